#!/usr/bin/env bash
# Reads every #include against cmake/layers.txt. Prints each fault; fails when there is one.
set -u
cd "$1" || exit 2
awk '
    FILENAME ~ /layers\.txt$/ {
        if ($0 ~ /^#/ || $0 !~ /:/) next
        split($0, line, ":"); module = line[1]; modules[module] = 1
        split(line[2], side, "|")
        n = split(side[1], words, " ")
        for (i = 1; i <= n; i++) may[module, words[i]] = 1
        n = split(side[2], words, " ")
        for (i = 1; i <= n; i++) owner[words[i]] = module
        next
    }
    FNR == 1 { here = module_of(FILENAME); private_dir = "src/" here "/" }
    /^[ \t]*#[ \t]*include/ {
        if (match($0, /"[^"]*"/)) own(substr($0, RSTART + 1, RLENGTH - 2))
        else if (match($0, /<[^>]*>/)) foreign(substr($0, RSTART + 1, RLENGTH - 2))
    }
    function module_of(path,   parts) {
        split(path, parts, "/")
        if (path ~ /^src\//) { sub(/\.c$/, "", parts[2]); return parts[2] }
        sub(/\.h$/, "", parts[3]); return parts[3]
    }
    function fault(words) { printf "%s:%d: %s\n", FILENAME, FNR, words; faults++ }
    function own(path,   parts, other) {
        if (path !~ /^plumbline\//) {
            if (path ~ /\//) fault("a private header is reached through a folder: " path)
            return
        }
        split(path, parts, "/"); other = parts[2]; sub(/\.h$/, "", other)
        if (other == here) return
        if (!((here, other) in may)) fault(here " may not include " other)
        used[here, other] = 1
    }
    function foreign(path,   key) {
        for (key in owner) {
            if (index(path, key) != 1) continue
            if (owner[key] != here) fault(path " belongs to " owner[key])
            used_foreign[key] = 1
            return
        }
        if (path ~ /^(SDL|cairo|pango|xlsxwriter|libxml|jansson|archive|dvdread|gsl|fontconfig)/)
            fault(path " has no owner in cmake/layers.txt")
    }
    END {
        for (pair in may) {
            split(pair, p, SUBSEP)
            if (!(pair in used)) { printf "cmake/layers.txt: %s never includes %s\n", p[1], p[2]; faults++ }
        }
        for (key in owner)
            if (!(key in used_foreign)) { printf "cmake/layers.txt: nobody includes %s\n", key; faults++ }
        exit faults > 0
    }
' cmake/layers.txt $(find src include -name '*.[ch]' | sort)
