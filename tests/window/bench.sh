#!/usr/bin/env bash
# Measuring in the real window: it plays and closes by itself, starts are counted, and nothing is left behind.
# usage: with_display.sh bench.sh PROGRAM RECORDINGS
set -euo pipefail
program=$1 recordings=$2
TMPDIR=$(mktemp -d)
trap 'rm -rf "$TMPDIR"' EXIT
export TMPDIR SDL_AUDIODRIVER=dummy XDG_CONFIG_HOME=$TMPDIR/config
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

has() { # json, field…
    local json=$1 field
    shift
    for field in "$@"; do
        [[ $json == *"\"$field\":"[0-9]* ]] || fail "no $field in $json"
    done
}

played=$("$program" bench play "$recordings/mp4_25.mp4" --for 1.5 --json)
has "$played" cpu_s dropped av_offset_ms_max pictures memory_end_mb
[[ $played == *'real window'* ]] || fail "not in the window: $played"
[[ $played == *'"pictures":0,'* ]] && fail "no picture was shown: $played"
started=$("$program" bench start "$recordings/mp4_25.mp4" --count 1 --json)
has "$started" p50_ms p95_ms max_ms cpu_s
[[ $started == *'real window'* || $started == *'in its window'* ]] || fail "no window: $started"
[ -z "$(find "$TMPDIR" -name 'plumbline-bench-*')" ] || fail "something was left in $TMPDIR"
