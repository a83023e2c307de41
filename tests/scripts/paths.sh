#!/usr/bin/env bash
# Whole paths of a review through the window, from the dialog that starts it until its feedback is closed: one-to-one, a
# self-review beside the review, an agreed record, a correction. Who acts opens the window as themselves; what is said is
# said by keys, and by the pointer on what is named. What stands in the library then is asked of the command line.
# usage: paths.sh PROGRAM RECORDINGS [PATH…]
set -euo pipefail
program=$1 recordings=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work XDG_CONFIG_HOME=$work/config TZ=UTC
pictures=()
[ -z "${PL_PIXELS:-}" ] || pictures=(--pixels "$PL_PIXELS")
passed=0

plumbline() { # who, words…
    "$program" --library "$library" --as "$@"
}
library() { # name, facilitators…
    library=$work/$1
    plumbline T-02 index "$recordings/part_a.mp4" > "$work/index.txt" 2>&1
    plumbline T-02 person add T-05 --role treatment-manager > /dev/null
    for code in "${@:2}"; do plumbline T-02 person add "$code" --role facilitator > /dev/null; done
}
window() { # who; the script comes in
    cat > "$work/now.script"
    plumbline "$1" --script "$work/now.script" --screens "$work/screens" "${pictures[@]}" ||
        { cat -n "$work/now.script" >&2; exit 1; }
}
fault() {
    echo "$1" >&2
    exit 1
}
has() { # words, pattern, text: as often as it says
    [ "$(grep -oE "$2" <<< "$3" | wc -l)" = "$1" ] || fault "not $1 times $2 in: $3"
}
review_of() { # kind
    plumbline T-02 review list --json | sed 's/{"review":/\n&/g' | grep "\"kind\":\"$1\"" |
        sed -n "${2:-1}s/{\"review\":\"\([^\"]*\)\".*/\1/p"
}
today=$(date -u +%F)
day="($today|$(date -u -d tomorrow +%F))" # it may turn
# A facilitator's feedback has gone the whole way: what stands there, and in the log who did it, each step once.
is_closed() { # review, slot, code, outcome, reviewer, how many were closed (1)
    local shown steps
    shown=$(plumbline T-02 review show "$1")
    has 1 "$2 $3: closed; released $day by $5; closed by T-05: $4" "$shown"
    steps=$(plumbline T-02 log list --json | sed 's/{"number":/\n&/g' | grep "\"object\":\"$1\"")
    has 1 "\"utc\":\"$day[^\"]*\",\"person\":\"$5\",[^}]*\"kind\":\"feedback released\"" "$steps"
    has 1 "\"utc\":\"$day[^\"]*\",\"person\":\"$3\",[^}]*\"kind\":\"feedback read\"" "$steps"
    has 1 "\"utc\":\"$day[^\"]*\",\"person\":\"$3\",[^}]*\"kind\":\"feedback answered\"" "$steps"
    has "${6:-1}" "\"utc\":\"$day[^\"]*\",\"person\":\"T-05\",[^}]*\"kind\":\"feedback closed\"" "$steps"
}

# ----- what each path has in it

say_session() { # facilitators, words of the session; in the dialog, with the focus on who led it
    printf '%s\n' "text $1" 'key Tab' 'text bbr' 'key Enter' 'key Tab' "text $2" 'key Enter' 'key Tab' \
        'text Northgate Tue' 'key Tab' 'text 10 Mar 2026' 'key Tab' 'text Drawn at random' \
        'click radio "None of these"' 'click button "Start"' settle
}
# A strength of everybody on 2.4 in three keys, with its words; then each score by two keys, and three times "no".
watch_and_score() { # level, how many scores
    printf '%s\n' 'key Shift+A' 'key 2' 'key 4' 'key +' 'key Enter' 'text You waited, and they went on.' \
        'key Ctrl+Enter' 'key Ctrl+2'
    for ((i = 0; i < $2; i++)); do printf 'key %s\nkey Tab\n' "$1"; done
    for ((i = 0; i < 3; i++)); do printf 'key 0\nkey Tab\n'; done
    echo settle
}
add_moments() { # how many critical items rest on the moment of 2.4
    for ((i = 0; i < $1; i++)); do printf '%s\n' 'key F8' 'key E' 'key 1' settle; done
}
sign() {
    printf '%s\n' 'key F8' 'expect Nothing is missing. You can sign.' 'key Ctrl+P' 'text sign off' 'key Enter' \
        'expect "Sign off this review?"' 'key Tab' 'key Space' settle 'expect "Signed '
}
release() { # to whom, as the button says
    printf '%s\n' 'key Ctrl+3' settle "click button \"Release to $1…\"" 'key Tab' 'key Ctrl+A' "text $today" \
        'click button "Release"' settle 'expect "Released"' 'lacks Speak with each'
}
open_row() { # the one that was open when the window was shut is left
    printf '%s\n' settle 'run screen library' settle 'key Enter' settle 'key Ctrl+3' settle
}
# The facilitator reads, answers the whole and the first point, and sends; what is not said is refused.
read_and_answer() { # outcome of the point, as the choice says
    printf '%s\n' 'expect "Your feedback"' 'click button "I have read this"' settle 'expect You read this on' \
        'click row "The report as a whole"' 'text Thank you.' 'key Ctrl+Enter' 'text I had planned it.' \
        "click radio \"$1\"" 'key Esc' settle 'expect kept, only you can see it' \
        'click button "Send my answers…"' 'key Tab' 'key Space' settle 'expect sent' 'lacks kept, only you'
}
close_feedback() { # how, as the choice says
    printf '%s\n' 'click button "Answers, and closing…"' 'expect I had planned it.' \
        "click radio \"$1\"" 'click button "Close the feedback"' settle "expect status \"$1\""
}
picture() {
    [ -z "${PL_PIXELS:-}" ] || printf 'screen %s\n' "$1"
}

