#!/usr/bin/env bash
# Each public header compiles alone, and twice in one file.
set -u
cd "$1" || exit 2
compiler=${2:-cc}
faults=0
for header in $(find include -name '*.h' | sort); do
    name=${header#include/}
    printf '#include "%s"\n#include "%s"\nint alone;\n' "$name" "$name" |
        "$compiler" -std=c17 -D_XOPEN_SOURCE=700 -Wall -Wextra -Wpedantic -Werror -Iinclude \
            -fsyntax-only -x c - || { echo "$header does not compile alone"; faults=1; }
done
exit $faults
