#!/usr/bin/env python3
"""Flies patrols second by second, independently of the program, and compares who sees which border.

    python3 Tests/Support/simulate_patrols.py .build/release/karaula [--dem SRTM.tif] [--short] [--only NAME]

Plain Python with the standard library only. Nothing is taken from the program but its verdicts: projection, sorties,
gimbals, footprints and sight are written anew, on other principles (vectors and one second steps; sight along
rays over the bilinear terrain itself, not over cells). A table of all flights goes to standard output: the share of the
border that one sees and the other does not, and how far the sorties' times are apart. Ends with 1 when a
share is 2 % or more, or a time is 2 s or more.

Over real terrain it needs a DEM of the tile N41E022 in degrees, which gdal_translate makes raw numbers of.
"""

import argparse
import bisect
import csv
import json
import math
import subprocess
import sys
import tempfile
from array import array
from pathlib import Path

MOST_SHARE, MOST_SECONDS = 0.02, 2.0
CELL, SAMPLE = 30.0, 10.0
RANGE, TARGET_HEIGHT = 1500.0, 1.8
RADIUS, REFRACTION = 6371000.0, 0.13
RAY_STEP = 20.0
DEGREES = math.pi / 180

# ----------------------------------------------------------------------------------------------- the plane


class Plane:
    """Transverse Mercator of WGS 84, by Krueger's series (Karney 2011, equations 7 to 9 and 35), to the third order."""

    def __init__(self, meridian):
        self.meridian = meridian
        f = 1 / 298.257223563
        n = f / (2 - f)
        self.e = math.sqrt(f * (2 - f))
        self.a = 6378137.0 / (1 + n) * (1 + n * n / 4 + n**4 / 64)
        self.alpha = (n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16, 13 * n**2 / 48 - 3 * n**3 / 5, 61 * n**3 / 240)

    def point(self, place):
        lon, lat = (place[0] - self.meridian) * DEGREES, place[1] * DEGREES
        tau = math.tan(lat)
        sigma = math.sinh(self.e * math.atanh(self.e * tau / math.hypot(1, tau)))
        tau = tau * math.hypot(1, sigma) - sigma * math.hypot(1, tau)
        xi, eta = math.atan2(tau, math.cos(lon)), math.asinh(math.sin(lon) / math.hypot(tau, math.cos(lon)))
        x, y = eta, xi
        for j, alpha in enumerate(self.alpha, 1):
            x += alpha * math.cos(2 * j * xi) * math.sinh(2 * j * eta)
            y += alpha * math.sin(2 * j * xi) * math.cosh(2 * j * eta)
        return (self.a * x, self.a * y)

    def place(self, point):
        """The place of a point, by Newton's method on `point` itself."""
        place = [self.meridian, point[1] / self.a / DEGREES]
        for _ in range(8):
            x, y = self.point(place)
            place[0] += (point[0] - x) / (self.a * math.cos(place[1] * DEGREES)) / DEGREES
            place[1] += (point[1] - y) / self.a / DEGREES
        return tuple(place)


class Level:
    """Level ground at 0 m."""

    def height(self, point):
        return 0.0

    hides = False


class Terrain:
    """A DEM in degrees, bilinear between the centres of its cells."""

    hides = True

    def __init__(self, path, plane, scratch):
        self.plane = plane
        raw = Path(scratch) / "dem.bil"
        subprocess.run(["gdal_translate", "-q", "-of", "ENVI", "-ot", "Float32", str(path), str(raw)], check=True)
        info = json.loads(subprocess.run(["gdalinfo", "-json", str(path)], check=True, capture_output=True).stdout)
        self.columns, self.rows = info["size"]
        self.west, self.dx, _, self.north, _, self.dy = info["geoTransform"]
        self.cells = array("f", raw.read_bytes())
        if sys.byteorder == "big":
            self.cells.byteswap()
        self.known = {}

    def height(self, point):
        key = (round(point[0] / 2), round(point[1] / 2))
        if key not in self.known:
            self.known[key] = self.at(self.plane.place((key[0] * 2.0, key[1] * 2.0)))
        return self.known[key]

    def at(self, place):
        x = (place[0] - self.west) / self.dx - 0.5
        y = (place[1] - self.north) / self.dy - 0.5
        column, row = math.floor(x), math.floor(y)
        u, v = x - column, y - row
        at = row * self.columns + column
        c = self.cells
        above = c[at] * (1 - u) + c[at + 1] * u
        below = c[at + self.columns] * (1 - u) + c[at + self.columns + 1] * u
        return above * (1 - v) + below * v