# ----- the paths

one_to_one() {
    library one-to-one F-014
    { echo settle; echo 'key Enter'; say_session F-014 'one-to-one after my t'; watch_and_score 3 23; add_moments 2
      picture one-scored; sign; release F-014; picture one-released; } | window T-02
    review=$(review_of routine)
    { open_row; read_and_answer 'I agree'; picture one-answered; } | window F-014
    { open_row; close_feedback Agreed; picture one-closed; } | window T-05
    has 1 "\"setting\":\"one-to-one\"" "$(plumbline T-02 review show "$review" --json)"
    has 1 '"scores":26,' "$(plumbline T-02 review show "$review" --json)"
    is_closed "$review" A F-014 agreed T-02
}

# The facilitator looks first, and neither sees the other's until both are signed. 2.1 is where they are apart.
own_view() {
    library own-view F-014
    { printf '%s\n' settle 'key Enter' 'expect "Start a self-review"' 'expect "Self-review: your own view' 'text bbr' \
          'key Enter' 'key Tab' 'text emo 4' 'key Enter' 'key Tab' 'text Northgate Tue' 'key Tab' 'text 10 Mar 2026' \
          'click button "Start"' settle 'expect Question 0, First: an answer'
      picture self-begins
      printf '%s\n' 'key 1' 'key Ctrl+Enter' 'text The pairs.' 'key Ctrl+Enter' 'text The opening.' 'key Esc' settle \
          'click row "Treatment style"'
      for level in 1 4 3 3 3 3; do printf 'key %s\nkey Tab\n' $level; done
      printf '%s\n' settle 'expect 6 of 6 chosen'
      picture self-scored
      sign
      printf '%s\n' 'lacks signed on' 'key Ctrl+3' settle 'expect A self-review needs no release'
      picture self-signed; } | window F-014
    self=$(plumbline F-014 review list --json | sed -n 's/.*"review":"\([^"]*\)".*/\1/p')
    ! plumbline T-02 review show "$self" > /dev/null 2>&1 || fault "the self-review is not blind"
    { printf '%s\n' settle 'expect "Not started' 'key Enter' 'text F-014'
      printf 'key Tab\n%.0s' 1 2 3 4 5
      printf '%s\n' 'text Drawn at random' 'click radio "None of these"' 'click button "Start"' settle
      watch_and_score 3 26; add_moments 2; sign
      printf '%s\n' 'expect The self-review by F-014 was signed on' 'click button "Go to the next"' \
          'expect 2.1: F-014 rated this lower than the reviewer did. Talk about it.'
      picture gap
      printf '%s\n' 'click button "Open the self-review"' settle 'expect Your review was signed on' \
          'click row "Questions"' 'expect The opening.'
      picture gap-self
      printf '%s\n' 'click button "Open your review"' settle
      release F-014
      picture gap-released; } | window T-02
    review=$(review_of routine)
    { printf '%s\n' settle 'key Ctrl+2' 'expect The review by T-02 was signed on' 'run score-item 12 session' 'key Enter' \
          'text P2; T-02 knows.' 'key Esc' settle 'click button "Open the review"' settle 'key Ctrl+3' settle \
          'expect Your self-review was signed on'
      picture gap-read
      read_and_answer 'I see this differently'; } | window F-014
    { open_row; close_feedback 'Seen differently'; picture gap-closed; } | window T-05
    is_closed "$review" A F-014 different T-02
    has 1 '"kind":"self"' "$(plumbline F-014 review show "$self" --json)"
    has 1 '"prompt":"12"[^}]*"words":"P2; T-02 knows."' "$(plumbline T-02 review show "$self" --json)"
    ! plumbline F-014 prompt set "$self" 12 More > /dev/null 2>&1 || fault "a closed one was added to"
}

