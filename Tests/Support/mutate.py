#!/usr/bin/env python3
"""Runs karaula on inputs and options that were changed at random, and says which runs end as none may.

    mutate.py KARAULA [--runs N] [--seed S] [--jobs J] [--keep DIR]

Each run takes a small scenario with its files, or a line of options, changes one or a few things in it, and looks at how
the program ends: by no signal, with an exit code of the contract but 70, within 20 s, under 2 GB, and with one clear line
where it fails. The same seed makes the same runs. Runs that end otherwise are kept in DIR, and the exit code is 1.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

CODES = {0, 1, 64, 65, 66, 71, 73}
SECONDS = 20
BYTES = 2 << 30
LONGEST_LINE = 2000
NUMBERS = """0 -0 1 -1 2 1e-300 5e-324 -5e-324 1e-9 1e-3 0.5 1e3 1e6 1e9 2147483648 4294967296 1e15 9223372036854775808
    1e19 1e100 1e308 -1e308 1e309 -1e309 nan inf -inf .nan .inf 0x10 1_000 ~ true "" [] {} 90 180 360 -180 89.999999""".split()
WORDS = ["", "~", "null", "true", "[]", "{}", "'\\n::error::x'", '"\\u0000"', '"\\e[2J"', "*a", "&a x", "!!binary x", "../../etc/passwd",
         "/dev/zero", "/dev/stdin", "/proc/self/mem", "/vsimem/x", "http://127.0.0.1:9/x", "PG:dbname=x", "EPSG:999999", "x" * 5000, "é", "\u202e"]

BORDER = """{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"neighbour":"BG","n":1},"geometry":{"type":"LineString","coordinates":[[21.2301,43.5751],[21.2362,43.5773],[21.2440,43.5790]]}},
{"type":"Feature","properties":{"neighbour":"MK","n":2},"geometry":{"type":"LineString","coordinates":[[21.2440,43.5790],[21.2527,43.5807]]}}]}
"""
SITES = """id,type,longitude,latitude,azimuth_deg,mast_height_m
A,fixed-pillar,21.2421,43.5771,10,12
B,fixed-pillar,21.2350,43.5762,,9.5
"""
KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>R</name><LineString><coordinates>
21.2301,43.5751,500 21.2440,43.5790,520 21.2527,43.5807,510</coordinates></LineString></Placemark></Document></kml>
"""
GPX = """<?xml version="1.0"?>
<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><rte><name>R</name>
<rtept lat="43.5751" lon="21.2301"><ele>500</ele></rtept><rtept lat="43.5790" lon="21.2440"><ele>520</ele></rtept></rte></gpx>
"""
WAYPOINTS = """QGC WPL 110
0\t1\t0\t16\t0\t0\t0\t0\t43.5751\t21.2301\t400\t1
1\t0\t3\t22\t0\t0\t0\t0\t43.5751\t21.2301\t100\t1
2\t0\t3\t16\t0\t0\t0\t0\t43.5790\t21.2440\t120\t1
3\t0\t3\t178\t0\t18\t0\t0\t0\t0\t0\t1
4\t0\t3\t16\t0\t0\t0\t0\t43.5807\t21.2527\t120\t1
5\t0\t0\t18\t2\t0\t50\t0\t43.5790\t21.2440\t900\t1
"""
PLAN = """{"fileType":"Plan","geoFence":{"circles":[],"polygons":[],"version":2},"groundStation":"QGroundControl","mission":{
"cruiseSpeed":15,"firmwareType":12,"hoverSpeed":5,"items":[
{"AMSLAltAboveTerrain":null,"Altitude":100,"AltitudeMode":1,"autoContinue":true,"command":22,"doJumpId":1,"frame":3,"params":[0,0,0,null,43.5751,21.2301,100],"type":"SimpleItem"},
{"AMSLAltAboveTerrain":null,"Altitude":120,"AltitudeMode":1,"autoContinue":true,"command":16,"doJumpId":2,"frame":3,"params":[0,0,0,null,43.5790,21.2440,120],"type":"SimpleItem"},
{"AMSLAltAboveTerrain":null,"Altitude":120,"AltitudeMode":1,"autoContinue":true,"command":16,"doJumpId":3,"frame":3,"params":[0,0,0,null,43.5807,21.2527,120],"type":"SimpleItem"}],
"plannedHomePosition":[43.5751,21.2301,400],"vehicleType":1,"version":2},"rallyPoints":{"points":[],"version":2},"version":1}
"""
ORIGIN, CELL, SIDE = (21.22, 43.57), 0.0005, 80
GRID = f"ncols {SIDE}\nnrows {SIDE}\nxllcorner {ORIGIN[0]}\nyllcorner {ORIGIN[1]}\ncellsize {CELL}\nNODATA_value -9999\n" + "\n".join(
    " ".join(str(400 + (7 * row * column) % 90) for column in range(SIDE)) for row in range(SIDE)) + "\n"