# ----------------------------------------------------------------------------------------------- flights


def distance(a, b):
    return math.hypot(a[0] - b[0], a[1] - b[1])


class Line:
    """A line of the plane with its lengths."""

    def __init__(self, points):
        self.points = points
        self.ends = [0.0]
        for a, b in zip(points, points[1:]):
            self.ends.append(self.ends[-1] + distance(a, b))
        self.length = self.ends[-1]

    def at(self, chainage):
        """The point there, and the unit vector along the line."""
        index = min(max(bisect.bisect_right(self.ends, chainage) - 1, 0), len(self.points) - 2)
        a, b = self.points[index], self.points[index + 1]
        span = self.ends[index + 1] - self.ends[index]
        share = (chainage - self.ends[index]) / span
        along = ((b[0] - a[0]) / span, (b[1] - a[1]) / span)
        return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share), along

    def nearest(self, point, reach):
        best = None
        for a, b in zip(self.points, self.points[1:]):
            if min(a[0], b[0]) - reach > point[0] or max(a[0], b[0]) + reach < point[0]:
                continue
            if min(a[1], b[1]) - reach > point[1] or max(a[1], b[1]) + reach < point[1]:
                continue
            x, y = b[0] - a[0], b[1] - a[1]
            t = ((point[0] - a[0]) * x + (point[1] - a[1]) * y) / (x * x + y * y)
            t = min(max(t, 0), 1)
            q = (a[0] + t * x, a[1] + t * y)
            d = distance(point, q)
            if d <= reach and (best is None or d < best[0]):
                best = (d, q)
        return best and best[1]


class Flight:
    """A patrol's sorties, flown on the plane."""

    def __init__(self, case, plane):
        self.case = case
        points = [plane.point(p) for p in case["route"]]
        self.closed = case.get("closed", False)
        self.line = Line(points + points[:1] if self.closed else points)
        self.base = plane.point(case.get("launch", case["route"][0]))
        self.speed = case["speed"]
        cycles = math.ceil(case["period"] / (case["endurance"] + case["turnaround"]) - 1e-9)
        self.cycle = case["period"] / cycles
        self.cycles = cycles
        self.air_time = self.cycle - case["turnaround"]

    def lap(self, flown):
        """Where an aircraft is that has flown so far along its laps: point, direction."""
        length = self.line.length
        if self.closed:
            return self.line.at(flown % length)
        rest = flown % (2 * length)
        if rest < length:
            return self.line.at(rest)
        point, along = self.line.at(2 * length - rest)
        return point, (-along[0], -along[1])

    def home(self, flown):
        return distance(self.lap(flown)[0], self.base) / self.speed

    def leave(self, spent, flown):
        """How long an aircraft stays: in steps of a hundredth of a second."""
        time, step = 0.0, 64.0
        while step > 0.005:
            while spent + time + step + self.home(flown + self.speed * (time + step)) <= self.air_time + 1e-6:
                time += step
            step /= 2
        return time

    def sorties(self):
        """Take-off, on route from, to, landing (s), and how far it had flown when it came."""
        case = self.case
        count = case.get("aircraft", 1)
        if "in_air" not in case:
            out = self.home(0)
            stay = self.leave(out, 0)
            back = self.home(self.speed * stay)
            starts = sorted(t * self.cycle + k * self.cycle / count for t in range(self.cycles) for k in range(count))
            return [(s, s + out, s + out + stay, s + out + stay + back, 0.0) for s in starts]
        return self.reliefs(count, case["in_air"])

    def reliefs(self, count, wanted):
        ready, flights = [0.0] * count, []
        lap = self.line.length * (1 if self.closed else 2)
        queue = [(self.home(0) + k * lap / wanted / self.speed, 0.0) for k in range(wanted)]
        while queue:
            queue.sort(key=lambda q: q[0] - self.home(q[1]))
            due, flown = queue.pop(0)
            out = self.home(flown)
            k = min(range(count), key=lambda i: ready[i])
            start = max(due - out, ready[k])
            if start + out >= case_end(self.case):
                continue
            stay = self.leave(out, flown)
            back = self.home(flown + self.speed * stay)
            times = (start, start + out, start + out + stay, start + out + stay + back)
            ready[k] = times[3] + self.case["turnaround"]
            flights.append(tuple(min(t, case_end(self.case)) for t in times) + (flown,))
            queue.append((times[2], flown + self.speed * stay))
        return sorted(flights)


