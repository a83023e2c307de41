#!/usr/bin/env bash
# Real keys on the real window while it plays: with a drive that takes 200 ms for each wait, and with another
# program that holds the library for 2 s. No key is lost, their order holds, pictures go on.
# usage: with_display.sh slow.sh PROGRAM RECORDINGS SLOW_SYNC HOLD
set -euo pipefail
program=$1 recordings=$2 slow=$3 hold=$4
work=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill -9 $pid 2> /dev/null || true; rm -rf "$work"' EXIT
export XDG_CONFIG_HOME=$work/config SDL_AUDIODRIVER=dummy PLUMBLINE_TELL=1
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
plumbline() { "$program" --library "$work/library" --as T-02 "$@"; }
mkdir "$work/recordings"
cp -p "$recordings"/part_a.mp4 "$work/recordings/one.mp4"
touch -d '1 hour ago' "$work/recordings/one.mp4"
plumbline index "$work/recordings" > /dev/null 2>&1
review=$(plumbline review new one.mp4 --json --rubric group-session-review --facilitators A=F-014,B=F-022 |
    sed -n 's/.*"review":"\([^"]*\)".*/\1/p')

press() { for key in "$@"; do xdotool key --clearmodifiers "$key"; sleep 0.04; done; }
items() { plumbline tag list "$review" --json | grep -o '"items":\["[^"]*"' | grep -o '[0-9]\.[0-9]' || true; }
start() { # what stands before the program
    LD_PRELOAD=$1 "$program" --library "$work/library" --as T-02 2> "$work/window.txt" &
    pid=$!
    for ((i = 0; i < 100; i++)); do
        xdotool search --onlyvisible --name '^Plumbline$' > /dev/null 2>&1 && break
        sleep 0.1
    done
    sleep 1.5
}
finish() {
    press ctrl+q
    for ((i = 0; i < 100; i++)); do kill -0 $pid 2> /dev/null || break; sleep 0.1; done
    wait $pid || fail "the program ended with $?: $(cat "$work/window.txt")"
    pid=
    dropped=$(sed -n 's/^pictures [0-9]* dropped //p' "$work/window.txt" | head -n 1)
    shown=$(sed -n 's/^pictures \([0-9]*\) dropped.*/\1/p' "$work/window.txt" | head -n 1)
    [ -n "$dropped" ] || fail "it did not say what was dropped: $(cat "$work/window.txt")"
    [ "$shown" -ge 60 ] || fail "only $shown pictures were shown"
    # none on a machine that has nothing else to do
    [ "$dropped" -le "${PL_MOST_DROPPED:-4}" ] || fail "$dropped of $shown pictures were dropped"
    printf '%s pictures, %s dropped\n' "$shown" "$dropped"
}
expect() { # items in the order of their keys, times not going back
    [ "$(items | tr '\n' ' ')" = "$1" ] || fail "tags: $(items | tr '\n' ' '), not $1"
    plumbline verify > /dev/null || fail "the library is not whole"
}

# --- the drive takes 200 ms for each wait
start "$slow"
press Return
sleep 1.5
press space
sleep 0.5
press 2 1 plus 2 2 minus 2 3 plus 2 4 minus 2 5 plus 2 6 plus 3 3 plus 3 4 minus
sleep 2
finish
expect "2.1 2.2 2.3 2.4 2.5 2.6 3.3 3.4 "

# --- another program holds the library for 2 s
start ""
press Home space
sleep 0.5
"$hold" "$work/library/plumbline.db" 2 &
holder=$!
sleep 0.1
press 4 1 plus 4 2 minus 4 3 plus 4 4 minus
[ "$(items | wc -l)" = 8 ] || fail "a tag was written while the library was held"
wait $holder || fail "the library could not be held"
sleep 2
finish
[ "$(items | sort | tr '\n' ' ')" = "2.1 2.2 2.3 2.4 2.5 2.6 3.3 3.4 4.1 4.2 4.3 4.4 " ] || fail "tags: $(items | tr '\n' ' ')"
plumbline verify > /dev/null || fail "the library is not whole"
printf '2 passed, 0 failed\n'
