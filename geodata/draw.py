#!/usr/bin/env python3
"""Draw a result folder as a picture: hillshade, map of coverage, border, gaps by cause, sites, centres, links.

    python3 geodata/draw.py RESULT_FOLDER PICTURE.png DEM [DEM ...]

Needs GDAL's programs (gdal-bin) and matplotlib (`pip install matplotlib`). The picture in the README is the
demonstration's result, drawn over geodata/demo/terrain.tif.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

# Okabe and Ito's palette (2008), which colour-blind readers can tell apart.
COLOURS = {
    "covered": "#009E73",
    "beyond every range": "#D55E00",
    "outside the field of view": "#E69F00",
    "in the near dead zone": "#CC79A7",
    "hidden by terrain": "#0072B2",
    "not linked": "#56B4E9",
    "no terrain data": "#000000",
}


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def band(path, folder, number):
    """A raster's band as an array."""
    raw = folder / f"band{number}.raw"
    run("gdal_translate", "-q", "-of", "ENVI", "-ot", "Float32", "-b", str(number), str(path), str(raw))
    width, height = json.loads(run("gdalinfo", "-json", str(path)))["size"]
    return np.fromfile(raw, dtype="<f4").reshape(height, width)


def features(path, folder, system):
    """A layer's features, brought to the map's coordinate system."""
    out = folder / (path.stem + ".json")
    run("ogr2ogr", "-f", "GeoJSON", "-t_srs", system, str(out), str(path))
    return json.loads(out.read_text())["features"]


def main(result, picture, *dems):
    result = Path(result)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        coverage = result / "coverage.tif"
        info = json.loads(run("gdalinfo", "-json", str(coverage)))
        system = folder / "lattice.wkt"
        system.write_text(info["coordinateSystem"]["wkt"])
        (west, south), (east, north) = (info["cornerCoordinates"][c] for c in ("lowerLeft", "upperRight"))
        step = str(info["geoTransform"][1] / 2)
        ground, shade = folder / "ground.tif", folder / "shade.tif"
        box = [str(v) for v in (west, south, east, north)]
        run("gdalwarp", "-q", "-t_srs", str(system), "-te", *box, "-tr", step, step, "-r", "bilinear",
            *dems, str(ground))
        run("gdaldem", "hillshade", "-q", str(ground), str(shade))
        overlap = band(coverage, folder, 2)
        extent = [v / 1000 for v in (west, east, south, north)]

        wide = east - west > north - south
        figure, axes = plt.subplots(figsize=(11, 8) if wide else (7, 13))
        axes.imshow(band(shade, folder, 1), extent=extent, cmap="gray", vmin=60, vmax=240)
        seen = np.ma.masked_where(overlap < 1, np.minimum(overlap, 2))
        corridor = np.ma.masked_where(overlap < 0, np.ones_like(overlap))
        axes.imshow(corridor, extent=extent, cmap="binary", vmin=0, vmax=8, alpha=0.35)
        axes.imshow(seen, extent=extent, cmap="Greens", vmin=0, vmax=2.4, alpha=0.6, interpolation="nearest")
        kinds = set()
        for feature in features(result / "border.geojson", folder, str(system)):
            properties = feature["properties"]
            kind = "covered" if properties["covered"] else properties["cause"]
            kinds.add(kind)
            points = np.array(feature["geometry"]["coordinates"])[:, :2] / 1000
            axes.plot(points[:, 0], points[:, 1], color=COLOURS[kind], linewidth=2.5, solid_capstyle="round")
        for feature in features(result / "sensors.geojson", folder, str(system)):
            properties = feature["properties"]
            if properties["kind"] == "link":
                points = np.array(feature["geometry"]["coordinates"])[:, :2] / 1000
                axes.plot(points[:, 0], points[:, 1], color="black", linewidth=0.8,
                          linestyle="-" if properties["path_clear"] else ":")
                continue
            x, y = (v / 1000 for v in feature["geometry"]["coordinates"][:2])
            mark = "s" if properties["kind"] == "centre" else "^"
            axes.plot(x, y, mark, color="white", markeredgecolor="black", markersize=9)
            axes.annotate(feature["properties"]["id"], (x, y), xytext=(6, -11), textcoords="offset points",
                          fontweight="bold")
        for kind, colour in COLOURS.items():
            if kind in kinds:
                axes.plot([], [], color=colour, linewidth=2.5, label=kind)
        axes.set_xlim(extent[:2])
        axes.set_ylim(extent[2:])
        axes.set_xlabel("km east of the central meridian")
        axes.set_ylabel("km north of the equator")
        summary = json.loads((result / "summary.json").read_text())
        axes.set_title(f"{summary['name']}: {100 * summary['covered_fraction']:.1f} % covered")
        axes.legend(loc="lower left", fontsize=8)
        figure.savefig(picture, dpi=75, bbox_inches="tight")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
