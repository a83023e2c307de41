#!/usr/bin/env bash
# Records that are made from signed ones, each from its start until it is signed, in the window; then what stands in the
# library is asked of the command line.
# usage: records.sh PROGRAM RECORDINGS
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$1 recordings=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work XDG_CONFIG_HOME=$work/config TZ=UTC
library() { # name
    library=$work/$1
    "$program" --library "$library" --as T-02 index "$recordings/part_a.mp4" > "$work/index.txt" 2>&1
    mkdir -p "$library/rubrics"
    cp "$here/records/own-1.yaml" "$library/rubrics/own-1.yaml"
}
plumbline() {
    "$program" --library "$library" --as "$@"
}
script() { # who, name
    plumbline "$1" --script "$here/records/$2.script" --screens "$work/screens"
}
fault() {
    echo "$1" >&2
    exit 1
}
reviews() { # who: each a line
    plumbline "$1" review list --json | sed 's/{"review":/\n&/g'
}
has() { # words, pattern, text: as often as it says
    [ "$(grep -c "$2" <<< "$3" || true)" = "$1" ] || fault "not $1 times $2 in: $3"
}

library correction
script T-02 first
script T-02 correct
all=$(reviews T-02)
has 2 '"state":"signed"' "$all"
has 1 '"correction_reason":"1.2 was about another session."' "$all"
has 1 '"corrected_by":"' "$all"

library consensus
plumbline T-02 person add T-03 --role treatment-manager > /dev/null
script T-02 first
script T-03 second
script T-02 agree
all=$(reviews T-02)
has 3 '"state":"signed"' "$all"
has 1 '"kind":"second"' "$all"
agreed=$(grep '"kind":"consensus"' <<< "$all" | sed 's/{"review":"\([^"]*\)".*/\1/')
scores=$(plumbline T-02 score list "$agreed" --json)
has 1 '"item":"1.1".*"value":2' "$(sed 's/{"item":/\n&/g' <<< "$scores")"

library own-view
plumbline T-02 person add F-014 --role facilitator > /dev/null
script T-02 first
script F-014 self
script T-02 gap
all=$(reviews T-02)
has 1 '"kind":"self"' "$all"
has 2 '"state":"signed"' "$all"

library edition
script T-02 draft
sed -e 's/^edition: 1/edition: 2/' -e 's/"3": warm/"3": warm throughout/' \
    -e '/"1.3", title/a\      - { id: "1.4", title: Time, per: facilitator, weight: 1, look_for: Clock }' \
    "$here/records/own-1.yaml" > "$library/rubrics/own-2.yaml"
script T-02 move
all=$(reviews T-02)
has 1 '"edition":2' "$all"
has 1 '"state":"signed"' "$all"
plumbline T-02 verify > /dev/null
echo "4 passed, 0 failed"
