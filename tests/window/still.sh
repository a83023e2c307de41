#!/usr/bin/env bash
# A key is seen within a second where nothing else moves: nothing plays, and the pointer lies still.
# usage: with_display.sh still.sh PROGRAM RECORDINGS
set -euo pipefail
program=$1 recordings=$2
work=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill -9 $pid 2> /dev/null || true; rm -rf "$work"' EXIT
export XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data SDL_AUDIODRIVER=dummy
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }

start() { # options…
    "$program" "$@" 2> "$work/window.txt" &
    pid=$!
    for ((i = 0; i < 100; i++)); do
        ! xdotool search --onlyvisible --name '^Plumbline$' > /dev/null 2>&1 || return 0
        sleep 0.1
    done
    fail "no window: $(cat "$work/window.txt")"
}
finish() {
    kill $pid
    wait $pid 2> /dev/null || true
    pid=
}
pixels() { md5sum < "$PL_SCREEN"; }
rest() { # until nothing on the screen changes for longer than the program waits by itself
    local before now same=0
    before=$(pixels)
    for ((i = 0; i < 100; i++)); do
        sleep 0.1
        now=$(pixels)
        [ "$now" = "$before" ] && same=$((same + 1)) || same=0
        before=$now
        [ $same -lt 13 ] || return 0
    done
    fail "the screen does not come to rest"
}
seen() { # what the screen is, keys…
    local screen=$1 key before
    shift
    for key in "$@"; do
        rest
        before=$(pixels)
        xdotool key --clearmodifiers "$key"
        for ((i = 0; i < 20; i++)); do
            [ "$(pixels)" = "$before" ] || continue 2
            sleep 0.05
        done
        [ -z "${PL_KEEP:-}" ] || import -window root "$PL_KEEP.png"
        fail "$screen: $key is not seen"
    done
}

xdotool mousemove 2 2
start --library "$work/new"
seen first T 0 2 Tab space Down
finish

"$program" --library "$work/library" --as T-02 index "$recordings/mp4_25.mp4" > /dev/null 2>&1
"$program" --library "$work/library" --as T-02 review new mp4_25.mp4 --rubric group-session-review \
    --facilitators A=F-014,B=F-022 > /dev/null 2>&1
start --library "$work/library" --as T-02
seen library question Escape slash N BackSpace Escape
seen library Return
seen watch question Escape 2 1
seen score ctrl+2 Down x Escape
seen report ctrl+3 ctrl+p Escape
finish
printf '1 passed, 0 failed\n'
