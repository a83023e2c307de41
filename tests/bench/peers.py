"""The other programs: mpv over its socket, ffmsindex and ffms2, ffmpeg and ffplay."""

import json
import os
import select
import signal
import socket
import subprocess
import tempfile
import time

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
PATIENCE = 60


def cpu_of(pid):
    """Processor seconds of a process so far, all its threads, user and system."""
    with open(f"/proc/{pid}/stat") as file:
        words = file.read().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) / TICK


def memory_of(pid):
    """MB that are resident."""
    with open(f"/proc/{pid}/statm") as file:
        return int(file.read().split()[1]) * PAGE / 1e6


def seconds(words):
    """How long a command takes; it must succeed."""
    began = time.monotonic()
    subprocess.run(words, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return time.monotonic() - began


class Mpv:
    """An mpv that stands on its first picture, driven over its socket."""

    def __init__(self, path, *options):
        self.folder = tempfile.TemporaryDirectory()
        place = os.path.join(self.folder.name, "socket")
        self.process = subprocess.Popen(
            ["mpv", "--no-config", "--pause", "--keep-open=always", "--ao=null", "--hwdec=no",
             "--really-quiet", f"--input-ipc-server={place}", *options, path],
            stdin=subprocess.DEVNULL)
        self.socket = socket.socket(socket.AF_UNIX)
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self.socket.connect(place)
                break
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.01)
        self.rest = b""
        self.lines = []
        # on its first picture once there is a time
        while self.ask("get_property", "time-pos").get("data") is None:
            time.sleep(0.02)
        time.sleep(0.5)
        self.drain()

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()
        self.socket.close()
        self.folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.close()

    def line(self, wait=PATIENCE):
        """The next message, or None where none came in time."""
        while not self.lines:
            if not select.select([self.socket], [], [], wait)[0]:
                return None
            *whole, self.rest = (self.rest + self.socket.recv(65536)).split(b"\n")
            self.lines += [json.loads(one) for one in whole if one]
        return self.lines.pop(0)

    def drain(self):
        while self.line(0):
            pass

    def send(self, *command):
        self.socket.sendall(json.dumps({"command": command, "request_id": 1}).encode() + b"\n")

    def ask(self, *command):
        self.send(*command)
        while True:
            got = self.line()
            if got is None or "error" in got:
                return got or {}

    def until_shown(self, *command):
        """Milliseconds from the command until the picture that it asks for is out."""
        self.drain()
        began = time.monotonic()
        self.send(*command)
        while True:
            got = self.line()
            if got is None:
                raise TimeoutError(command)
            if got.get("event") == "playback-restart":
                return (time.monotonic() - began) * 1000

    def seek(self, second):
        return self.until_shown("seek", second, "absolute+exact")

    def cpu(self):
        return cpu_of(self.process.pid)

    def memory(self):
        return memory_of(self.process.pid)


def mpv_seeks(path, targets_us):
    """Times of exact seeks and the processor seconds of all of them."""
    with Mpv(path, "--vo=null") as mpv:
        before = mpv.cpu()
        times = [mpv.seek(at / 1e6) for at in targets_us]
        return times, mpv.cpu() - before


def mpv_steps(path, targets_us, count):
    """Times of steps back, so many in a row from each place."""
    times = []
    with Mpv(path, "--vo=null") as mpv:
        for at in targets_us:
            mpv.seek(at / 1e6)
            times += [mpv.until_shown("frame-back-step") for _ in range(count)]
    return times


def mpv_play(path, length, speed, *options):
    """Processor seconds of a minute of playing, memory before and after, frames dropped."""
    with Mpv(path, "--vo=x11", "--geometry=1024x576+0+0", "--no-border", f"--speed={speed}",
             *options) as mpv:
        opened = mpv.memory()
        mpv.ask("set_property", "pause", False)
        time.sleep(3)
        before, began = mpv.cpu(), time.monotonic()
        time.sleep(length)
        used = (mpv.cpu() - before) * 60 / (time.monotonic() - began)
        dropped = mpv.ask("get_property", "frame-drop-count").get("data") or 0
        dropped += mpv.ask("get_property", "decoder-frame-drop-count").get("data") or 0
        return {"cpu": used, "opened": opened, "memory": mpv.memory(), "dropped": dropped}


