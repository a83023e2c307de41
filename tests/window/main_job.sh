#!/usr/bin/env bash
# The main job as a person does it: real key presses and a real pointer on a real window, on one keyboard
# layout. The library then holds exactly what was done.
# usage: with_display.sh main_job.sh PROGRAM RECORDINGS LAYOUT
set -euo pipefail
program=$1 recordings=$2 layout=$3
work=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill -9 $pid 2> /dev/null || true; rm -rf "$work"' EXIT
export SDL_AUDIODRIVER=dummy XDG_CONFIG_HOME=$work/config
trap 'printf "FAILED (%s) at line %s\n" "$layout" $LINENO >&2' ERR
fail() { printf 'FAILED (%s): %s\n' "$layout" "$*" >&2; [ -z "${PL_KEEP:-}" ] || cp -r "$work" "$PL_KEEP"; exit 1; }
plumbline() { "$program" --library "$work/library" --as T-02 "$@"; }
json() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" | head -n 1; }

setxkbmap "$layout"
plumbline index "$recordings"/part_a.mp4 "$recordings"/part_b.mp4 > "$work/index.txt" 2>&1 ||
    fail "$(cat "$work/index.txt")"

start() {
    "$program" --library "$work/library" --as T-02 2> "$work/window.txt" &
    pid=$!
    for ((i = 0; i < 100; i++)); do
        window=$(xdotool search --onlyvisible --name '^Plumbline$' 2> /dev/null | head -n 1) || true
        [ -z "$window" ] || break
        sleep 0.1
    done
    [ -n "$window" ] || fail "no window: $(cat "$work/window.txt")"
    sleep 1.5
}

# Signs by the character that they write, whatever has to be pressed for it on this layout.
press() {
    local key
    for key in "$@"; do
        case $key in
        '+') key=plus ;; '-') key=minus ;; '!') key=exclam ;; '*') key=asterisk ;; ';') key=semicolon ;;
        '.') key=period ;; ',') key=comma ;;
        esac
        xdotool key --clearmodifiers "$key"
        sleep 0.06
    done
}
type_words() { xdotool type --delay 12 -- "$1"; sleep 0.2; }
# until the library holds so many of these lines
wait_for() { # count, what, command…
    local count=$1 what=$2 got=0
    shift 2
    for ((i = 0; i < 60; i++)); do
        got=$("$@" | wc -l)
        [ "$got" != "$count" ] || return 0
        sleep 0.1
    done
    fail "$what: $got, not $count"
}
review=
review_of() { plumbline review list --json 2> /dev/null | json review; }
lines() { plumbline "$@" --json 2> /dev/null | grep -o '"tag":' || true; }
tags() { lines tag list "$review"; }
notes() { plumbline tag list "$review" --json | grep -o '"note":"[^"]\+"' || true; }
scores() { plumbline score list "$review" --json | grep -o '"item":' || true; }

start
# --- open: a recording that has no review yet asks what it needs
press Return
sleep 0.5
type_words 'F-014, F-022'
press Tab Down Down Return # the second programme of the list: Building Better Relationships
press Tab; type_words 'emotions 4' # of its sessions; leaving the field takes it
press Tab; type_words 'Northgate Tue'
press Tab; type_words '10 Mar 2026'
press Tab; type_words 'Drawn at random'
press Tab # the rubric: the first of the list stands there
press Tab Tab Tab Tab Tab space # none of these
press Tab Tab space # start
for ((i = 0; i < 50; i++)); do
    review=$(review_of)
    [ -z "$review" ] || break
    sleep 0.1
done
[ -n "$review" ] || fail "no review was started"
plumbline recordings --json | grep -q 'BBR · My Emotions · session 4' || fail "not the session that was chosen"
plumbline recordings --json | grep -q '"2026-03-10"' || fail "not the day that was written"
sleep 1.5

# --- ten moments for two facilitators, while it plays
press space
sleep 0.8
for keys in '5 3 -' '2 2 +' '2 3 +' '3 3 +' '1 5 -'; do press $keys; sleep 0.15; done
press Escape b # the tag in hand keeps its own
for keys in '2 1 +' '2 4 -' '4 1 +' '3 4 ;' '5 2 +'; do press $keys; sleep 0.15; done
wait_for 10 "tags" tags

