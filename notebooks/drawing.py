"""Maps and colours that all notebooks share: metres in, kilometres on the axes."""

import matplotlib.pyplot as plt
import numpy as np
import rasterio
from matplotlib.colors import LightSource
from matplotlib.ticker import FuncFormatter
from rasterio.vrt import WarpedVRT

# Okabe and Ito's palette (2008), which colour-blind readers can tell apart, as in the report and in QGIS.
BLUE, VERMILLION, SKY_BLUE = "#0072B2", "#D55E00", "#56B4E9"
ORANGE, GREEN, PURPLE, BLACK = "#E69F00", "#009E73", "#CC79A7", "#000000"
GREY = "#BBBBBB"
COVERED, GAP, MARGINAL = BLUE, VERMILLION, SKY_BLUE

METRES_PER_KILOMETRE = 1000
MAP_WIDTH_INCHES, MAP_HEIGHT_INCHES, TALL_WIDTH_INCHES = 11, 11, 7
SUN = LightSource(azdeg=315, altdeg=45)


def plain_style():
    """Pictures of one look: readable sizes, no frame on top and at the right."""
    plt.rcParams.update({
        "figure.dpi": 100, "figure.constrained_layout.use": True, "font.size": 11,
        "axes.titlesize": 13, "axes.titlelocation": "left",
        "axes.spines.top": False, "axes.spines.right": False,
    })


def raster(path, crs, band=None):
    """The band of a description, or the first: a masked array in a coordinate system, its extent (m)."""
    with rasterio.open(path) as source, WarpedVRT(source, crs=crs) as brought:
        index = source.descriptions.index(band) + 1 if band else 1
        west, south, east, north = brought.bounds
        return brought.read(index, masked=True), (west, east, south, north)


def ground(axes, dem, crs):
    """Draws the terrain as a pale shaded relief; voids stay white."""
    heights, extent = raster(dem, crs)
    cell = (extent[1] - extent[0]) / heights.shape[1]
    shade = SUN.hillshade(heights.filled(heights.mean()), dx=cell, dy=cell, vert_exag=2)
    slopes = np.gradient(heights.astype(float).filled(np.nan))
    unknown = np.isnan(slopes).any(axis=0) | np.ma.getmaskarray(heights)
    axes.imshow(np.ma.array(shade, mask=unknown), extent=extent, cmap="gray", vmin=-0.8, vmax=1.0)


def map_axes(bounds, count=1, margin=1500, title_height=0.75):
    """A figure of maps for bounds (west, south, east, north; m) with a margin: tall ones side by side, others below each other."""
    west, south, east, north = np.array(bounds) + np.array([-1, -1, 1, 1]) * margin
    is_tall = north - south > east - west
    rows, columns = (1, count) if is_tall else (count, 1)
    height = min(MAP_HEIGHT_INCHES, MAP_WIDTH_INCHES * (north - south) / (east - west)) + title_height
    width = MAP_WIDTH_INCHES if not is_tall or count > 1 else TALL_WIDTH_INCHES
    figure, axes = plt.subplots(rows, columns, figsize=(width, height * rows), squeeze=False)
    for one in axes.flat:
        one.set(xlim=(west, east), ylim=(south, north), aspect="equal")
        kilometres(one)
    return figure, (axes.flat[0] if count == 1 else list(axes.flat))


def kilometres(axes):
    """Labels the axes of a projected map in kilometres."""
    text = FuncFormatter(lambda metres, _: f"{metres / METRES_PER_KILOMETRE:g}")
    axes.xaxis.set_major_formatter(text)
    axes.yaxis.set_major_formatter(text)
    axes.set(xlabel="easting, km", ylabel="northing, km")


def scale_bar(axes, length_km):
    """A bar of a length in the lower right corner."""
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    end = right - 0.02 * (right - left)
    start, height = end - length_km * METRES_PER_KILOMETRE, low + 0.07 * (high - low)
    axes.plot([start, end], [height, height], color=BLACK, linewidth=4, solid_capstyle="butt")
    axes.annotate(f"{length_km} km", ((start + end) / 2, height), xytext=(0, 5), textcoords="offset points",
                  ha="center")


def sites(axes, layer):
    """Marks sites with their ids."""
    layer.plot(ax=axes, marker="^", color="white", edgecolor=BLACK, markersize=70, zorder=5)
    for name, point in zip(layer["id"], layer.geometry):
        axes.annotate(name, (point.x, point.y), xytext=(0, -16), textcoords="offset points", ha="center",
                      fontweight="bold", zorder=6,
                      bbox={"boxstyle": "square,pad=0.1", "color": "white", "alpha": 0.7})


def legend_below(axes, **options):
    """The legend under the picture, where it covers nothing."""
    handles, labels = axes.get_legend_handles_labels()
    axes.figure.legend(handles, labels, loc="outside lower center", frameon=False, **options)


def verdicts(axes, border):
    """Draws the border by its verdict, what is covered over the gaps."""
    for covered, colour, name in [(False, GAP, "gap"), (True, COVERED, "covered")]:
        border[border["covered"] == covered].plot(
            ax=axes, color=colour, linewidth=3.5, capstyle="round", label=name)
