"""Plumbline beside mpv, ffms2 and ffmpeg: measures in turn, and prints one table.

usage: table.py BUILD MATERIAL [ROWS…]    (index reopen seek step start play sound speech sheet memory wrong)
"""

import json
import math
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile

import peers

BUILD, PLACE, *ONLY = sys.argv[1:]
PROGRAM = os.path.join(BUILD, "plumbline")
REOPEN = os.path.join(BUILD, "reopen")
RUNS = int(os.environ.get("PL_RUNS", "5"))
PLAY = int(os.environ.get("PL_PLAY_SECONDS", "60"))
MEMORY = int(os.environ.get("PL_MEMORY_SECONDS", "600"))
NUMBERS = 15000  # frames of material until they are counted anew
WORK = tempfile.TemporaryDirectory(prefix="plumbline-bench-")

LINES = []


def note(words):
    print(words, file=sys.stderr, flush=True)


def material(name):
    return os.path.join(PLACE, name)


def work(name):
    return os.path.join(WORK.name, name)


def ours(*words):
    """What `plumbline bench …` measured; {} where it knows no such measurement."""
    run = subprocess.run([PROGRAM, "bench", *map(str, words), "--json"], capture_output=True,
                         text=True)
    if run.returncode == 2:
        return {}
    if run.returncode:
        raise RuntimeError(f"bench {' '.join(map(str, words))}: {run.stderr}")
    return json.loads(run.stdout)


def median(values):
    there = [value for value in values if value is not None]
    return statistics.median(there) if there else None


def share(values, part):
    """The value that so much of a row does not exceed, by nearest rank as Plumbline counts."""
    row = sorted(values)
    return row[max(0, math.ceil(part * len(row)) - 1)]


def shown(value, unit):
    if value is None:
        return "-"
    if unit == "ms" and value >= 1000:
        value, unit = value / 1000, "s"
    digits = 0 if unit in ("", "MB") else 3 if abs(value) < 0.1 else 2 if abs(value) < 10 else 1
    return f"{value:.{digits}f}{' ' + unit if unit else ''}"


def line(what, own, unit, peer="", theirs=None, ratio=None, most=None, least=None):
    """A row: own figure, the peer's, and what is to be reached (a ratio, or a figure itself)."""
    got = own / theirs if own is not None and theirs else None
    reached = "-"
    if ratio is not None and got is not None:
        reached = "yes" if got <= ratio else f"**no**, by {got / ratio:.2f} ×"
    elif most is not None and own is not None:
        reached = "yes" if own <= most else "**no**"
    elif least is not None and own is not None:
        reached = "yes" if own >= least else "**no**"
    aim = (f"≤ {ratio} ×" if ratio is not None else f"≤ {shown(most, unit)}" if most is not None
           else f"≥ {shown(least, unit)}" if least is not None else "")
    LINES.append([what, shown(own, unit), f"{peer} {shown(theirs, unit)}".strip() if peer else "",
                  f"{got:.3f}" if got is not None else "", aim, reached if aim else ""])
    note(" | ".join(LINES[-1]))


def turns(count, *measures):
    """Each in turn, so often; gives the results of each."""
    rows = [[] for _ in measures]
    for run in range(count):
        for row, measure in zip(rows, measures):
            row.append(measure(run))
    return rows


def of(results, name):
    return median([result.get(name) for result in results])


# ----- the rows