# Two score blind; what they agree on is a third record, and that is the one that is spoken about and closed.
agreed_record() {
    library agreed F-014 F-022
    { echo settle; echo 'key Enter'; say_session 'F-014, F-022' 'emo 4'; watch_and_score 3 44; add_moments 3
      } | window T-02
    { printf '%s\n' settle 'expect "Not started' 'key Enter' \
          'click radio "Second scorer, blind: nothing of the first is shown until yours is signed"' \
          'expect F-014, F-022' 'click radio "None of these"' 'click button "Start"' settle
      watch_and_score 3 44
      printf '%s\n' 'click row "Treatment style"' 'key 1' 'key Tab' 'key 2' settle
      add_moments 5; sign; printf '%s\n' 'lacks have both signed'; picture second-signed; } | window T-05
    { echo settle; sign
      printf '%s\n' 'expect T-02 and T-05 have both signed' 'click button "Make an agreed record…"' settle \
          'expect "Both originals stay as they are."' 'click button "Begin the agreed record"' settle \
          'expect Agreed record of what T-02' 'key F8'
      picture agreed-begun
      printf '%s\n' 'expect "Apart by two or more: to be talked about."' 'key 2' settle
      picture agreed-2
      printf '%s\n' 'key F8' 'key 3' settle; sign
      printf '%s\n' 'click button "Open T-05’s"' settle 'expect that is the one to report from' 'key Ctrl+3' settle
      picture agreed-second
      printf '%s\n' 'click button "Open the agreed record"' settle; release 'F-014 and F-022'
      picture agreed-released; } | window T-02
    agreed=$(review_of consensus)
    for person in F-014 F-022; do
        { open_row; read_and_answer 'I agree'; picture agreed-$person; } | window $person
    done
    { open_row; echo 'expect Agreed record of what T-02'; close_feedback Agreed; close_feedback Agreed
      picture agreed-closed; } | window T-05
    is_closed "$agreed" A F-014 agreed T-02 2
    is_closed "$agreed" B F-022 agreed T-02 2
}

# What the facilitator answers shows that a record is wrong. A new one corrects it, and goes its own way to closed; the
# earlier one stays, signed, with what was said of it.
correction() {
    library correction F-014
    { echo settle; echo 'key Enter'; say_session F-014 'emo 4'; watch_and_score 3 26; add_moments 2; sign
      release F-014; } | window T-02
    first=$(review_of routine)
    { open_row; read_and_answer 'I see this differently'; } | window F-014
    { open_row; printf '%s\n' 'click button "Correct…"'
      picture correct-asks
      printf '%s\n' 'text 3.6 was another session.' 'key Ctrl+Enter' settle \
          'expect This record corrects the one that T-02 signed'
      picture correct-begun
      printf '%s\n' 'click row "Groupwork and co-working"' 'run score-item 3.6 session' 'key X' 'key 3' settle
      sign; release F-014
      picture correct-released
      printf '%s\n' 'click button "Open the earlier one"' settle 'expect Corrected by T-02' 'key Ctrl+3' settle
      picture correct-earlier; } | window T-02
    second=$(plumbline T-02 review list --json | sed 's/{"review":/\n&/g' | grep "\"corrects\":\"$first\"" |
        sed 's/{"review":"\([^"]*\)".*/\1/')
    { open_row; echo 'expect This record corrects'; picture correct-read; read_and_answer 'I agree'
      picture correct-answered; } | window F-014
    { open_row; echo 'expect This record corrects'; close_feedback Agreed; picture correct-closed
      printf '%s\n' 'click button "Open the earlier one"' settle 'key Ctrl+3' settle
      close_feedback 'Seen differently'; picture correct-both; } | window T-05
    is_closed "$second" A F-014 agreed T-02
    is_closed "$first" A F-014 different T-02
}

[ $# -gt 0 ] || set -- one_to_one own_view agreed_record correction
for path in "$@"; do
    $path
    plumbline T-02 verify > /dev/null
    passed=$((passed + 1))
done
echo "$passed passed, 0 failed"