VIRTUAL = f"""<VRTDataset rasterXSize="{SIDE}" rasterYSize="{SIDE}"><SRS>EPSG:4326</SRS>
<GeoTransform>{ORIGIN[0]}, {CELL}, 0, {ORIGIN[1] + SIDE * CELL}, 0, -{CELL}</GeoTransform>
<VRTRasterBand dataType="Float32" band="1"><SimpleSource><SourceFilename relativeToVRT="1">dem.asc</SourceFilename><SourceBand>1</SourceBand>
<SrcRect xOff="0" yOff="0" xSize="{SIDE}" ySize="{SIDE}"/><DstRect xOff="0" yOff="0" xSize="{SIDE}" ySize="{SIDE}"/></SimpleSource></VRTRasterBand></VRTDataset>
"""
SCENARIO = """karaula: 1
name: mutated
border: {source: BORDER, group_by: neighbour, join_tolerance_m: 1}
terrain: {dem: DEM, crs: EPSG:4326, refraction: 0.13, vertical_error_m: 2, valid_range_m: [-500, 9000]}
grid: {cell_size_m: 60, corridor_m: {inside: 500, outside: 300}, section_length_m: 50000}
target: {height_m: 1.8, critical_dimension_m: 0.75, delta_t_k: 2}
task: detection
required_probability: 0.5
exposure_s: 300
conditions: {light: night, visibility_km: 10, rain_mm_h: 2}
assumptions: {fog_kappa: 3, scan_step_s: 5, mrtd_factor: 0.7, rain_exponent: 0.6, wavelength_lwir_um: 10}
period_s: 7200
equipment:
  own: {extends: fixed-pillar, mast_height_m: 9, sector_deg: 200, min_range_m: 5, cost_eur: 100, tilt_limits_deg: [-60, 30],
    cameras: [{name: c, band: lwir, focal_length_mm: 75, pitch_um: 12, pixels: [640, 512], netd_mk: 50, pan_deg: 180, scan_period_s: 60, tilt_deg: -1}]}
sites:
  - {id: P, type: own, at: [21.243, 43.577], azimuth_deg: 20}
  - {source: SITES, layer: "*"}
centres:
  - {id: C, level: local, at: [21.241, 43.576], mast_height_m: 20, link: {frequency_ghz: 5.8, max_range_m: 9000}, capacity: 4}
patrols:
  - {id: U, type: uav, route: [[21.238, 43.579], [21.25, 43.579]], height_m: 100, speed_m_s: 15, aircraft: 2, in_air: 1, endurance_s: 3000,
     turnaround_s: 600, launch: [21.238, 43.578], start_s: 60, turn_s: 5, camera: {band: lwir, hfov_deg: 25, vfov_deg: 20, pixels: [640, 512], depression_deg: 30}}
  - {id: V, type: camera-vehicle, route: [[21.238, 43.579], [21.25, 43.579]], halts: {every_m: 400, duration_s: 120}}
  - {id: W, type: uav, route_source: ROUTE, height_reference: agl, height_m: 120}
requirements: [{metric: covered_fraction, at_least: 0.1}, {metric: longest_gap_m, at_most: 5000, from_m: 0, to_m: 900, part: 1}]
variants: {fog: {conditions: {visibility_km: 0.4}}, less: {sites: {remove: [P]}}, high: {sites: {change: {P: {mast_height_m: 30}}}}}
matrix: {weather: [base, fog]}
"""
NAMES = {"border.geojson": BORDER, "sites.csv": SITES, "route.kml": KML, "route.gpx": GPX, "route.waypoints": WAYPOINTS,
         "route.plan": PLAN, "dem.asc": GRID, "dem.vrt": VIRTUAL}
