#!/usr/bin/env bash
# The window beside mpv, on one display, in one run: processor seconds for a minute of playing 720p25, and the time
# from the start of the process to the first picture. Medians of RUNS; ratios are what counts.
# usage: with_display.sh window.sh PROGRAM VIDEO…    (parts of one recording)
set -euo pipefail
program=$1
shift
runs=${RUNS:-3} seconds=${SECONDS_EACH:-20}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SDL_AUDIODRIVER=dummy XDG_CONFIG_HOME=$work/config
"$program" --library "$work/library" --as T-02 index "$@" > /dev/null 2>&1
"$program" --library "$work/library" --as T-02 review new "$(basename "$1")" --rubric group-session-review \
    --facilitators A=F-014,B=F-022 > /dev/null
ticks=$(getconf CLK_TCK)
cpu() { awk -v t="$ticks" '{ printf "%.2f\n", ($14 + $15) / t }' "/proc/$1/stat"; }
median() { sort -n | awk '{ v[NR] = $1 } END { printf "%.2f", v[int((NR + 1) / 2)] }'; }
minute() { # pid: processor seconds of a minute, from so many seconds
    local from to
    from=$(cpu "$1")
    sleep "$seconds"
    to=$(cpu "$1")
    awk -v a="$from" -v b="$to" -v s="$seconds" 'BEGIN { printf "%.2f\n", (b - a) * 60 / s }'
}
ours() {
    "$program" --library "$work/library" --as T-02 2> /dev/null &
    local pid=$!
    sleep 2.5
    [ -f "$work/opened" ] || { xdotool key Return; touch "$work/opened"; sleep 1.5; }
    xdotool key Home
    sleep 0.5
    xdotool key space
    sleep 2
    minute $pid >> "$work/ours"
    xdotool key space
    sleep 0.3
    xdotool key Home # both begin with the first picture
    sleep 1.5
    xdotool key ctrl+q
    wait $pid
}
theirs() {
    mpv --no-config --vo=x11 --ao=null --hwdec=no --geometry=1024x576+0+0 --no-border --really-quiet "$1" &
    local pid=$!
    sleep 3
    minute $pid >> "$work/theirs"
    kill $pid
    wait $pid 2> /dev/null || true
}
for ((i = 0; i < runs; i++)); do ours; theirs "$1"; done
# --- from the start of the process to the first picture
cat > "$work/first.lua" << 'L'
mp.register_event("playback-restart", function()
    os.execute("date +%s%6N >> $PL_FIRST")
    mp.commandv("quit")
end)
L
export PL_FIRST=$work/first
now() { date +%s%6N; }
for ((i = 0; i < runs * 3; i++)); do
    from=$(now)
    PLUMBLINE_TELL=1 "$program" --library "$work/library" --as T-02 2> "$work/tell" &
    pid=$!
    for ((k = 0; k < 100; k++)); do grep -q 'first picture' "$work/tell" && break; sleep 0.03; done
    awk -v f="$from" '/first picture/ { printf "%.1f\n", ($3 - f) / 1000 }' "$work/tell" >> "$work/start-ours"
    sleep 0.2
    xdotool key ctrl+q
    wait $pid
    rm -f "$PL_FIRST"
    from=$(now)
    mpv --no-config --vo=x11 --ao=null --hwdec=no --really-quiet --script="$work/first.lua" "$1" || true
    awk -v f="$from" '{ printf "%.1f\n", ($1 - f) / 1000 }' "$PL_FIRST" >> "$work/start-theirs"
done
printf 'start to first picture, ms: plumbline %s (%s), mpv %s (%s)\n' "$(median < "$work/start-ours")" \
    "$(paste -sd' ' "$work/start-ours")" "$(median < "$work/start-theirs")" "$(paste -sd' ' "$work/start-theirs")"
a=$(median < "$work/ours") b=$(median < "$work/theirs")
printf 'playing 720p25, processor seconds a minute: plumbline %s (%s), mpv --vo=x11 %s (%s), ratio %s\n' "$a" \
    "$(paste -sd' ' "$work/ours")" "$b" "$(paste -sd' ' "$work/theirs")" \
    "$(awk -v a="$a" -v b="$b" 'BEGIN { printf "%.2f", a / b }')"
