#!/usr/bin/env bash
# Every file of a corpus through its target; a corpus that is empty or gone is a failure, not a pass.
set -eu
target=$1 corpus=$2
files=$(find "$corpus" -type f | sort)
[ -n "$files" ] || { echo "$corpus holds nothing to replay"; exit 1; }
echo "$files" | tr '\n' '\0' | xargs -0 "$target"