def index():
    for name, what, ratio in (("long.mp4", "index of 2.5 h MP4", 0.12),
                              ("long.mkv", "index of 2.5 h MKV", 0.5),
                              ("dvdlong.mpg", "index of a program stream, 50 min", 0.4)):
        own, theirs = turns(
            RUNS, lambda run, name=name: ours("index", material(name), "--count", 1, "--seed", run,
                                              "--numbers", NUMBERS),
            lambda run, name=name: 1000 * peers.ffmsindex(material(name), work("index")))
        line(what, of(own, "built_p50_ms"), "ms", "ffmsindex", median(theirs), ratio=ratio)
        begun = name != "long.mp4"  # it can be used when its beginning has been read
        if begun:
            line(f"{what}: usable (its beginning has been read)", of(own, "quick_p50_ms"), "ms",
                 "ffmsindex", median(theirs), most=1000)
        of_what = " of its beginning" if begun else ""
        line(f"{what}: from nothing to the exact picture of a random moment{of_what}",
             of(own, "picture_p50_ms"), "ms", "ffmsindex", median(theirs),
             most=1000)
        again = peers.reopen(REOPEN, material(name), work("index"), RUNS)
        line(f"reopening it ({name})", of(own, "reopened_p50_ms"), "ms", "ffms2", median(again),
             ratio=0.3)
        WRONG[name] = WRONG.get(name, 0) + sum(result["wrong"] for result in own)
    own, theirs = turns(
        RUNS, lambda run: ours("index", material("disc"), "--count", 1, "--seed", run, "--numbers",
                               NUMBERS),
        lambda run: 1000 * peers.ffmsindex(material("joined.vob"), work("index")))
    line("DVD folder through its tables: first exact picture of a random moment",
         of(own, "picture_p50_ms"), "ms", "ffmsindex, joined VOBs", median(theirs), ratio=0.05)
    line("DVD folder: usable (its times are known)", of(own, "quick_p50_ms"), "ms",
         "ffmsindex, joined VOBs", median(theirs), ratio=0.05)
    line("DVD folder: read to its end", of(own, "built_p50_ms"), "ms", "ffmsindex, joined VOBs",
         median(theirs))
    WRONG["disc"] = sum(result["wrong"] for result in own)


SEEK = {}  # mpv's exact seeks in ms, by file: what other rows are held against


def seek():
    for name in ("m720.mp4", "long.mp4"):
        path, targets = material(name), []

        def own_cold(run):
            result = ours("seek", path, "--count", 60, "--seed", run + 7, "--numbers", NUMBERS)
            targets[:] = result["targets_us"]
            return result

        cold, theirs, warm, near, small, tags = turns(
            RUNS, own_cold, lambda run: peers.mpv_seeks(path, targets),
            lambda run: ours("seek", path, "--count", 60, "--seed", run + 7, "--warm", "--numbers",
                             NUMBERS),
            lambda run: ours("seek", path, "--count", 60, "--seed", run + 7, "--near", "--numbers",
                             NUMBERS),
            lambda run: ours("seek", path, "--count", 60, "--seed", run + 7, "--thumbs",
                             "--numbers", NUMBERS),
            lambda run: ours("seek", path, "--count", 60, "--seed", run + 7, "--tags", "--numbers",
                             NUMBERS))
        p50 = SEEK[name] = median([share(times, 0.5) for times, _ in theirs])
        p95 = median([share(times, 0.95) for times, _ in theirs])
        line(f"exact seek from cold, p50 ({name})", of(cold, "p50_ms"), "ms", "mpv", p50, ratio=0.8)
        line(f"exact seek from cold, p95 ({name})", of(cold, "p95_ms"), "ms", "mpv", p95, ratio=1.0)
        line(f"processor time of 60 exact seeks ({name})", of(cold, "cpu_s"), "s", "mpv",
             median([used for _, used in theirs]), ratio=0.8)
        line(f"exact seek from a warm decoder, p50 ({name})", of(warm, "p50_ms"), "ms", "mpv, cold",
             p50, ratio=0.5)
        line(f"a picture that answers a jump, p50 ({name})", of(small, "first_p50_ms"), "ms",
             "mpv's exact seek", p50, ratio=0.2)
        line(f"the same, before its small pictures are there ({name})", of(cold, "first_p50_ms"),
             "ms", "mpv's exact seek", p50)
        line(f"jump to a tag: its exact picture, p95 ({name})", of(tags, "first_p95_ms"), "ms", most=16)
        line(f"seek within what was lately shown, p50 ({name})", of(near, "p50_ms"), "ms",
             "mpv's exact seek", p50, ratio=0.1)
        WRONG[name] = WRONG.get(name, 0) + sum(result["wrong"] for result in cold + warm + near + small + tags)


