#!/usr/bin/env bash
# Runs the scripts and holds each screen, as text, against the one that is expected. PL_RENEW=1 writes those anew.
# usage: screens.sh PROGRAM RECORDINGS
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$1 recordings=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work XDG_CONFIG_HOME=$work/config TZ=UTC
run_script() { # name, recordings…
    local name=$1 library=$work/$1/library
    shift
    "$program" --library "$library" --as T-02 index "$@" > "$work/index.txt" 2>&1 ||
        { cat "$work/index.txt"; exit 1; }
    local code post
    for code in ${people:-}; do # code=day on which the post began
        post=${code#*=}
        "$program" --library "$library" --as T-02 person add "${code%=*}" --role facilitator > /dev/null
        [ -z "$post" ] || "$program" --library "$library" --as T-02 person post "${code%=*}" --from "$post" > /dev/null
    done
    [ -z "${review:-}" ] ||
        "$program" --library "$library" --as T-02 review new $review > /dev/null
    [ -z "${transcript:-}" ] ||
        "$program" --library "$library" --as T-02 transcript add part_a.mp4 "$transcript" > /dev/null
    [ -z "${policy:-}" ] || "$program" --library "$library" --as T-02 policy set "$policy" > /dev/null
    "$program" --library "$library" --as T-02 --script "$here/$name.script" --screens "$work/screens"
}
run_script main "$recordings"/part_a.mp4 "$recordings"/part_b.mp4
mkdir "$work/day"
cp "$recordings/part_a.mp4" "$work/day/morning.mp4"
cp "$recordings/part_b.mp4" "$work/day/noon.mp4"
touch -d '1 hour ago' "$work"/day/*
run_script parts "$work/day"
mkdir "$work/torn"
cp "$recordings/hole.mkv" "$work/torn/session_part1.mkv"
cp "$recordings/cut.mkv" "$work/torn/session_part2.mkv"
touch -d '1 hour ago' "$work"/torn/*
run_script damage "$work/torn"
run_script sound "$recordings/sound.wav"
run_script tracks "$recordings/two_tracks.mkv"
run_script open "$recordings/part_a.mp4"
run_script rubrics "$recordings/sound.wav"
# what is to be added lies in the person's own folder
mkdir -p "$work/Videos/Session"
cp "$recordings/part_a.mp4" "$work/Videos/Session/s_part1.mp4"
cp "$recordings/part_b.mp4" "$work/Videos/Session/s_part2.mp4"
cp "$recordings/sound.wav" "$work/Videos/known 17 March 2026.wav"
cp "$recordings/garbage.mp4" "$work/Videos/broken.mp4"
touch "$work/Videos/plan.pdf"
find "$work/Videos" -exec touch -d 2020-03-20T12:00:00Z {} +
run_script add "$work/Videos/known 17 March 2026.wav"
review='part_a.mp4 --rubric guiding-style-review --facilitators A=F-014,B=F-022' \
    run_script count "$recordings/part_a.mp4"
people='F-014=2100-04-01 F-022=2100-04-10 F-031=2100-04-20 F-006=2098-02-01 F-009=2100-05-19' \
    review='part_a.mp4 --rubric guiding-style-review --facilitators A=F-014,B=F-022 --group Harbour --date 2100-03-20' \
    run_script people "$recordings/part_a.mp4" "$recordings/part_b.mp4"
printf '%s\n' 'format: policy 1' 'title: North' 'transcript_search: yes' > "$work/policy.yaml"
transcript=$here/transcript.vtt policy=$work/policy.yaml \
    review='part_a.mp4 --rubric group-session-review --facilitators A=F-014,B=F-022' \
    run_script transcript "$recordings/part_a.mp4"
transcript='' review='part_a.mp4 --rubric group-session-review --facilitators A=F-014,B=F-022' \
    run_script untold "$recordings/part_a.mp4"
faults=0 count=0
for screen in "$work"/screens/*.txt; do
    name=$(basename "$screen")
    # what differs from day to day, and widths that follow from it
    sed -i -E 's/saved [0-9]{2}:[0-9]{2}/saved 00:00/; s/· saving/· saved 00:00/
        s/[0-9]+:[0-9]{2} of ([0-9:]+) watched/0:00 of \1 watched/; s/[0-9]+:[0-9]{2} counted/0:00 counted/' "$screen"
    sed -i -E '/saved 00:00| spent"| of [0-9:]+( min)? watched"|progress "Watched"|^ +text ".*" 3[0-9]{2},0 /s/ -?[0-9]+,-?[0-9]+ [0-9]+x[0-9]+$//' "$screen"
    # drives of this computer
    sed -i -E '/[GM]B free"|text "(Drives|Discs)"|= "(network|disc)"/d' "$screen"
    [ -z "${PL_RENEW:-}" ] || cp "$screen" "$here/expected/$name"
    count=$((count + 1))
    diff -u "$here/expected/$name" "$screen" || faults=$((faults + 1))
done
printf '%d passed, %d failed\n' $((count - faults)) $faults
[ "$faults" = 0 ]
