#!/usr/bin/env bash
# Runs a command on a display of its own that nobody sees. PL_SCREEN names a file with the screen's pixels,
# in the form of xwd. usage: with_display.sh COMMAND…
set -eu
folder=$(mktemp -d)
Xvfb -displayfd 3 -screen 0 "${PL_SCREEN_SIZE:-1280x900x24}" -nolisten tcp -noreset -fbdir "$folder" \
    3> "$folder/number" 2> "$folder/log" &
server=$!
trap 'kill $server 2> /dev/null; wait $server 2> /dev/null || true; rm -rf "$folder"' EXIT
for ((i = 0; i < 200; i++)); do
    [ -s "$folder/number" ] && break
    kill -0 $server 2> /dev/null || { cat "$folder/log" >&2; exit 1; }
    sleep 0.05
done
DISPLAY=:$(cat "$folder/number")
export DISPLAY PL_SCREEN=$folder/Xvfb_screen0 SDL_VIDEODRIVER=x11
"$@"
