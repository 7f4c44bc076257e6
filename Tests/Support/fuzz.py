#!/usr/bin/env python3
"""Builds the readers of scenarios and missions with libFuzzer and gives each of them inputs that it makes up.

    fuzz.py [--runs N] [--seconds S] [--seed S] [--scratch DIR] [--keep DIR] [--corpus DIR]

Each reader gets N inputs, made from a few good ones by what the inputs before reached in its code. It ends by no trap, within
20 s, under 2 GB, and at worst with one error of ours. Inputs that end otherwise are kept in DIR, and the exit code is 1.
With a corpus, inputs that reached something new are kept for the next time.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import mutate

SECONDS = 20
MEGABYTES = 2048
LONGEST = 8192
LITCHI = """latitude,longitude,altitude(m),heading(deg),curvesize(m),rotationdir,gimbalmode,gimbalpitchangle,actiontype1,actionparam1,\
altitudemode,speed(m/s),poi_latitude,poi_longitude
43.5751,21.2301,100,0,0.2,0,0,0,0,5000,0,8,0,0
43.5790,21.2440,120,0,0.2,0,0,0,-1,0,1,8,0,0
"""
WAYLINES = """<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:wpml="http://www.dji.com/wpmz/1.0.2"><Document>
<Folder><wpml:executeHeightMode>relativeToStartPoint</wpml:executeHeightMode><wpml:autoFlightSpeed>8</wpml:autoFlightSpeed>
<Placemark><Point><coordinates>21.2301,43.5751</coordinates></Point><wpml:executeHeight>100</wpml:executeHeight>
<wpml:action><wpml:actionActuatorFunc>hover</wpml:actionActuatorFunc><wpml:hoverTime>5</wpml:hoverTime></wpml:action></Placemark>
<Placemark><Point><coordinates>21.2440,43.5790</coordinates></Point><wpml:executeHeight>120</wpml:executeHeight></Placemark>
</Folder></Document></kml>
"""
TRANSECTS = """{"fileType":"Plan","version":1,"mission":{"version":2,"plannedHomePosition":[43.5751,21.2301,400],"items":[
{"type":"ComplexItem","complexItemType":"survey","TransectStyleComplexItem":{"FollowTerrain":false,"CameraCalc":{"DistanceMode":1,"DistanceToSurface":80},
"VisualTransectPoints":[[43.5751,21.2301],[43.5790,21.2440]]}},{"type":"ComplexItem","complexItemType":"fwLandingPattern"}]}}
"""
LOITER = "QGC WPL 110\n0 1 0 16 0 0 0 0 43.5 21.2 400 1\n1 0 3 18 2 0 50 0 43.6 21.3 100 1\n2 0 3 19 30 0 0 0 43.7 21.4 100 1\n3 0 3 93 9 0 0 0 0 0 0 1\n4 0 3 20 0 0 0 0 0 0 0 1\n"
GOOD = {"scenario": [mutate.SCENARIO, "karaula: 1\nborder: {source: b}\nsites: [{id: A, type: fixed-pillar, at: [21, 43]}]\n",
                     "extends: input\nsites: {add: [], remove: [A], change: {A: {mast_height_m: 3}}}\n"],
        "flightPlan": [mutate.PLAN, TRANSECTS], "waypoints": [mutate.WAYPOINTS, LOITER], "litchi": [LITCHI], "waylines": [WAYLINES]}


def built(scratch):
    """Builds the program and gives its path."""
    command = ["swift", "build", "-c", "release", "--scratch-path", scratch, "--product", "Fuzzing", "--sanitize", "fuzzer"]
    environment = {**os.environ, "KARAULA_BUILD": "fuzzing"}
    subprocess.run(command, check=True, env=environment, stdout=sys.stderr)
    place = subprocess.run([*command, "--show-bin-path"], check=True, env=environment, capture_output=True, text=True).stdout
    return pathlib.Path(place.strip()) / "Fuzzing"


def start(program, reader, folder, asked):
    """Starts a reader's run; its corpus and its log lie in a folder."""
    corpus = (asked.corpus or folder) / reader
    corpus.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(GOOD[reader]):
        (corpus / f"good-{number}").write_text(text)
    words = sorted({word for text in GOOD[reader] for word in re.findall(r"[\w:.-]{2,40}", text)})
    (folder / f"{reader}.dict").write_text("".join(f'"{word}"\n' for word in words))
    asked.keep.mkdir(parents=True, exist_ok=True)
    options = [f"-runs={asked.runs}", f"-seed={asked.seed}", f"-max_total_time={asked.seconds}", f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}",
               f"-max_len={LONGEST}", f"-dict={folder / reader}.dict", f"-artifact_prefix={asked.keep}/{reader}-", "-print_final_stats=1"]
    with open(folder / f"{reader}.log", "w") as log:
        return subprocess.Popen([program, f"--reader={reader}", *options, corpus], stdout=log, stderr=log,
                                env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--seconds", type=int, default=0, help="the longest that each reader is run; 0 for as long as it takes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--readers", nargs="+", choices=sorted(GOOD), default=list(GOOD))
    parser.add_argument("--scratch", type=pathlib.Path, help="where to build, kept for the next time")
    parser.add_argument("--keep", type=pathlib.Path, default=pathlib.Path("fuzzed"))
    parser.add_argument("--corpus", type=pathlib.Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        program = built(asked.scratch or folder / "build")
        runs = {reader: start(program, reader, folder, asked) for reader in asked.readers}
        failed = False
        for reader, process in runs.items():
            code = process.wait()
            log = (folder / f"{reader}.log").read_text(errors="replace")
            stats = dict(re.findall(r"stat::(\w+): *(\d+)", log))
            reached = re.findall(r"cov: (\d+)", log)
            print(f"{reader}: {stats.get('number_of_executed_units', 'no')} inputs, {stats.get('average_exec_per_sec')} a second,"
                  f" {reached[-1] if reached else 'no'} places in the code reached, exit code {code}")
            if code:
                failed = True
                print(log[-4000:])
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
