#!/usr/bin/env python3
"""Makes the data of the demonstration: the border of North Macedonia and Bulgaria with the terrain around it.

    python3 geodata/make_maleshevo.py BORDER.geojson TILE.tif [TILE.tif ...] [--out DIR]

    BORDER   lines of OpenStreetMap with the column `pair`, in which this border is MK-BG
    TILE     tiles of SRTM at three seconds of arc, from west to east: N41E022 and N41E023

writes into DIR (default: the folder `maleshevo` beside this script)

    border.geojson   98 km of line, from north to south (ODbL, see border.attribution in maleshevo.yaml)
    terrain.tif      elevations in whole metres, the posts of the tiles as they are (public domain)
    woods.tif        three blocks of wood, an ILLUSTRATION: they are drawn here and were never surveyed

and checks that all of the folder stays below 1.5 MB. Needs Python 3 and GDAL's programs (Debian: gdal-bin).
"""

import argparse
import json
import pathlib
import subprocess
import tempfile

POSTS_PER_DEGREE = 1200
# What is kept (degrees): sensors near the border and centres up to 25 km behind it look over this ground.
WEST, NORTH, EAST, SOUTH = 22.60, 42.00, 23.20, 41.25
TILES_WEST, TILES_NORTH = 22, 42  # the first post of the western tile

TREES = 10  # the code of trees in ESA WorldCover, too
NO_WOOD = 0
# Blocks of wood: longitude and latitude of the corners.
WOODS = [
    [[22.890, 41.892], [22.915, 41.892], [22.915, 41.879], [22.890, 41.879]],
    [[22.930, 41.635], [22.965, 41.635], [22.965, 41.614], [22.930, 41.614]],
    [[22.940, 41.393], [22.972, 41.393], [22.970, 41.380], [22.940, 41.380]],
]

LIMIT = 1_500_000  # bytes of the whole folder


def call(*command):
    subprocess.run(list(map(str, command)), check=True)


def make_border(source, out):
    out.unlink(missing_ok=True)  # ogr2ogr does not replace a GeoJSON file
    call("ogr2ogr", "-f", "GeoJSON", "-lco", "RFC7946=YES", "-where", "pair = 'MK-BG'", "-select", "neighbour,neighbour_name",
         "-nlt", "LINESTRING", "-explodecollections", "-nln", "border", out, source)


def make_terrain(tiles, out, scratch):
    mosaic = scratch / "tiles.vrt"
    call("gdalbuildvrt", "-q", mosaic, *tiles)
    column = round((WEST - TILES_WEST) * POSTS_PER_DEGREE)
    row = round((TILES_NORTH - NORTH) * POSTS_PER_DEGREE)
    columns = round((EAST - WEST) * POSTS_PER_DEGREE) + 1
    rows = round((NORTH - SOUTH) * POSTS_PER_DEGREE) + 1
    call("gdal_translate", "-q", "-srcwin", column, row, columns, rows, "-co", "TILED=YES", "-co", "COMPRESS=DEFLATE",
         "-co", "PREDICTOR=2", "-co", "ZLEVEL=9", "-mo", "TIFFTAG_IMAGEDESCRIPTION=NASA SRTM, clipped; public domain",
         mosaic, out)


def make_woods(out, scratch):
    shapes = scratch / "woods.json"
    features = [
        {"type": "Feature", "properties": {"code": TREES},
         "geometry": {"type": "Polygon", "coordinates": [corners + corners[:1]]}}
        for corners in WOODS
    ]
    shapes.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    half, step = 0.5 / POSTS_PER_DEGREE, 1 / POSTS_PER_DEGREE
    plain = scratch / "woods.tif"
    call("gdal_rasterize", "-q", "-a", "code", "-ot", "Byte", "-init", NO_WOOD, "-te", WEST - half, SOUTH - half,
         EAST + half, NORTH + half, "-tr", step, step, shapes, plain)
    call("gdal_translate", "-q", "-co", "COMPRESS=DEFLATE", "-co", "TILED=YES",
         "-mo", "TIFFTAG_IMAGEDESCRIPTION=illustrative woods, drawn by geodata/make_maleshevo.py", plain, out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("border", type=pathlib.Path)
    parser.add_argument("tiles", type=pathlib.Path, nargs="+")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).with_name("maleshevo"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        make_border(options.border, options.out / "border.geojson")
        make_terrain(options.tiles, options.out / "terrain.tif", scratch)
        make_woods(options.out / "woods.tif", scratch)
    size = sum(path.stat().st_size for path in options.out.iterdir())
    if size > LIMIT:
        raise SystemExit(f"{options.out} has {size} bytes, more than {LIMIT}")


if __name__ == "__main__":
    main()