def case_end(case):
    return case["period"]


# ----------------------------------------------------------------------------------------------- cameras


def cross(a, b):
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def dot(a, b):
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def drop(level):
    return (1 - REFRACTION) * level * level / (2 * RADIUS)


class Camera:
    """A pinhole camera with its axis and its two sides as vectors east, north, up."""

    def __init__(self, case):
        self.azimuth, self.depression = case["azimuth"], case["depression"]
        self.least, self.most = case.get("least", 0), case.get("most", 90)
        self.wide, self.high = math.tan(case["hfov"] * DEGREES / 2), math.tan(case["vfov"] * DEGREES / 2)

    def aim(self, eye, along, border, ground):
        """Points the camera from an eye (x, y, z) flying along a direction."""
        level, down = along, self.depression * DEGREES
        held = border.nearest(eye[:2], RANGE) if self.azimuth == "border" else None
        if held:
            far = distance(held, eye[:2])
            if far > 0:
                level = ((held[0] - eye[0]) / far, (held[1] - eye[1]) / far)
            down = math.atan2(eye[2] - ground.height(held) + drop(far), far)
            down = min(max(down, self.least * DEGREES), self.most * DEGREES)
        elif self.azimuth != "border":
            turn = {"along-track": 0, "right": 90, "left": -90}.get(self.azimuth, self.azimuth) * DEGREES
            level = (
                along[0] * math.cos(turn) + along[1] * math.sin(turn),
                along[1] * math.cos(turn) - along[0] * math.sin(turn),
            )
        self.right = (level[1], -level[0], 0.0)
        self.axis = (level[0] * math.cos(down), level[1] * math.cos(down), -math.sin(down))
        self.up = cross(self.right, self.axis)

    def takes(self, ray):
        depth = dot(ray, self.axis)
        return (
            depth > 0
            and abs(dot(ray, self.right)) <= depth * self.wide
            and abs(dot(ray, self.up)) <= depth * self.high
        )


def is_clear(eye, target, ground):
    """Whether nothing on the ground stands in the way of a target (x, y, z)."""
    far = distance(eye, target)
    count = int(far / RAY_STEP)
    end = target[2] - drop(far)
    for k in range(1, count):
        t = k / count
        point = (eye[0] + (target[0] - eye[0]) * t, eye[1] + (target[1] - eye[1]) * t)
        if ground.height(point) - drop(far * t) > eye[2] + (end - eye[2]) * t:
            return False
    return True