OPTIONS = {
    "range": [["--camera", "band=lwir,focal_length_mm=75,pitch_um=12,pixels=640x512"], ["--visibility-km", "10"], ["--rain-mm-h", "2"],
              ["--probability", "0.5"], ["--ranges-m", "100,5000"]],
    "viewshed": [["--dem", "dem.tif"], ["--observer", "21.24,43.58"], ["--crs", "EPSG:4326"], ["--observer-height", "2"], ["--target-height", "1.8"],
                 ["--max-range", "900"], ["--min-range", "5"], ["--azimuth", "10"], ["--sector", "90"], ["--refraction", "0.13"], ["-o", "out.tif"]],
    "los": [["--dem", "dem.tif"], ["--crs", "EPSG:4326"], ["--from", "21.23,43.58,2"], ["--to", "21.25,43.59,2"], ["--refraction", "0.13"]],
    "run": [["scenario.yaml"], ["--threads", "1"], ["--variant", "fog"], ["--out", "out"]],
    "compare": [["scenario.yaml"], ["scenario.yaml@fog"], ["--threads", "1"], ["--fail-on-loss", "10"]],
}


def seeds(folder):
    """Writes the unchanged files, those of binary formats by GDAL's own programs."""
    for name, text in NAMES.items():
        (folder / name).write_text(text)
    for format, name in [("GPKG", "border.gpkg"), ("ESRI Shapefile", "border.shp"), ("FlatGeobuf", "border.fgb"), ("GML", "border.gml"),
                         ("DXF", "border.dxf"), ("MapInfo File", "border.tab"), ("SQLite", "border.sqlite")]:
        fields = ["-select", ""] if format == "DXF" else []
        subprocess.run(["ogr2ogr", "-f", format, *fields, folder / name, folder / "border.geojson"], check=True, stderr=subprocess.DEVNULL)
    for format, name in [("GTiff", "dem.tif"), ("HFA", "dem.img"), ("EHdr", "dem.bil"), ("ENVI", "dem.dat"), ("PNG", "dem.png"), ("netCDF", "dem.nc")]:
        subprocess.run(["gdal_translate", "-q", "-of", format, "-ot", "UInt16" if format == "PNG" else "Float32", "-a_srs", "EPSG:4326",
                        folder / "dem.asc", folder / name], check=True, stderr=subprocess.DEVNULL)


def bounds(schema, found=None):
    """The least and greatest value of each key of a number in a schema, by the key's name."""
    found = {} if found is None else found
    if isinstance(schema, dict):
        for name, value in schema.get("properties", {}).items():
            for kind in [value, *value.get("anyOf", [])] if isinstance(value, dict) else []:
                ends = [kind[word] for word in ("minimum", "maximum", "exclusiveMaximum") if word in kind]
                found.setdefault(name, set()).update(ends)
        for value in schema.values():
            bounds(value, found)
    elif isinstance(schema, list):
        for value in schema:
            bounds(value, found)
    return found


def at_bound(chance, scenario, ends):
    """A scenario of which one number is at an end of its interval, where most can go wrong."""
    numbers = [match for match in re.finditer(r"(\w+): (-?[\d.]+)(?=[,}\n])", scenario) if match[1] in ends]
    match = chance.choice(numbers)
    value = chance.choice(ends[match[1]])
    return replaced(scenario, match, f"{match[1]}: {int(value) if value == int(value) else repr(value)}")


