"""Viewsheds and lines of sight over a terrain model that is a file or an array."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from karaula import program

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

_VISIBLE = 255  # the value of visible cells with --mode visible


@dataclass(frozen=True)
class Raster:
    """Cells with their place on earth.

    Attributes:
        values: the cells, row 0 in the north; a masked array where cells may be without data.
        transform: from columns and rows to coordinates, as rasterio's `Affine`.
        crs: the coordinate system, in any form that rasterio takes.
    """

    values: "NDArray[Any] | numpy.ma.MaskedArray[Any, Any]"
    transform: Any
    crs: Any

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """West, east, south, north, as matplotlib's `imshow` takes it."""
        rows, columns = self.values.shape
        west, north = self.transform * (0, 0)
        east, south = self.transform * (columns, rows)
        return west, east, south, north


Terrain: TypeAlias = str | os.PathLike[str] | Raster
"""Elevations (m): a raster's path, or cells with their place."""


def viewshed(
    dem: Terrain,
    observer: tuple[float, float],
    *,
    crs: str | None = None,
    observer_height: float | None = None,
    target_height: float | None = None,
    min_range: float | None = None,
    max_range: float | None = None,
    azimuth: float | None = None,
    sector: float | None = None,
    refraction: float | None = None,
    curvature: bool = True,
    engine: Literal["exact", "fast", "reference"] | None = None,
    mode: Literal["visible", "height"] = "visible",
    out: str | os.PathLike[str] | None = None,
    threads: int | None = None,
) -> Raster:
    """What an observer sees.

    Args:
        dem: the elevations.
        observer: x and y in the DEM's coordinate system, or in `crs`.
        crs: the coordinate system of `observer`, such as `EPSG:4326`.
        observer_height: the eye above its ground (m).
        target_height: the target above its ground (m).
        min_range: the nearest ground distance looked at (m).
        max_range: the furthest ground distance looked at (m).
        azimuth: the direction of the sector's middle, clockwise from true north (degrees); with `sector`.
        sector: its width (degrees).
        refraction: the refraction coefficient.
        curvature: False takes the earth for flat, and light for straight.
        engine: how it is computed; the program's default is `exact`.
        mode: `visible`, or `height` for the height above ground from which a target is seen (m).
        out: keeps the file.

    Returns:
        The part of the DEM within range: with `visible` True and False, with `height` metres; masked outside the
        range and where the DEM has no data.

    >>> import numpy, rasterio.transform
    >>> ground = Raster(numpy.zeros((5, 5), numpy.float32), rasterio.transform.from_origin(0, 50, 10, 10), "EPSG:32634")
    >>> ground.values[:, 3] = 30                     # a wall 30 m high, east of the observer
    >>> seen = viewshed(ground, (25, 25), curvature=False)
    >>> seen.values.filled(False).astype(int)
    array([[1, 1, 1, 1, 0],
           [1, 1, 1, 1, 0],
           [1, 1, 1, 1, 0],
           [1, 1, 1, 1, 0],
           [1, 1, 1, 1, 0]])
    """
    options = program.options(
        observer=_numbers(observer),
        crs=crs,
        observer_height=observer_height,
        target_height=target_height,
        min_range=min_range,
        max_range=max_range,
        azimuth=azimuth,
        sector=sector,
        refraction=refraction,
        no_curvature=not curvature,
        engine=engine,
        mode=mode,
        threads=threads,
    )
    with TemporaryDirectory(prefix="karaula-") as scratch, _terrain(dem, Path(scratch)) as (path, aliases):
        file = Path(scratch) / "viewshed.tif" if out is None else Path(out)
        program.call(["viewshed", f"--dem={path}", *options, f"--output={file}"], aliases=aliases)
        return _read(file, is_verdict=mode == "visible")


def line_of_sight(
    dem: Terrain,
    start: tuple[float, float, float],
    end: tuple[float, float, float],
    *,
    crs: str | None = None,
    refraction: float | None = None,
    curvature: bool = True,
) -> dict[str, Any]:
    """Whether one place sees another, and what stands in between: the properties of the program's GeoJSON.

    Args:
        dem: the elevations.
        start: x, y, and the eye's height above ground (m).
        end: x, y, and the target's height above ground (m).
        crs: the coordinate system of both.

    >>> import numpy, rasterio.transform
    >>> ground = Raster(numpy.zeros((5, 5), numpy.float32), rasterio.transform.from_origin(0, 50, 10, 10), "EPSG:32634")
    >>> ground.values[:, 3] = 30
    >>> sight = line_of_sight(ground, (25, 25, 2), (45, 25, 2))
    >>> sight["visible"], round(sight["blocked_by_m"])
    (False, 28)
    """
    options = program.options(
        **{"from": _numbers(start)}, to=_numbers(end), crs=crs, refraction=refraction, no_curvature=not curvature
    )
    with TemporaryDirectory(prefix="karaula-") as scratch, _terrain(dem, Path(scratch)) as (path, aliases):
        answer = json.loads(program.call(["los", f"--dem={path}", *options], aliases=aliases).output)
    features = answer["features"] if answer["type"] == "FeatureCollection" else [answer]
    properties: dict[str, Any] = features[0]["properties"]
    return properties


def _numbers(values: Sequence[float]) -> str:
    return ",".join(repr(float(value)) for value in values)


@contextmanager
def _terrain(dem: Terrain, scratch: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The path of a terrain model, and the name that messages should tell."""
    if not isinstance(dem, Raster):
        yield os.fspath(dem), {}
        return
    path = scratch / "terrain.tif"
    _write(dem, path)
    yield str(path), {str(path): "the array"}


def _write(raster: Raster, path: Path) -> None:
    import numpy
    import rasterio

    nodata = -32768.0
    cells: numpy.ma.MaskedArray[Any, Any] = numpy.ma.masked_invalid(raster.values)
    if cells.ndim != 2:
        raise ValueError(f"a terrain model has rows and columns; this array has {cells.ndim} dimensions")
    rows, columns = cells.shape
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=columns,
        height=rows,
        count=1,
        dtype="float32",
        crs=raster.crs,
        transform=raster.transform,
        nodata=nodata,
    ) as file:
        file.write(cells.filled(nodata).astype(numpy.float32), 1)


def _read(path: Path, *, is_verdict: bool) -> Raster:
    try:
        import numpy
        import rasterio
    except ImportError as error:
        raise ImportError("rasters need rasterio: pip install 'karaula[raster]'") from error
    with rasterio.open(path) as file:
        cells: numpy.ma.MaskedArray[Any, Any] = file.read(1, masked=True)
        values = numpy.ma.MaskedArray(cells.data == _VISIBLE, cells.mask) if is_verdict else cells
        return Raster(values, file.transform, file.crs)
