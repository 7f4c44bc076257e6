#!/usr/bin/env python3
"""Draws a result folder as one picture: the map, the coverage along the border, the causes of the gaps.

    python3 geodata/draw.py RESULT PICTURE.png
    python3 geodata/draw.py RESULT PICTURE.png --check

With --check nothing is written: it ends with 1 unless the picture shows this result. The figures behind a picture stand in
its metadata; they must be the result's, and the picture must be the one that the result gives, but for the last touches of
other versions of fonts. Needs GDAL's programs (Debian: gdal-bin) and matplotlib (`pip install matplotlib`).
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.lines import Line2D
from PIL import Image
from PIL.PngImagePlugin import PngInfo

# Okabe and Ito's palette (2008), which colour-blind readers can tell apart, and two greys.
COVERED = "#0072B2"
COLOURS = {
    "beyond every range": "#D55E00",
    "outside the field of view": "#E69F00",
    "in the near dead zone": "#F0E442",
    "hidden by terrain": "#CC79A7",
    "hidden by land cover": "#009E73",
    "not linked": "#666666",
    "weather": "#56B4E9",
    "not patrolled often enough": "#000000",
    "no terrain data": "#A8A8A8",
}
# Markers of what stands, by the catalogue's class in a type's name or its kind; others get a triangle.
MARKERS = {
    "pillar": ("^", 15, "surveillance pillar"),
    "stationary": ("s", 11, "stationary system"),
    "thermal": ("^", 9, "thermal camera"),
    "mobile": ("D", 9, "mobile system"),
    "centre": ("o", 11, "monitoring centre"),
}
ROUTES = {"uav": ("-", "UAV"), "drone": (":", "drone"), "vehicle": ("--", "vehicle")}
INK = "#222222"
UNLINKED = COLOURS["not linked"]
RELIEF = LinearSegmentedColormap.from_list("relief", ["#6E6455", "#C9BFA9", "#FAF6EA"])
MARGIN, NAME_MARGIN = 1.5, 6  # km around what is drawn, and more to the left for names
COLOURS_KEPT = 256
FIGURES = "Karaula figures"  # the key of a picture's metadata
PIXEL_TOLERANCE = 3.0  # of 255, the mean difference that fonts and rounding may make
LENGTH_TOLERANCE = 0.5  # m


def run(*command):
    return subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True).stdout


class Result:
    """What is drawn of a result folder, in the map's plane (km)."""

    def __init__(self, folder, scratch):
        self.folder, self.scratch = Path(folder), Path(scratch)
        self.summary = json.loads((self.folder / "summary.json").read_text())
        info = json.loads(run("gdalinfo", "-json", self.folder / "coverage.tif"))
        self.system = self.scratch / "lattice.wkt"
        self.system.write_text(info["coordinateSystem"]["wkt"])
        self.border, self.sensors = self.features("border"), self.features("sensors")

    def features(self, name):
        out = self.scratch / f"{name}.json"
        run("ogr2ogr", "-f", "GeoJSON", "-t_srs", self.system, out, self.folder / f"{name}.geojson")
        return json.loads(out.read_text())["features"]

    def raster(self, name, number):
        """A band and its extent (west, east, south, north)."""
        path, raw = self.folder / name, self.scratch / "band.raw"
        run("gdal_translate", "-q", "-of", "ENVI", "-ot", "Float32", "-b", number, path, raw)
        info = json.loads(run("gdalinfo", "-json", path))
        (west, south), (east, north) = (info["cornerCoordinates"][c] for c in ("lowerLeft", "upperRight"))
        width, height = info["size"]
        return np.fromfile(raw, dtype="<f4").reshape(height, width), [v / 1000 for v in (west, east, south, north)]

    def figures(self):
        """The numbers that the picture shows: the metadata of its file."""
        names = ("name", "border_length_m", "covered_length_m", "covered_fraction", "causes_m")
        return {name: self.summary[name] for name in names} | {
            "sensors": [[one["id"], one["covered_length_m"]] for one in self.summary["per_sensor"]]}


def points(feature):
    return np.atleast_2d(np.array(feature["geometry"]["coordinates"]))[:, :2] / 1000


def verdict(properties):
    return COVERED if properties["covered"] else COLOURS[properties["cause"]]


