#!/usr/bin/env bash
# Size budgets: files, headers, functions, lines. A soft limit is named, a hard one fails.
set -u
cd "$1" || exit 2
find src include tests -name '*.[ch]' -not -path '*/data/*' | sort | xargs awk '
    function close_file() {
        if (name == "") return
        limit = name ~ /^include\// ? 200 : 1000
        if (lines > limit) { printf "%s: %d lines; the limit is %d\n", name, lines, limit; faults++ }
        else if (lines > 600) printf "%s: %d lines (600 is the soft limit)\n", name, lines
    }
    FNR == 1 { close_file(); name = FILENAME; lines = 0; inside = 0 }
    { lines = FNR }
    # columns are characters, not bytes; tables of statements hold long words of SQL
    length($0) > 100 {
        text = $0
        gsub(/[\200-\277]/, "", text)
        if (length(text) > 110) { printf "%s:%d: %d columns\n", FILENAME, FNR, length(text); faults++ }
    }
    /^\{$/ { inside = 1; from = FNR }
    /^\}$/ && inside {
        inside = 0; size = FNR - from + 1; sizes[++functions] = size
        if (size > 100) { printf "%s:%d: a function of %d lines\n", FILENAME, from, size; faults++ }
        else if (size > 60) printf "%s:%d: a function of %d lines (60 is the soft limit)\n", FILENAME, from, size
    }
    END {
        close_file()
        for (i in sizes) { total++; if (sizes[i] <= 15) small++; if (sizes[i] > 60) large++ }
        printf "%d functions: %d %% of at most 15 lines, %d above 60\n", total, 100 * small / total, large
        exit faults > 0
    }
'
