#!/usr/bin/env python3
"""Recompute golden/maleshevo.yaml without a line of the project, and compare a run's border.geojson with it.

    karaula run Tests/Support/golden/maleshevo.yaml --out RESULT    # without its patrols
    python3 Tests/Support/recompute.py RESULT           # pip install numpy pyproj; gdalwarp from gdal-bin

Border and terrain are the demonstration's. Its own supercover (all crossings of each segment, sorted), chainage (pyproj), terrain
(gdalwarp -r bilinear -et 0) and line of sight (floating point, by fractions) share nothing with the program but
the definitions. Prints the metres of each verdict, and how many metres of border the run decides otherwise.
"""
import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from pyproj import Geod, Transformer

MALESHEVO = Path(__file__).resolve().parents[2] / "geodata" / "maleshevo"
CELL = 60.0
DROP = (1 - 0.13) / (2 * 6371000)
TARGET = 1.8
MARGIN = 7020
# id, longitude, latitude, mast (m), azimuth, sector (degrees), lens (mm) over pixels of 17 um
SITES = [
    ("P1", 22.95417, 41.79667, 18, None, 360, 150),
    ("P2", 22.93667, 41.50583, 18, None, 360, 150),
    ("T1", 22.86750, 41.96583, 2, 75, 120, 75),
    ("T2", 22.89667, 41.87083, 2, 75, 120, 75),
    ("T3", 22.95417, 41.44250, 2, 80, 120, 75),
]
CAUSES = {0: "beyond every range", 1: "outside the field of view", 2: "in the near dead zone", 3: "hidden by terrain"}
REQUIRED, NEGLIGIBLE = 0.5, 0.01
CLEAR_AIR = {"thermal": 0.30e-3, "visible": 0}  # extinction per metre
# At a visibility of 23 km: Koschmieder at 0.55 um, Kim at 10 um over the floor of clear air.
AIR = {"thermal": 0.30e-3 + 3.912 / 23e3 * (10 / 0.55) ** -1.3, "visible": 3.912 / 23e3}


def chance(distance, mast, lens, air):
    """The better of a pillar's two cameras, or a portable camera's, on a person at night (SENSORS.md 1 to 4)."""
    # Ranges of 50 %: 0.5 m to a pixel of 17 um; 25 px/m over a field of 2.3 degrees, half of that at night.
    cameras = [(0.5 * lens / 17e-3, 2 / (4 * 0.05), air["thermal"])]
    if mast == 18:
        cameras.append((0.5 * 1920 / (2 * 25 * math.tan(math.radians(1.15))), 0.5 / 0.02, air["visible"]))
    best = 0.0
    for ceiling, signal, extinction in cameras:
        n = min(1, signal * math.exp(-extinction * distance)) * ceiling / distance
        best = max(best, 1 / (1 + math.exp(-(2.7 + 0.7 * n) * math.log(n))))
    return best


def warped(system, west, north, columns, rows):
    """The terrain on the lattice's cells."""
    with tempfile.TemporaryDirectory() as folder:
        out = folder + "/dem.img"
        box = [west, north - rows * CELL, west + columns * CELL, north]
        subprocess.run(
            ["gdalwarp", "-q", "-of", "ENVI", "-ot", "Float32", "-r", "bilinear", "-et", "0", "-t_srs", system,
             "-te", *map(str, box), "-ts", str(columns), str(rows),
             MALESHEVO / "terrain.tif", out], check=True)
        return np.fromfile(out, dtype="<f4").reshape(rows, columns).astype(float)


def sees(ground, start, eye, end):
    """Whether no crossing of the sight line with either family of grid lines rises above it."""
    down, right = end[0] - start[0], end[1] - start[1]
    square = (down * down + right * right) * CELL * CELL
    rise = ground[end] + TARGET - eye - DROP * square
    for steps, across in ((abs(down), False), (abs(right), True)):
        for step in range(1, steps):
            share = step / steps
            row, column = start[0] + down * share, start[1] + right * share
            whole, along = (round(column), row) if across else (round(row), column)
            near = math.floor(along + 1e-12)
            part = along - near
            posts = (ground[near:near + 2, whole] if across else ground[whole, near:near + 2])
            height = posts[0] * (1 - part) + (posts[1] * part if part > 1e-9 else 0)
            if height - DROP * square * share * share - eye > rise * share + 1e-9:
                return False
    return True