def draw_ground(axes, result):
    shade, extent = result.raster("hillshade.tif", 1)
    axes.imshow(np.ma.masked_equal(shade, 0), extent=extent, cmap=RELIEF, vmin=20, vmax=255, interpolation="bilinear")
    chance, extent = result.raster("coverage.tif", 1)
    axes.imshow(np.ma.masked_less(chance, 0), extent=extent, cmap="Greys_r", vmin=0, vmax=1, alpha=0.12)
    axes.imshow(np.ma.masked_less(chance, 0.05), extent=extent, cmap="Blues", vmin=-0.4, vmax=1.1, alpha=0.8,
                interpolation="nearest")


def draw_border(axes, result):
    for halo in (True, False):
        for feature in result.border:
            line = points(feature)
            axes.plot(line[:, 0], line[:, 1], color="white" if halo else verdict(feature["properties"]),
                      linewidth=7 if halo else 4.5, solid_capstyle="butt" if not halo else "round", zorder=3)


def kind_of(properties, table):
    name = "centre" if properties["kind"] == "centre" else properties["type"]
    return next((word for word in table if word in name), None)


def draw_sensors(axes, result):
    shown, named = {}, set()
    for feature in result.sensors:
        properties = feature["properties"]
        kind = properties["kind"]
        if kind == "link" and properties["path_clear"] and properties["used"]:
            line = points(feature)
            axes.plot(line[:, 0], line[:, 1], color=INK, linewidth=0.9, zorder=2)
            shown["link"] = Line2D([], [], color=INK, linewidth=0.9, label="radio link")
        elif kind == "route":
            line, word = points(feature), kind_of(properties, ROUTES) or "vehicle"
            style, label = ROUTES[word]
            for colour, width in (("white", 3.4), (INK, 1.8)):
                axes.plot(line[:, 0], line[:, 1], color=colour, linewidth=width, linestyle=style, zorder=3.5)
            shown[word] = Line2D([], [], color=INK, linewidth=1.8, linestyle=style, label=label)
            label_at(axes, properties["id"], line[len(line) // 3], named, italic=True)
        elif kind in ("site", "post", "centre"):
            word = kind_of(properties, MARKERS) or "thermal"
            marker, size, label = MARKERS[word]
            face = "white" if properties.get("linked") is not False else UNLINKED
            x, y = points(feature)[0]
            axes.plot(x, y, marker, color=face, markeredgecolor="black", markersize=size, markeredgewidth=1.4, zorder=5)
            shown[word] = Line2D([], [], marker=marker, color="white", markeredgecolor="black", markersize=size,
                                 linestyle="", label=label)
            label_at(axes, properties["id"], (x, y), named)
    return list(shown.values())


def label_at(axes, text, place, named, italic=False):
    """A name to the left of what stands, to the right of what moves; once, however many posts a patrol has."""
    if text not in named:
        side, at = (9, "left") if italic else (-10, "right")
        axes.annotate(text, place, xytext=(side, 0), textcoords="offset points", ha=at, va="center", fontsize=10,
                      fontweight="bold", fontstyle="italic" if italic else "normal", color=INK, zorder=6,
                      bbox={"boxstyle": "round,pad=0.15", "color": "white", "alpha": 0.75})
    named.add(text)


def draw_map(axes, result):
    """Draws the map and returns what its legend tells."""
    draw_ground(axes, result)
    draw_border(axes, result)
    handles = draw_sensors(axes, result)
    drawn = [f for f in result.border + result.sensors if f["properties"].get("kind") not in ("field", "swath")]
    places = np.concatenate([points(feature) for feature in drawn])
    (west, south), (east, north) = places.min(axis=0) - MARGIN, places.max(axis=0) + MARGIN
    axes.set(xlim=(west - NAME_MARGIN, east), ylim=(south, north), xticks=[], yticks=[])
    for side in axes.spines.values():
        side.set_visible(False)
    start = west - NAME_MARGIN + 1
    axes.plot([start, start + 10], [south + 1.2] * 2, color=INK, linewidth=4, solid_capstyle="butt", zorder=6)
    axes.annotate("10 km", (start + 5, south + 1.2), xytext=(0, 5), textcoords="offset points", ha="center", zorder=6)
    return handles


def draw_strip(axes, result):
    """The probability along the border, from its start at the top down."""
    offset = 0.0
    parts = {}
    for feature in result.border:
        parts.setdefault(feature["properties"]["part"], []).append(feature["properties"])
    for pieces in parts.values():
        for piece in pieces:
            middle, length = (piece["from_m"] + piece["to_m"]) / 2 + offset, piece["to_m"] - piece["from_m"]
            axes.barh(middle / 1000, piece["probability"], height=length / 1000, color=verdict(piece))
            axes.barh(middle / 1000, -0.09, height=length / 1000, color=verdict(piece))
        offset += max(piece["to_m"] for piece in pieces)
    required = result.summary["required_probability"]
    axes.axvline(required, color=INK, linewidth=1, linestyle="--")
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.set(ylim=(offset / 1000, 0), xlim=(-0.09, 1), xticks=[0, required, 1])
    axes.set_ylabel("km along the border", fontsize=10)
    axes.set_title("chance to detect\na person", fontsize=11, loc="left")


def draw_causes(axes, result):
    summary = result.summary
    causes = summary["causes_m"]
    rows = {"covered": summary["covered_length_m"]} | {name: causes[name] for name in COLOURS if causes[name] > 0}
    names = list(rows)[::-1]
    colours = [COVERED if name == "covered" else COLOURS[name] for name in names]
    bars = axes.barh(names, [rows[name] / 1000 for name in names], color=colours, height=0.72)
    axes.bar_label(bars, fmt="%.1f km", padding=5, fontsize=10.5)
    axes.set(xlim=(0, 1.3 * max(rows.values()) / 1000), xticks=[])
    axes.tick_params(axis="y", length=0, labelsize=11)
    axes.spines["bottom"].set_visible(False)
    axes.set_title("covered border, and gaps by cause", fontsize=12, loc="right")


def draw(result, picture):
    plt.rcParams.update({"font.family": "DejaVu Sans", "axes.spines.top": False, "axes.spines.right": False})
    figure = plt.figure(figsize=(13, 11), dpi=80)
    handles = draw_map(figure.add_axes((0.015, 0.02, 0.46, 0.9), anchor="SW"), result)
    draw_strip(figure.add_axes((0.525, 0.045, 0.09, 0.8)), result)
    draw_causes(figure.add_axes((0.815, 0.5, 0.165, 0.345)), result)
    figure.legend(handles=handles, loc="upper left", bbox_to_anchor=(0.65, 0.465), ncols=2, fontsize=11, frameon=False,
                  labelspacing=0.9, columnspacing=1.5)
    summary = result.summary
    covered, border = (summary[key] / 1000 for key in ("covered_length_m", "border_length_m"))
    figure.text(0.015, 0.945, summary["name"], fontsize=21, fontweight="bold", color=INK)
    figure.text(0.985, 0.945, f"{covered:.1f} of {border:.1f} km covered, {summary['covered_fraction']:.1%}", fontsize=17,
                color=COVERED, fontweight="bold", ha="right")
    notes = ["The border on the map has the colours of the bars.", "Blue ground: a person there would be detected.",
             "Dark grey symbols: sensors without a radio link.", "", "Data: " + "; ".join(summary["attribution"])]
    figure.text(0.66, 0.05, "\n".join(notes), fontsize=10.5, color=INK, va="bottom", linespacing=1.6)
    figure.canvas.draw()
    pixels = Image.fromarray(np.asarray(figure.canvas.buffer_rgba())[..., :3])
    plt.close(figure)
    told = PngInfo()
    told.add_text(FIGURES, json.dumps(result.figures()))
    # A palette halves the file; without dither equal pictures stay equal.
    pixels.quantize(COLOURS_KEPT, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(picture, pnginfo=told, optimize=True)


def is_near(one, other):
    """Whether two trees of figures are alike to a tolerance."""
    if isinstance(one, float | int) and isinstance(other, float | int):
        return abs(one - other) <= LENGTH_TOLERANCE
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_near(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_near, one, other))
    return one == other


def fault(result, picture, scratch):
    """What a picture does not show as the result has it; None when all is well."""
    with Image.open(picture) as image:
        told, old = json.loads(image.text.get(FIGURES, "null")), np.asarray(image.convert("RGB"), dtype=float)
    if not is_near(told, result.figures()):
        return f"its figures are {told}, the result's are {result.figures()}"
    draw(result, scratch / "new.png")
    with Image.open(scratch / "new.png") as image:
        new = np.asarray(image.convert("RGB"), dtype=float)
    if old.shape != new.shape or np.abs(old - new).mean() > PIXEL_TOLERANCE:
        return "the result gives another picture"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("result")
    parser.add_argument("picture")
    parser.add_argument("--check", action="store_true", help="compare the picture, write nothing")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        result = Result(options.result, scratch)
        if not options.check:
            draw(result, options.picture)
        elif wrong := fault(result, options.picture, Path(scratch)):
            sys.exit(f"{options.picture}: {wrong}; draw it again with geodata/draw.py")


if __name__ == "__main__":
    main()