# --- two notes, without stopping
press Return
sleep 0.2
type_words 'You asked about their own choice, and waited.'
press ctrl+Return
wait_for 1 "notes" notes
press p p # the one that was made last, and the one before it
press Return
sleep 0.2
type_words 'Pairs first, then the circle.'
press ctrl+Return
wait_for 2 "notes" notes

# --- one is corrected, taken back and taken forth
press space
press p
press '*'
sleep 0.3
before=$(plumbline tag list "$review" --json)
press ctrl+z
sleep 0.5
[ "$(plumbline tag list "$review" --json)" != "$before" ] || fail "undo changed nothing"
press ctrl+y
sleep 0.5
[ "$(plumbline tag list "$review" --json)" = "$before" ] || fail "redo did not bring it back"

# --- 26 items for two: 44 scores and three answers, by key
press ctrl+2
sleep 0.5
for ((i = 0; i < 44; i++)); do press 3 Tab; done
sleep 0.3
wait_for 44 "scores" scores
press 0 Tab 0 Tab 0 # the check: three times no
wait_for 47 "scores and answers" scores

# --- what is missing is gone to by key; sentences and strengths
for ((i = 0; i < 12; i++)); do
    missing=$(plumbline review show "$review" --json | grep -o '"what":"[^"]*"' | head -n 1 || true)
    [ -n "$missing" ] || break
    press F8
    sleep 0.3
    case $missing in
    *strength*) type_words 'Nothing was seen in the part watched.'; press ctrl+Return ;;
    *moment*) xdotool key --clearmodifiers x; sleep 0.2; press 3 ;;
    *) fail "missing: $missing" ;;
    esac
    sleep 0.5
done
[ -z "$(plumbline review show "$review" --json | grep -o '"what":"[^"]*"')" ] ||
    fail "still missing: $(plumbline review show "$review")"

# --- signed with the pointer, on the button at the foot and the one of the dialog
xdotool mousemove 1284 864 click 1
sleep 0.6
press Tab space
for ((i = 0; i < 50; i++)); do
    plumbline review show "$review" --json | grep -q '"state":"signed"' && break
    sleep 0.1
done
plumbline review show "$review" --json | grep -q '"state":"signed"' || fail "not signed"

# --- the report: PDF by key, HTML by the pointer
press ctrl+3
sleep 2
press ctrl+e
for ((i = 0; i < 100; i++)); do ls "$work"/library/exports/*.pdf > /dev/null 2>&1 && break; sleep 0.1; done
xdotool mousemove 1230 160 click 1
sleep 0.3
press ctrl+e
for ((i = 0; i < 100; i++)); do ls "$work"/library/exports/*.html > /dev/null 2>&1 && break; sleep 0.1; done
ls "$work"/library/exports/*.pdf "$work"/library/exports/*.html > /dev/null 2>&1 || fail "no files were exported"
head -c 5 "$work"/library/exports/*.pdf | grep -q '%PDF-' || fail "that is no PDF"

press ctrl+q
for ((i = 0; i < 50; i++)); do kill -0 $pid 2> /dev/null || break; sleep 0.1; done
wait $pid || fail "the program ended with $?: $(cat "$work/window.txt")"
pid=

# --- the library holds exactly that
plumbline tag list "$review" > "$work/tags.txt"
[ "$(wc -l < "$work/tags.txt")" = 10 ] || fail "$(cat "$work/tags.txt")"
for wanted in 'development  5.3  A' 'strength  2.2  A' 'strength  2.3  A' 'strength  3.3  A' 'development  1.5  A' \
    'strength  2.1  B' 'development  2.4  B' 'strength  4.1  B' 'neutral  3.4  B' 'strength  5.2  B'; do
    grep -q "$wanted" "$work/tags.txt" || fail "no tag \"$wanted\": $(cat "$work/tags.txt")"
done
noted() { plumbline tag list "$review" --json | sed 's/{"tag":/\n&/g' | grep "\"note\":\"$1" | grep -q "\"$2\""; }
noted 'You asked' 5.2 || fail "the first note is not on 5.2"
noted 'Pairs first' 3.4 || fail "the second note is not on 3.4"
[ "$(plumbline score list "$review" --json | grep -o '"value":"\?3"\?' | wc -l)" -ge 40 ] ||
    fail "$(plumbline score list "$review")"
plumbline verify > "$work/verify.txt" || fail "$(cat "$work/verify.txt")"
printf '1 passed, 0 failed (%s)\n' "$layout"
