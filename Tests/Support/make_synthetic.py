#!/usr/bin/env python3
"""Makes the SYNTHETIC landscape that tests compute with: nothing in it is a real place.

    python3 Tests/Support/make_synthetic.py [--seed N] [--out DIR]

writes into DIR (default: the folder `synthetic` beside this script)

    terrain.tif      elevations in whole metres, 60 m cells, 45 x 30 km, EPSG:32634, voids as nodata
    border.geojson   a made-up border from west to east in two features, WGS 84

The west is hill country, where the border follows a ridge; the east is a plain, where it follows a meandering river.
A large void hides the ground of a few km of border, and a small one, which `nodata: fill` closes, lies on the line.

The same seed gives the same cells and the same border on every machine: the shapes are made of an integer hash and of
+ - * / on doubles, which IEEE 754 rounds alike everywhere; no sine, no square root, no library of random numbers.
GDAL's gdal_translate and ogr2ogr (Debian: gdal-bin) turn the plain texts into the two files.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile

CRS = "EPSG:32634"  # UTM zone 34 north
WEST, SOUTH = 500_000, 4_800_000  # easting and northing (m) of the lower left corner; x and y below start there
CELL = 60  # m
COLUMNS, ROWS = 750, 500
NODATA = -32768

BORDER_FROM, BORDER_TO = 4_500, 40_500  # x (m); the longest range of the sensors stays on the terrain
NEIGHBOURS_MEET = 23_400  # x (m)
NEIGHBOURS = ("North neighbour (synthetic)", "River neighbour (synthetic)")

# Voids lie on the border: x of the middle (m), cells from west to east, cells from north to south.
LARGE_VOID = (22_500, 45, 40)
SMALL_VOID = (35_010, 3, 3)  # no more than the 10 cells that `nodata: fill` closes

WORD = 2**64


def hashed(seed, i, j):
    """64 bits that look random, by the finaliser of splitmix64 (Steele, Lea and Flood 2014, figure 16)."""
    bits = (seed * 0x9E3779B97F4A7C15 + i * 0xD1B54A32D192ED03 + j * 0xAEF17502108EF2D9) % WORD
    bits = (bits ^ bits >> 30) * 0xBF58476D1CE4E5B9 % WORD
    bits = (bits ^ bits >> 27) * 0x94D049BB133111EB % WORD
    return bits ^ bits >> 31


def smooth(t):
    """0 up to t = 0, 1 from t = 1, a cubic without a kink between them."""
    t = min(max(t, 0.0), 1.0)
    return t * t * (3 - 2 * t)


class Noise:
    """Smooth values in [0, 1): random ones at the posts of a lattice, blended between four posts."""

    def __init__(self, seed, number, wavelength):
        self.seed = hashed(seed, number, 0)
        self.wavelength = wavelength  # m from post to post
        self.posts = {}

    def post(self, i, j):
        if (i, j) not in self.posts:
            self.posts[i, j] = (hashed(self.seed, i, j) >> 11) / 2**53
        return self.posts[i, j]

    def __call__(self, x, y=0):
        i, j = int(x // self.wavelength), int(y // self.wavelength)
        u, v = smooth(x / self.wavelength - i), smooth(y / self.wavelength - j)
        south = self.post(i, j) * (1 - u) + self.post(i + 1, j) * u
        north = self.post(i, j + 1) * (1 - u) + self.post(i + 1, j + 1) * u
        return south * (1 - v) + north * v


def ridged(value):
    """Noise creased where it passes 0.5: a sharp ridge of height 1, valleys beside it."""
    return 1 - abs(2 * value - 1)


def meander(t):
    """A wave of period 1 between -1 and 1, made of parabolas."""
    half = int(2 * t)
    arch = 2 * t - half
    return (4 if half % 2 == 0 else -4) * arch * (1 - arch)


def bell(square):
    """1 on a line, 1/2 at one width from it, falling to 0; from the square of the distance in widths."""
    return 1 / (1 + square)


class Landscape:
    """Where the border runs and how high the ground lies; all lengths in metres."""

    def __init__(self, seed):
        self.drift, self.bend = Noise(seed, 1, 7_000), Noise(seed, 2, 3_500)  # of the border
        self.warp, self.massif, self.spur = Noise(seed, 3, 2_200), Noise(seed, 4, 6_500), Noise(seed, 5, 2_700)
        self.knoll, self.slope = Noise(seed, 6, 1_100), Noise(seed, 7, 400)
        self.swell, self.field = Noise(seed, 8, 2_400), Noise(seed, 9, 700)  # of the plain

    def plainness(self, x):
        """0 in the hills, 1 in the plain."""
        return smooth((x - 18_000) / 7_000)

    def border(self, x):
        """The border's y at x."""
        plain, bend = self.plainness(x), self.bend(x) - 0.5
        ridge = 3_600 * bend
        river = 800 * meander(x / 3_200) + 400 * bend
        return 15_000 + 2_000 * (self.drift(x) - 0.5) + ridge * (1 - plain) + river * plain

    def hills(self, x, y, off):
        # Reading the noise at a shifted place bends its ridges, which would else follow its square lattice.
        x += 2_000 * self.warp(x, y)
        return (
            360 + 250 * ridged(self.massif(x, y)) + 140 * ridged(self.spur(x, y))
            + 70 * ridged(self.knoll(x, y)) + 16 * self.slope(x, y) + 110 * bell(off / 800**2)
        )

    def flats(self, x, y, off):
        terrace = 25 * smooth((abs(y - 15_000) + 1_500 * self.swell(x, y) - 4_500) / 2_000)
        waves = 5 * self.swell(x, y) + 2 * self.field(x, y)
        return 205 - x / 1_000 + terrace + waves - 3 * bell(off / 150**2)

    def column(self, x):
        """The elevations at x, whole metres, from north to south."""
        plain, border = self.plainness(x), self.border(x)
        slope = (self.border(x + CELL) - self.border(x - CELL)) / (2 * CELL)
        for row in range(ROWS):
            y = (ROWS - row - 0.5) * CELL
            off = (y - border) * (y - border) / (1 + slope * slope)  # square of the distance to the border, near it
            height = 0.0
            if plain < 1:
                height += (1 - plain) * self.hills(x, y, off)
            if plain > 0:
                height += plain * self.flats(x, y, off)
            yield int(height + 0.5)

    def terrain(self):
        """Rows of elevations, from north to south."""
        columns = [list(self.column((column + 0.5) * CELL)) for column in range(COLUMNS)]
        for x, width, height in (LARGE_VOID, SMALL_VOID):
            left = x // CELL - width // 2
            top = ROWS - 1 - int(self.border(x) // CELL) - height // 2
            for column in columns[left : left + width]:
                column[top : top + height] = [NODATA] * height
        return zip(*columns)

    def line(self, start, end):
        """The border between two x as eastings and northings, to the centimetre."""
        return [[WEST + x, round(SOUTH + self.border(x), 2)] for x in range(start, end + 1, CELL)]


def write_terrain(landscape, folder, scratch):
    text = scratch / "terrain.asc"
    with text.open("w") as file:
        file.write(f"ncols {COLUMNS}\nnrows {ROWS}\nxllcorner {WEST}\nyllcorner {SOUTH}\n")
        file.write(f"cellsize {CELL}\nNODATA_value {NODATA}\n")
        for row in landscape.terrain():
            file.write(" ".join(map(str, row)) + "\n")
    subprocess.run(
        ["gdal_translate", "-q", "-ot", "Int16", "-a_srs", CRS, "-a_nodata", str(NODATA)]
        + ["-co", "TILED=YES", "-co", "COMPRESS=DEFLATE", "-co", "PREDICTOR=2"]
        + ["-mo", "TIFFTAG_IMAGEDESCRIPTION=synthetic terrain, made by Tests/Support/make_synthetic.py"]
        + [text, folder / "terrain.tif"],
        check=True,
    )


def write_border(landscape, folder, scratch):
    ends = [(BORDER_FROM, NEIGHBOURS_MEET), (NEIGHBOURS_MEET, BORDER_TO)]
    features = [
        {
            "type": "Feature",
            "properties": {"neighbour": neighbour},
            "geometry": {"type": "LineString", "coordinates": landscape.line(start, end)},
        }
        for neighbour, (start, end) in zip(NEIGHBOURS, ends)
    ]
    text, border = scratch / "border.json", folder / "border.geojson"
    text.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    border.unlink(missing_ok=True)  # ogr2ogr does not replace a GeoJSON file
    subprocess.run(
        ["ogr2ogr", "-f", "GeoJSON", "-s_srs", CRS, "-t_srs", "EPSG:4326", "-lco", "RFC7946=YES"]
        + ["-nln", "border", border, text],
        check=True,
    )


def main():
    parser = argparse.ArgumentParser(description="Makes the synthetic landscape that tests compute with.")
    parser.add_argument("--seed", type=int, default=4, help="another seed gives another landscape (default: 4)")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).with_name("synthetic"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    landscape = Landscape(options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        write_terrain(landscape, options.out, pathlib.Path(scratch))
        write_border(landscape, options.out, pathlib.Path(scratch))


if __name__ == "__main__":
    main()