def changed_text(chance, text):
    """A text with one value, line or letter changed."""
    numbers = list(re.finditer(r"(?<![\w.])-?\d+(\.\d+)?(?![\w.])", text))
    words = list(re.finditer(r"(?<=: )[^,\[\]{}\n]+|(?<=>)[^<\n]+(?=<)", text))
    kind = chance.random()
    if kind < 0.55 and numbers:
        return replaced(text, chance.choice(numbers), chance.choice(NUMBERS))
    if kind < 0.75 and words:
        return replaced(text, chance.choice(words), chance.choice(WORDS + NUMBERS))
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    if kind < 0.82:
        del lines[at]
    elif kind < 0.88:
        lines.insert(at, lines[at])
    elif kind < 0.92:
        lines[at] = chance.choice("[{(<\"'&*") * chance.choice([1, 40, 3000]) + lines[at]
    else:
        letter = chance.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:letter] + chance.choice("\0\n\t:{}[]<>\"'é\u202e;|") + lines[at][letter:]
    return "\n".join(lines)


def replaced(text, match, value):
    return text[: match.start()] + value + text[match.end() :]


def changed_bytes(chance, content):
    """Bytes of which some are flipped, cut off, doubled or set."""
    content = bytearray(content)
    kind = chance.random()
    if kind < 0.15:
        return bytes(content[: chance.randrange(len(content) + 1)])
    if kind < 0.25 and content:
        at = chance.randrange(len(content))
        return bytes(content[:at] + content[at : at + 64] * 2 + content[at + 64 :])
    # Headers are where the figures stand that sizes are worked out of.
    reach = len(content) if chance.random() < 0.4 else min(len(content), 512)
    for _ in range(chance.choice([1, 1, 2, 8, 64])):
        if reach:
            content[chance.randrange(reach)] = chance.choice([0, 1, 127, 128, 255, chance.randrange(256)])
    return bytes(content)


def prepared(folder, originals, chance, ends):
    """Puts a changed case into a folder and gives its command line."""
    for file in originals.iterdir():
        os.link(file, folder / file.name)
    borders = ["border.geojson"] * 3 + sorted(file.name for file in originals.glob("border.*") if file.suffix in
                                              {".gpkg", ".shp", ".fgb", ".gml", ".dxf", ".tab", ".sqlite"})
    rasters = ["dem.asc", "dem.tif", "dem.vrt", "dem.img", "dem.bil", "dem.dat", "dem.png", "dem.nc"]
    chosen = {"BORDER": chance.choice(borders), "DEM": chance.choice(rasters), "SITES": "sites.csv",
              "ROUTE": chance.choice(["route.kml", "route.gpx", "route.waypoints", "route.plan"])}
    scenario = SCENARIO
    for word, name in chosen.items():
        scenario = scenario.replace(word, name)
    kind = chance.random()
    arguments = [chance.choice([["validate"], ["run", "--out", "out"], ["check"], ["run"]])[0], "scenario.yaml", "--threads", "1"]
    if arguments[0] == "run" and chance.random() < 0.5:
        arguments += ["--out", "out"]
    if kind < 0.2:
        for _ in range(chance.choice([1, 1, 2, 3])):
            scenario = at_bound(chance, scenario, ends)
    elif kind < 0.45:
        for _ in range(chance.choice([1, 1, 1, 2, 3])):
            scenario = changed_text(chance, scenario)
    elif kind < 0.8:
        name = chance.choice(list(chosen.values()))
        family = sorted(file.name for file in originals.glob(pathlib.Path(name).stem + ".*") if file.suffix in {".hdr", ".shx", ".dbf", ".map", ".dat"})
        name = chance.choice([name] * 3 + (family if pathlib.Path(name).suffix in {".shp", ".bil", ".dat", ".tab"} else []))
        content = (originals / name).read_bytes()
        (folder / name).unlink()
        if name in NAMES and chance.random() < 0.8:
            (folder / name).write_text(changed_text(chance, content.decode()), errors="surrogatepass")
        else:
            (folder / name).write_bytes(changed_bytes(chance, content))
    else:
        command = chance.choice(sorted(OPTIONS))
        pairs = [list(pair) for pair in OPTIONS[command]]
        pair = chance.choice(pairs)
        pair[-1] = changed_text(chance, pair[-1]) if chance.random() < 0.7 else chance.choice(NUMBERS + WORDS)
        arguments = [command] + [word.replace("\0", "") for pair in pairs for word in pair]
    (folder / "scenario.yaml").write_text(scenario, errors="surrogatepass")
    return arguments


