#!/usr/bin/env bash
# Killed at any moment the window comes back to the same place, with everything up to the last receipt and the
# half-written note; and it goes on without a sound device, and when the recording goes away while it plays.
# usage: with_display.sh killed.sh PROGRAM RECORDINGS
set -euo pipefail
program=$1 recordings=$2
work=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill -9 $pid 2> /dev/null || true; rm -rf "$work"' EXIT
export XDG_CONFIG_HOME=$work/config
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
plumbline() { "$program" --library "$work/library" --as T-02 "$@"; }
mkdir "$work/recordings"
cp -p "$recordings"/mp4_25.mp4 "$work/recordings/one.mp4"
touch -d '1 hour ago' "$work/recordings/one.mp4"
plumbline index "$work/recordings" > /dev/null 2>&1
review=$(plumbline review new one.mp4 --json --rubric group-session-review --facilitators A=F-014,B=F-022 |
    sed -n 's/.*"review":"\([^"]*\)".*/\1/p')

start() { # sound driver
    SDL_AUDIODRIVER=$1 "$program" --library "$work/library" --as T-02 2> "$work/window.txt" &
    pid=$!
    for ((i = 0; i < 100; i++)); do
        xdotool search --onlyvisible --name '^Plumbline$' > /dev/null 2>&1 && break
        sleep 0.1
    done
    sleep 1.2
}
press() { for key in "$@"; do xdotool key --clearmodifiers "$key"; sleep 0.05; done; }
tags() { plumbline tag list "$review" | wc -l; }

# --- a note is being written; the process dies in the middle of it
start dummy
press Return
sleep 0.8
press space
sleep 2
press 5 3 minus 2 2 plus
sleep 0.4
press Return
sleep 0.2
xdotool type --delay 10 -- 'You waited, and'
sleep 1
kill -9 $pid
wait $pid 2> /dev/null || true
[ "$(tags)" = 2 ] || fail "$(tags) tags after the kill, not 2"

# --- without a sound device it comes back to the note, which is kept as if nothing had been
start nonsense
xdotool type --delay 10 -- ' they went on.'
press ctrl+Return
sleep 0.6
plumbline tag list "$review" | grep -q 'You waited, and they went on\.' ||
    fail "the note is not whole: $(plumbline tag list "$review")"

# --- killed again and again at other moments: what had its receipt is there, and the library is whole
for ((n = 0; n < 12; n++)); do
    before=$(tags)
    press 2 1 plus
    sleep 0.$((n % 4 * 2))
    kill -9 $pid
    wait $pid 2> /dev/null || true
    after=$(tags)
    [ "$after" -ge "$before" ] || fail "$after tags, and $before before"
    start dummy
done
plumbline verify > "$work/verify.txt" || fail "$(cat "$work/verify.txt")"

# --- the recording goes away while it plays: tags can be made all the same
press space
sleep 0.5
mv "$work/recordings/one.mp4" "$work/recordings/away.mp4"
sleep 1
before=$(tags)
press 4 1 plus
sleep 1
kill -0 $pid 2> /dev/null || fail "it ended when the recording went away: $(cat "$work/window.txt")"
[ "$(tags)" = $((before + 1)) ] || fail "no tag could be made while the recording is away"
press ctrl+q
for ((i = 0; i < 50; i++)); do kill -0 $pid 2> /dev/null || break; sleep 0.1; done
wait $pid || fail "it ended with $?: $(cat "$work/window.txt")"
pid=

# --- and at the next start it says so, and everything is there
start dummy
kill -0 $pid 2> /dev/null || fail "it does not open without its recording: $(cat "$work/window.txt")"
press ctrl+q
wait $pid || fail "it ended with $?"
pid=
printf '1 passed, 0 failed\n'