def main(result):
    line = json.loads((MALESHEVO / "border.geojson").read_text())["features"][0]["geometry"]["coordinates"]
    longitudes = [place[0] for place in line]
    meridian = round((min(longitudes) + max(longitudes)) / 2 * 100) / 100
    system = f"+proj=tmerc +lat_0=0 +lon_0={meridian} +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"
    project = Transformer.from_crs("OGC:CRS84", system, always_xy=True).transform
    geod = Geod(ellps="WGS84")
    plane = [project(*place) for place in line]
    chainage = [0.0]
    for (a, b), (c, d) in zip(line, line[1:]):
        chainage.append(chainage[-1] + geod.inv(a, b, c, d)[2])

    west = math.floor(min(x for x, _ in plane) / CELL) * CELL - MARGIN
    north = math.ceil(max(y for _, y in plane) / CELL) * CELL + MARGIN
    columns = int((max(x for x, _ in plane) + MARGIN - west) // CELL)
    rows = int((north - min(y for _, y in plane) + MARGIN) // CELL)
    ground = warped(system, west, north, columns, rows)

    def cell(x, y):
        return math.floor((north - y) / CELL), math.floor((x - west) / CELL)

    sensors = []
    for name, longitude, latitude, mast, azimuth, sector, lens in SITES:
        x, y = project(longitude, latitude)
        own = cell(x, y)
        further = project(*geod.fwd(longitude, latitude, 0, 50)[:2])
        turn = math.degrees(math.atan2(further[0] - x, further[1] - y))
        sensors.append((name, own, ground[own] + mast, mast, lens, azimuth, sector, turn))

    known = {}

    def verdict(target):
        if target in known:
            return known[target]
        seen, cause, missed = [], 0, 1.0
        for name, own, eye, mast, lens, azimuth, sector, turn in sensors:
            east, up = (target[1] - own[1]) * CELL, (own[0] - target[0]) * CELL
            distance = math.sqrt(east * east + up * up + (ground[target] - eye) ** 2)
            likely = chance(distance, mast, lens, AIR)
            if likely < NEGLIGIBLE:
                continue
            # Within these ranges the weather of the scenario takes nothing yet.
            is_near = likely >= REQUIRED
            assert is_near == (chance(distance, mast, lens, CLEAR_AIR) >= REQUIRED)
            if azimuth is not None and target != own:
                off = abs((math.degrees(math.atan2(east, up)) - turn - azimuth + 180) % 360 - 180)
                if off > sector / 2:
                    cause = max(cause, 1 if is_near else 0)
                    continue
            if mast == 18 and target == own:
                cause = max(cause, 2)  # a pillar's head does not tilt below 45 degrees
            elif sees(ground, own, eye, target):
                seen.append(name)
                missed *= 1 - likely
            elif is_near:
                cause = 3
        is_covered = 1 - missed >= REQUIRED
        known[target] = (tuple(seen), None if is_covered else CAUSES[cause], round(1 - missed, 6))
        return known[target]

    run = sorted(
        (p["from_m"], p["to_m"], tuple(p["seen_by"]), p["cause"], p["probability"])
        for p in (f["properties"] for f in json.load(open(result + "/border.geojson"))["features"]))
    metres, otherwise, place = {}, 0.0, 0
    for k, ((xa, ya), (xb, yb)) in enumerate(zip(plane, plane[1:])):
        cuts = {0.0, 1.0}
        for a, b, origin in ((xa, xb, west), (ya, yb, north)):
            low, high = sorted(((a - origin) / CELL, (b - origin) / CELL))
            for number in range(math.ceil(low), math.floor(high) + 1):
                if a != b and 0 < (number * CELL + origin - a) / (b - a) < 1:
                    cuts.add((number * CELL + origin - a) / (b - a))
        cuts = sorted(cuts)
        span = chainage[k + 1] - chainage[k]
        for t0, t1 in zip(cuts, cuts[1:]):
            middle = (t0 + t1) / 2
            found = verdict(cell(xa + (xb - xa) * middle, ya + (yb - ya) * middle))
            length = span * (t1 - t0)
            metres[found[1] or "covered"] = metres.get(found[1] or "covered", 0) + length
            while place + 1 < len(run) and run[place][1] < chainage[k] + span * middle:
                place += 1
            if run[place][2:4] != found[:2] or abs(run[place][4] - found[2]) > 2e-6:
                otherwise += length
    print(f"border: {chainage[-1]:.1f} m")
    for name, length in sorted(metres.items()):
        print(f"{name}: {length:.1f} m")
    print(f"decided otherwise by the run: {otherwise:.1f} m")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