def step():
    for name in ("m720.mp4", "long.mp4"):
        path, places = material(name), []

        def own(run):
            result = ours("step", path, "--count", 60, "--seed", run + 7, "--numbers", NUMBERS)
            places[:] = result["targets_us"]
            return result

        back, theirs = turns(RUNS, own, lambda run: peers.mpv_steps(path, places, 30))
        line(f"step back, p50 ({name})", of(back, "p50_ms"), "ms", "mpv",
             median([share(times, 0.5) for times in theirs]), most=10)
        line(f"step back, p95 ({name})", of(back, "p95_ms"), "ms", "mpv",
             median([share(times, 0.95) for times in theirs]), ratio=0.5)
        WRONG[name] = WRONG.get(name, 0) + sum(result["wrong"] for result in back)


def start():
    path = material("long.mp4")
    warm, theirs, cold = turns(
        RUNS, lambda run: ours("start", path, "--count", 3, "--warm"),
        lambda run: median([peers.mpv_start(path) for _ in range(3)]),
        lambda run: ours("start", path, "--count", 3))
    line("start to first picture, 2.5 h MP4", of(warm, "p50_ms"), "ms", "mpv", median(theirs),
         ratio=0.75)
    line("start to first picture, its index not yet kept", of(cold, "p50_ms"), "ms", "mpv",
         median(theirs), ratio=0.75)


def play():
    path = material("m720.mp4")

    def own(speed):
        return lambda run: ours("play", path, "--for", PLAY, "--speed", speed)

    once, mpv, ffplay, twice, mpv_twice = turns(
        min(RUNS, 3), own(1), lambda run: peers.mpv_play(path, PLAY, 1),
        lambda run: peers.ffplay_play(path, PLAY), own(2),
        lambda run: peers.mpv_play(path, PLAY, 2))
    line("playing 720p, processor seconds a minute", of(once, "cpu_s_minute"), "s", "mpv --vo=x11",
         of(mpv, "cpu"), ratio=0.8)
    line("the same beside ffplay", of(once, "cpu_s_minute"), "s", "ffplay", median(ffplay), ratio=0.3)
    line("at 2 ×, pitch kept", of(twice, "cpu_s_minute"), "s", "mpv --vo=x11", of(mpv_twice, "cpu"),
         ratio=0.8)
    line("pictures dropped in all of these", sum(result["dropped"] for result in once + twice), "",
         "mpv", sum(result["dropped"] for result in mpv + mpv_twice), most=0)
    line("pictures shown at 2 ×, of those due", 100 * of(twice, "pictures") / of(twice, "pictures_due"),
         "%", least=99)


def sound():
    frame = 40
    path = material("m720.mp4")
    joins = [os.path.join(BUILD, "corpus", name) for name in ("part_a.mp4", "part_b.mp4")]
    plain, jumps, join = turns(
        min(RUNS, 3), lambda run: ours("play", path, "--for", PLAY, "--no-window", "--numbers", NUMBERS),
        lambda run: ours("play", path, "--for", PLAY, "--no-window", "--jumps", 10, "--seed", run),
        lambda run: ours("play", *joins, "--from", 6, "--for", 8, "--no-window"))
    worst = lambda results, name: max((one[name] for one in results if one.get(name) is not None),
                                      default=None)
    line("sound to picture while playing, worst", worst(plain, "av_offset_ms_max"), "ms", most=frame)
    line("the same, by beeps that were heard", worst(plain, "beep_offset_ms_max"), "ms", most=frame)
    line("after ten jumps, worst", worst(jumps, "av_offset_ms_max"), "ms", most=frame)
    line("across a join of two parts, worst", worst(join, "av_offset_ms_max"), "ms", most=frame)


def speech():
    path = material("long.mp4")
    if not ours("speech", path, "--count", 1):
        return note("speech: not measured, the program does not know it")
    own, theirs = turns(RUNS, lambda run: ours("speech", path, "--count", 1),
                        lambda run: 1000 * peers.silence(path))
    return line("speech of 2.5 h of AAC", of(own, "p50_ms"), "ms", "silencedetect", median(theirs),
                ratio=0.35)