FIRST = """mp.register_event("playback-restart", function()
    local out = io.open(os.getenv("PL_FIRST"), "w")
    out:write("1")
    out:close()
    mp.commandv("quit")
end)
"""


def mpv_start(path):
    """Milliseconds from the start of its process to its first picture in a window."""
    with tempfile.TemporaryDirectory() as folder:
        pipe, script = os.path.join(folder, "first"), os.path.join(folder, "first.lua")
        os.mkfifo(pipe)
        with open(script, "w") as file:
            file.write(FIRST)
        began = time.monotonic()
        process = subprocess.Popen(
            ["mpv", "--no-config", "--vo=x11", "--ao=null", "--hwdec=no", "--really-quiet",
             f"--script={script}", path],
            stdin=subprocess.DEVNULL, env={**os.environ, "PL_FIRST": pipe})
        with open(pipe) as file:
            file.read(1)
            took = (time.monotonic() - began) * 1000
        process.wait()
        return took


def ffplay_play(path, length):
    """Processor seconds of a minute of playing."""
    process = subprocess.Popen(
        ["ffplay", "-v", "quiet", "-nostats", "-x", "1024", "-y", "576", path],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "SDL_AUDIODRIVER": "dummy"})
    time.sleep(3)
    before, began = cpu_of(process.pid), time.monotonic()
    time.sleep(length)
    used = (cpu_of(process.pid) - before) * 60 / (time.monotonic() - began)
    process.kill()
    process.wait()
    return used


def ffmsindex(path, index):
    return seconds(["ffmsindex", "-f", path, index])


def reopen(program, path, index, count):
    out = subprocess.run([program, path, index, str(count)], check=True, capture_output=True,
                         text=True).stdout
    return [float(line) for line in out.split()]


def silence(path):
    return seconds(["ffmpeg", "-v", "error", "-nostats", "-i", path, "-vn", "-af",
                    "silencedetect=noise=-30dB:d=0.5", "-f", "null", "-"])


def thumbnails(path, out):
    """300 of every third key frame, 160 wide, as one picture."""
    return seconds(["ffmpeg", "-v", "error", "-y", "-threads", "1", "-skip_frame", "nokey", "-i",
                    path, "-vf", "select='not(mod(n,3))',scale=160:90,tile=20x15", "-frames:v",
                    "1", out])


CELLS, STRIPS = 26, 15


def number_in(picture):
    """The number in the pixels of an image file, as tests/bench/material paints it; -1: none, or torn."""
    size = subprocess.run(["ffprobe", "-v", "error", "-show_entries", "stream=width,height", "-of",
                           "csv=p=0", picture], check=True, capture_output=True, text=True).stdout
    width, height = map(int, size.split(",")[:2])
    gray = subprocess.run(["ffmpeg", "-v", "error", "-i", picture, "-f", "rawvideo", "-pix_fmt",
                           "gray", "-"], check=True, capture_output=True).stdout

    def cell(i, strip):
        x, y = (2 * i + 1) * width // (2 * CELLS), (2 * strip + 1) * height // STRIPS
        light = gray[y * width + x]
        return 1 if light > 165 else 0 if light < 85 else -1

    bits = [cell(i, 0) for i in range(CELLS)]
    torn = -1 in bits or any(bits[i] == cell(i, 1) for i in range(CELLS))
    return -1 if torn else int("".join(map(str, bits[1:-1])), 2)


def mpv_wrong(path, targets_us, numbers, fps=25):
    """How many pictures were not the one asked for."""
    count = 0
    with Mpv(path, "--vo=null") as mpv:
        for at in targets_us:
            mpv.seek(at / 1e6)
            picture = os.path.join(mpv.folder.name, "picture.png")
            mpv.ask("screenshot-to-file", picture, "video")
            count += number_in(picture) != round(at / 1e6 * fps) % numbers
    return count
