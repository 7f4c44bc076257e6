#!/usr/bin/env python3
"""Runs karaula on inputs of the sizes N, 2N and 4N, and prints what each took as a table.

    scale.py KARAULA [--cases NAME ...] [--share S] [--threads T]

Each case makes its own inputs, the same each time: `losses` sites on a border, `cells` of 10 m, `types` of equipment, and a
`country` of border, sites and patrols. What grows with the size alone should double from row to row. With a share below 1 all
sizes are that much smaller.
"""

import argparse
import json
import math
import os
import pathlib
import random
import struct
import subprocess
import sys
import tempfile
import time

METRES_PER_DEGREE = 111_320
LATITUDE = 42.0
WEST = 18.0
STEPS = (1, 2, 4)


def line(length, wander=300.0):
    """A border of a length (m), roughly, which goes east and comes back further north: no wider than it can be planned."""
    chance = random.Random(7)
    width, places, x, y, way = 250_000.0, [], 0.0, 0.0, 1
    for _ in range(int(length / 500)):
        places.append((x, y + chance.uniform(-wander, wander) / 4))
        x += 500 * way
        if not 0 <= x <= width:
            x, way = min(max(x, 0.0), width), -way
            for step in range(1, 41):
                places.append((x, y + 500 * step))
            y += 20_000
    return places


def place(x, y):
    """Longitude and latitude (degrees) of a point (m) of the plane."""
    latitude = LATITUDE + y / METRES_PER_DEGREE
    return [round(WEST + x / METRES_PER_DEGREE / math.cos(math.radians(LATITUDE)), 7), round(latitude, 7)]


def write_border(folder, points):
    feature = {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [place(*point) for point in points]}}
    (folder / "border.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))


def write_terrain(folder, points, step=90.0):
    """Rolling hills under a border and 15 km around it, as a GeoTIFF of whole metres."""
    lowest, highest = place(min(x for x, _ in points) - 15_000, min(y for _, y in points) - 15_000), place(
        max(x for x, _ in points) + 15_000, max(y for _, y in points) + 15_000)
    cell = step / METRES_PER_DEGREE
    columns, rows = int((highest[0] - lowest[0]) / cell), int((highest[1] - lowest[1]) / cell)
    with open(folder / "dem.bil", "wb") as file:
        for row in range(rows):
            waves = [int(600 + 200 * math.sin(row / 37) * math.sin(column / 53) + (column * 7 + row * 13) % 11) for column in range(columns)]
            file.write(struct.pack(f"<{columns}h", *waves))
    (folder / "dem.hdr").write_text(f"BYTEORDER I\nLAYOUT BIL\nNROWS {rows}\nNCOLS {columns}\nNBANDS 1\nNBITS 16\nPIXELTYPE SIGNEDINT\n"
                                    f"ULXMAP {lowest[0] + cell / 2}\nULYMAP {highest[1] - cell / 2}\nXDIM {cell}\nYDIM {cell}\n")
    return "terrain: {dem: dem.bil, crs: EPSG:4326}\n"


def write_sites(folder, points, count, kinds=("fixed-pillar",)):
    chance = random.Random(11)
    rows = ["id,type,longitude,latitude"]
    for number in range(count):
        x, y = chance.choice(points)
        longitude, latitude = place(x + chance.uniform(-250, 250), y + chance.uniform(-400, 400))
        rows.append(f"S{number},{kinds[number % len(kinds)]},{longitude},{latitude}")
    (folder / "sites.csv").write_text("\n".join(rows) + "\n")
    return "sites: [{source: sites.csv}]\n"


def losses(folder, share):
    """4,000 sites on 400 km at the most: a site each 100 m."""
    points, count = line(400_000 * share), int(4000 * share)
    write_border(folder, points)
    return f"{count} sites", write_terrain(folder, points) + write_sites(folder, points, count), ["--losses"]


def cells(folder, share):
    """Cells of 10 m along 100 km at the most, with the map 2 km wide."""
    points = line(100_000 * share)
    write_border(folder, points)
    text = write_terrain(folder, points, 30) + write_sites(folder, points, int(20 * share) + 1)
    return f"{100 * share:g} km", text + "grid: {cell_size_m: 10, corridor_m: {inside: 1000, outside: 1000}}\n", ["--out", "out"]


def types(folder, share):
    """2,500 types of equipment at the most, a site each."""
    count, points = int(2500 * share), line(100_000)
    write_border(folder, points)
    own = "".join(f"  own-{number}: {{extends: fixed-pillar, mast_height_m: {9 + number % 20}}}\n" for number in range(count))
    return f"{count} types", "equipment:\n" + own + write_sites(folder, points, count, [f"own-{number}" for number in range(count)]), []


def country(folder, share):
    """10,000 km of border with 2,000 sites and 500 patrols at the most."""
    points = line(10_000_000 * share)
    write_border(folder, points)
    patrols = []
    for number in range(int(500 * share)):
        start = len(points) * number // int(500 * share)
        route = [place(*point) for point in points[start : start + 12]]
        patrols.append(f"  - {{id: U{number}, type: uav, route: {route}, height_m: 120, speed_m_s: 15,"
                       " camera: {band: lwir, hfov_deg: 25, vfov_deg: 20, pixels: [640, 512], depression_deg: 40}}\n")
    text = write_terrain(folder, points, 300) + write_sites(folder, points, int(2000 * share))
    return f"{10_000 * share:g} km", text + "grid: {cell_size_m: 90}\nperiod_s: 7200\npatrols:\n" + "".join(patrols), []


CASES = {"losses": losses, "cells": cells, "types": types, "country": country}


def measured(program, folder, options):
    """The seconds on the clock and of all processors, and the peak of memory (MB), of a run."""
    start = time.monotonic()
    with open(folder / "log", "w") as log:
        process = subprocess.Popen([program, "run", "scenario.yaml", "--quiet", *options], cwd=folder, stdout=subprocess.DEVNULL, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"karaula ended with {process.returncode}: {(folder / 'log').read_text()[-500:]}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("karaula", type=pathlib.Path)
    parser.add_argument("--cases", nargs="+", choices=CASES, default=list(CASES))
    parser.add_argument("--share", type=float, default=1, help="of the full sizes, above 0 and at most 1")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    asked = parser.parse_args()
    print("| case | size | clock s | processor s | peak MB |\n|---|---|---|---|---|")
    for case in asked.cases:
        for step in STEPS:
            with tempfile.TemporaryDirectory() as name:
                folder = pathlib.Path(name)
                size, text, options = CASES[case](folder, asked.share * step / STEPS[-1])
                (folder / "scenario.yaml").write_text(f"karaula: 1\nborder: {{source: border.geojson}}\n{text}")
                clock, processor, peak = measured(asked.karaula.resolve(), folder, [*options, "--threads", str(asked.threads)])
                print(f"| {case} | {size} | {clock:.1f} | {processor:.1f} | {peak:.0f} |", flush=True)


if __name__ == "__main__":
    main()