def fault(code, seconds, peak, error):
    """What is wrong with how a run ended; None when nothing is."""
    if seconds > SECONDS:
        return "took too long"
    if code < 0 or code > 128:
        return f"ended by signal {-code if code < 0 else code - 128}"
    if code not in CODES:
        return f"exit code {code}"
    if peak > BYTES:
        return f"took {peak >> 20} MB"
    lines = [line for line in error.split("\n") if line and not line.startswith("karaula: warning: ")]
    if code not in (0, 1) and (len(lines) != 1 or not re.match(r"karaula: |Error: ", lines[0])):
        return f"{len(lines)} lines of error"
    if any(len(line) > LONGEST_LINE for line in lines):
        return "a line of error is too long"
    if re.search(r"[\x00-\x08\x0b-\x1f\x7f]", error):
        return "an error holds controls"
    return None


def run(program, originals, ends, keep, seed, number):
    """One run: its exit code, and what is wrong with it, or None."""
    chance = random.Random(f"{seed}-{number}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        arguments = prepared(folder, originals, chance, ends)
        with open(folder / ".error", "w+b") as error:
            start = time.monotonic()
            process = subprocess.Popen(
                [program, *arguments], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=error,
                env={**os.environ, "SWIFT_BACKTRACE": "enable=no"}, preexec_fn=bounded)
            code, peak = waited(process, start)
            seconds = time.monotonic() - start
            error.seek(0)
            text = error.read().decode(errors="replace")
        wrong = fault(code, seconds, peak, text)
        if wrong:
            kept = keep / str(number)
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(folder, kept)
            (kept / ".command").write_text(" ".join(arguments), errors="replace")
            return code, f"{number}: {wrong}: {' '.join(arguments)!r}: {text.strip()[-300:]!r}"
    return code, None


def bounded():
    """No file of a run is larger than 1 GB: what is written is bounded, too."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))


def waited(process, start):
    """The exit code and the peak of memory (bytes) of a process, which is ended when it takes too long."""
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage.ru_maxrss * 1024
        if time.monotonic() - start > SECONDS + 1:
            process.kill()
        time.sleep(0.02)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("karaula", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--first", type=int, default=0, help="the number of the first run")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--keep", type=pathlib.Path, default=pathlib.Path("mutants"))
    asked = parser.parse_args()
    program = asked.karaula.resolve()
    found = bounds(json.loads(subprocess.run([program, "schema"], check=True, capture_output=True).stdout))
    ends = {name: sorted(values) for name, values in found.items() if values}
    with tempfile.TemporaryDirectory() as name, concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool:
        originals = pathlib.Path(name)
        seeds(originals)
        numbers = range(asked.first, asked.first + asked.runs)
        ends = list(pool.map(lambda number: run(program, originals, ends, asked.keep, asked.seed, number), numbers))
    faults = [wrong for _, wrong in ends if wrong]
    for wrong in faults:
        print(wrong)
    codes = ", ".join(f"{count} of {code}" for code, count in sorted(collections.Counter(code for code, _ in ends).items()))
    print(f"{asked.runs} runs of seed {asked.seed}, {len(faults)} ended as none may; exit codes: {codes}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
