#!/usr/bin/env bash
# The code is as clang-format would write it.
set -u
cd "$1" || exit 2
command -v clang-format > /dev/null || { echo "clang-format is not here: not run"; exit 77; }
find src include tests -name '*.[ch]' -not -path '*/data/*' -not -name "statements*.h" | sort |
    xargs clang-format --dry-run -Werror