def sheet():
    path = material("long.mp4")
    if not ours("sheet", path, "--count", 1):
        return note("sheet: not measured, the program does not know it")
    own, theirs = turns(RUNS, lambda run: ours("sheet", path, "--count", 1),
                        lambda run: 1000 * peers.thumbnails(path, work("sheet.png")))
    line("300 thumbnails of 2.5 h", of(own, "p50_ms"), "ms", "ffmpeg -threads 1 -skip_frame nokey",
         median(theirs), ratio=0.25)
    return line("the first 20 of them", of(own, "first_p50_ms"), "ms", most=300)


def memory():
    path = material("long.mp4")
    opened, theirs = turns(min(RUNS, 3), lambda run: ours("play", path, "--for", 5),
                           lambda run: peers.mpv_play(path, 5, 1))
    kept = of(opened, "kept_open_mb")
    line(f"memory with 2.5 h open, all found, without {kept:.0f} MB of frames",
         of(opened, "memory_open_mb") - kept, "MB", "mpv", of(theirs, "opened"), ratio=1.0)
    long = ours("play", path, "--for", MEMORY, "--speed", 4, "--jumps", 1000)
    line(f"memory after {MEMORY} s at 4 × with 1,000 jumps, without {long['kept_mb']:.0f} MB of frames",
         long["memory_end_mb"] - long["kept_mb"], "MB", "mpv, after playing", of(theirs, "memory"),
         ratio=1.0)
    line("frames that are kept", long["kept_mb"], "MB", most=256 * 1.048576)
    line("the most memory, beside what it was after the first minute",
         long["memory_most_mb"] / long["memory_begin_mb"], "×", most=1.2)


WRONG = {}


def wrong():
    for name in ("long.mkv", "dvdlong.mpg", "disc"):
        for words in (("seek", "--count", 60), ("step", "--count", 30)):
            result = ours(words[0], material(name), *words[1:], "--numbers", NUMBERS)
            WRONG[name] = WRONG.get(name, 0) + result["wrong"]
    for name, count in sorted(WRONG.items()):
        line(f"wrong pictures in all of these ({name})", count, "", most=0)
    result = ours("seek", material("dvdlong.mpg"), "--count", 15, "--numbers", NUMBERS)
    theirs = peers.mpv_wrong(material("dvdlong.mpg"), result["targets_us"], NUMBERS)
    line("wrong pictures of 15 exact seeks in a program stream", result["wrong"], "", "mpv", theirs,
         most=0)


# ----- the table


def version(*words):
    try:
        out = subprocess.run(words, capture_output=True, text=True).stdout
    except OSError:
        return "-"
    return (re.search(r"\d+\.\d+[.\d]*", out) or ["-"])[0]


def machine():
    with open("/proc/cpuinfo") as file:
        cpu = (re.search(r"model name\s*: (.*)", file.read()) or ["", "unknown processor"])[1]
    with open("/proc/meminfo") as file:
        memory = int(re.search(r"MemTotal:\s*(\d+)", file.read())[1]) / 1048576
    system = platform.freedesktop_os_release().get("PRETTY_NAME", "")
    ffms = version("dpkg-query", "-W", "ffmsindex")
    return (f"{cpu}, {os.cpu_count()} processors, {memory:.0f} GB; {system}, Linux {platform.release()}; "
            f"mpv {version('mpv', '--version')}, FFmpeg {version('ffmpeg', '-version')}, ffms2 {ffms}; "
            f"medians of {RUNS} runs in turn; load {os.getloadavg()[1]:.1f} at the end.")


def table():
    print(f"Machine: {machine()}\n")
    print("| what | Plumbline | beside | ratio | to reach | reached |\n|---|---|---|---|---|---|")
    for row in LINES:
        print(f"| {' | '.join(row)} |")


ROWS = [index, seek, step, start, play, sound, speech, sheet, memory, wrong]
for row in ROWS:
    if not ONLY or row.__name__ in ONLY:
        note(f"--- {row.__name__}")
        row()
table()