def seen(case, flight, border, ground):
    """Which samples of the border any aircraft sees for a second or more, and the sorties."""
    camera = Camera(case)
    count = int(border.length / SAMPLE)
    spots = [border.at((k + 0.5) * SAMPLE)[0] for k in range(count)]
    heights = [ground.height(s) for s in spots]
    grid = {}
    for k, s in enumerate(spots):
        grid.setdefault((int(s[0] // RANGE), int(s[1] // RANGE)), []).append(k)
    looks = [0] * count
    # All sorties from the first vertex fly the same way: one of them, and each that begins elsewhere.
    ways = {}
    sorties = flight.sorties()
    for start, on, off, landing, flown in sorties:
        ways[flown] = max(ways.get(flown, 0), off - on)
    for flown, stay in ways.items():
        for second in range(int(stay) + 1):
            point, along = flight.lap(flown + flight.speed * second)
            eye = point + (ground.height(point) + case["height"],)
            camera.aim(eye, along, border, ground)
            column, row = int(point[0] // RANGE), int(point[1] // RANGE)
            near = [k for c in (-1, 0, 1) for r in (-1, 0, 1) for k in grid.get((column + c, row + r), ())]
            for k in near:
                if looks[k]:
                    continue
                spot = spots[k]
                far = distance(spot, point)
                down = eye[2] - heights[k]
                if math.hypot(far, down) > RANGE:
                    continue
                ray = (spot[0] - point[0], spot[1] - point[1], -down - drop(far))
                if camera.takes(ray):
                    if not ground.hides or is_clear(eye, spot + (heights[k] + TARGET_HEIGHT,), ground):
                        looks[k] = 1
    return looks, sorties


# ----------------------------------------------------------------------------------------------- cases

BORDER = [
    (22.95 + 0.004 * math.sin(k / 9) + 0.002 * math.sin(k / 2.3), 41.50 + 0.0009 * k) for k in range(112)
]
ZIGZAG = [(22.945, 41.52), (22.958, 41.545), (22.946, 41.57), (22.953, 41.59)]
LOOP = [(22.940, 41.52), (22.962, 41.53), (22.960, 41.57), (22.942, 41.58)]
FAR = (22.90, 41.49)
USUAL = dict(
    route=ZIGZAG, hfov=25, vfov=20, depression=15, height=150, speed=17, endurance=2400, turnaround=600, period=9000
)


def cases():
    """Each camera over level ground and over terrain, with one to three aircraft on routes of both shapes."""
    turns = [
        ("along-track", dict(azimuth="along-track")),
        ("left", dict(azimuth="left", aircraft=2, route=LOOP, closed=True)),
        ("right", dict(azimuth="right", aircraft=3)),
        ("fixed", dict(azimuth=40, depression=25, launch=FAR)),
        ("straight-down", dict(azimuth="along-track", depression=90, hfov=60, vfov=50, aircraft=2)),
        ("border", dict(azimuth="border")),
        ("border-loop", dict(azimuth="border", aircraft=2, route=LOOP, closed=True, launch=FAR)),
        ("border-limits", dict(azimuth="border", aircraft=3, least=20, most=50)),
        ("border-relief", dict(azimuth="border", aircraft=3, in_air=2, launch=FAR)),
        ("left-relief", dict(azimuth="left", aircraft=2, in_air=1, route=LOOP, closed=True)),
    ]
    for name, case in turns:
        yield name, dict(USUAL, **case)


def scenario(case, dem):
    camera = [
        "band: lwir", f"hfov_deg: {case['hfov']}", f"vfov_deg: {case['vfov']}", "pixels: [640, 512]",
        f"depression_deg: {case['depression']}", f"azimuth: {case['azimuth']}", f"max_range_m: {RANGE}",
    ]
    if "least" in case:
        camera += [f"least_depression_deg: {case['least']}", f"most_depression_deg: {case['most']}"]
    patrol = [
        "id: U", "type: uav", "route: " + json.dumps(case["route"]), f"closed: {json.dumps(case.get('closed', False))}",
        f"height_m: {case['height']}", f"speed_m_s: {case['speed']}", f"endurance_s: {case['endurance']}",
        f"turnaround_s: {case['turnaround']}", f"aircraft: {case.get('aircraft', 1)}", "camera: {" + ", ".join(camera) + "}",
    ]
    if "launch" in case:
        patrol.append("launch: " + json.dumps(case["launch"]))
    if "in_air" in case:
        patrol.append(f"in_air: {case['in_air']}")
    terrain = f"terrain: {{dem: {json.dumps(str(dem))}}}\n" if dem else ""
    return (
        f"karaula: 1\nborder: {{source: border.geojson, inside: left}}\n{terrain}grid: {{cell_size_m: {CELL}}}\n"
        f"conditions: {{light: night, visibility_km: 23}}\nperiod_s: {case['period']}\n"
        "patrols:\n  - {" + ", ".join(patrol) + "}\n"
    )


def program(karaula, case, dem, folder):
    """What the program sees: chainages, and its sorties."""
    folder.mkdir()
    geometry = {"type": "LineString", "coordinates": BORDER}
    feature = {"type": "Feature", "properties": {}, "geometry": geometry}
    (folder / "border.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    (folder / "s.yaml").write_text(scenario(case, dem))
    subprocess.run(
        [karaula, "run", str(folder / "s.yaml"), "--out", str(folder / "out"), "--windows", "all", "--quiet"],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    with open(folder / "out" / "windows.csv", newline="") as file:
        spans = {(float(row["from_m"]), float(row["to_m"])) for row in csv.DictReader(file)}
    summary = json.loads((folder / "out" / "summary.json").read_text())
    sorties = [
        (s["flight"]["from_s"], s["on_route"]["from_s"], s["on_route"]["to_s"], s["flight"]["to_s"])
        for s in summary["patrols"][0]["schedule"]["sorties"]
    ]
    return sorted(spans), sorties, summary["border_length_m"]


def compare(karaula, case, dem, ground, plane, folder):
    """The share of the border that only one sees, the share seen, the largest difference of times (s)."""
    border = Line([plane.point(p) for p in BORDER])
    looks, flown = seen(case, Flight(case, plane), border, ground)
    spans, sorties, length = program(karaula, case, dem, folder)
    starts = [span[0] for span in spans]
    different = 0
    for k, look in enumerate(looks):
        chainage = (k + 0.5) * SAMPLE * length / border.length
        at = bisect.bisect_right(starts, chainage) - 1
        different += bool(look) != (at >= 0 and chainage < spans[at][1])
    if len(flown) != len(sorties):
        return different / len(looks), sum(map(bool, looks)) / len(looks), math.inf
    apart = max(abs(a - b) for one, other in zip(flown, sorted(sorties)) for a, b in zip(one[:4], other))
    return different / len(looks), sum(map(bool, looks)) / len(looks), apart


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("karaula")
    parser.add_argument("--dem", type=Path)
    parser.add_argument("--short", action="store_true", help="only every third flight")
    parser.add_argument("--only", help="only the flight of that name")
    options = parser.parse_args()
    plane = Plane(22.95)
    failed = False
    print("| camera | ground | aircraft | seen | only one sees | times apart |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        grounds = [("level", None, Level())]
        if options.dem:
            dem = options.dem.resolve()
            grounds.append(("terrain", dem, Terrain(dem, plane, scratch)))
        chosen = [(n, c) for n, c in cases() if options.only in (None, n)]
        for name, case in chosen[:: 3 if options.short else 1]:
            for kind, dem, ground in grounds:
                folder = Path(scratch) / f"{name}-{kind}"
                share, covered, apart = compare(options.karaula, case, dem, ground, plane, folder)
                failed |= share >= MOST_SHARE or apart >= MOST_SECONDS or covered == 0
                print(
                    f"| {name} | {kind} | {case.get('aircraft', 1)} | {covered:.1%} | {share:.2%} | {apart:.1f} s |",
                    flush=True,
                )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
