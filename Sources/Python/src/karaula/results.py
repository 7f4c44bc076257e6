"""What the program's commands leave: folders of results, opened for geopandas, rasterio and pandas."""

import html
import json
import os
import re
import shutil
import weakref
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from karaula.plans import Plan

if TYPE_CHECKING:
    import geopandas
    import pandas

_PACKAGE = "karaula.gpkg"
_METRES_PER_KILOMETRE = 1000


def _features(path: Path, layer: str | None = None) -> "geopandas.GeoDataFrame":
    try:
        import geopandas
    except ImportError as error:
        raise ImportError("layers need geopandas: pip install 'karaula[vector]'") from error
    return geopandas.read_file(path, layer=layer) if layer else geopandas.read_file(path)


class TemporaryFolder:
    """A folder for a result that nobody named; it is removed when nothing refers to it any more.

    Attributes:
        path: the folder.
    """

    def __init__(self) -> None:
        self.path = Path(mkdtemp(prefix="karaula-"))
        self.remove = weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


class Folder:
    """A folder of files that a command made.

    A folder that nobody named goes when nothing refers to it any more: keep the result as long as its paths are used.

    Attributes:
        path: the folder.
        table: what the command printed, for people; empty for a folder that was only opened.
    """

    def __init__(
        self, path: str | os.PathLike[str], table: str = "", owner: TemporaryFolder | None = None
    ) -> None:
        self.path = Path(path)
        self.table = table
        self._owner = owner
        if not self.path.is_dir():
            raise FileNotFoundError(f"{self.path}: there is no such folder; check the path")

    def file(self, name: str) -> Path:
        """The path of one of its files.

        Raises:
            FileNotFoundError: it has none of that name.
        """
        found = self.path / name
        if not found.exists():
            raise FileNotFoundError(f"{self.path}: the result has no {name}")
        return found

    def json(self, name: str) -> Any:
        """What one of its JSON files holds."""
        return json.loads(self.file(name).read_text(encoding="utf-8"))

    def features(self, name: str, layer: str | None = None) -> "geopandas.GeoDataFrame":
        """One of its layers.

        Args:
            name: the file.
            layer: its layer, for a file with several.
        """
        return _features(self.file(name), layer)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self.path)!r})"


class Result(Folder):
    """A folder that `karaula run --out` wrote: `Result("result")` opens one.

    Layers are in longitude and latitude (WGS 84); lengths are metres along the ground.
    """

    @cached_property
    def summary(self) -> dict[str, Any]:
        """The figures of `summary.json`."""
        read: dict[str, Any] = self.json("summary.json")
        return read

    @property
    def run_id(self) -> str:
        """Names what the result was made of: equal work gives equal ids."""
        return str(self.summary["run_id"])

    @cached_property
    def border(self) -> "geopandas.GeoDataFrame":
        """Every piece of border: from_m, to_m, length_m, covered, probability, seen_by, overlap, cause."""
        return self.layer("border")

    @cached_property
    def gaps(self) -> "geopandas.GeoDataFrame":
        """The gaps: id, part, from_m, to_m, length_m, cause, nearest_sensor, nearest_distance_m."""
        return self.layer("gaps")

    @cached_property
    def sites(self) -> "geopandas.GeoDataFrame":
        """Where sensors stand."""
        return self.layer("sites")

    @cached_property
    def sensors(self) -> "geopandas.GeoDataFrame":
        """Sites, routes, centres and links in one, as in `sensors.geojson`."""
        return self.features("sensors.geojson")

    def layer(self, name: str) -> "geopandas.GeoDataFrame":
        """A layer of `karaula.gpkg`, such as `fields`, `routes` or `swaths`."""
        return self.features(_PACKAGE, name)

    @property
    def coverage(self) -> Path:
        """The map of the cells along the border, a GeoTIFF: `rasterio.open(result.coverage)`.

        Its bands are found by their descriptions, such as `probability`. A border that needs more than one
        projection has a map for each: this is the first of `coverages`.
        """
        return self.coverages[0]

    @property
    def coverages(self) -> list[Path]:
        """All maps of the result, one for each projection."""
        numbered = sorted(self.path.glob("coverage-*.tif"), key=lambda path: int(path.stem.split("-")[1]))
        return numbered or [self.file("coverage.tif")]

    @property
    def report(self) -> Path:
        """The page for readers without a GIS."""
        return self.file("report.html")

    @property
    def plan(self) -> Plan:
        """The plan as it was run, with every default made visible; running it gives the same result."""
        return Plan.read(self.file("plan.yaml"), self._owner)

    @property
    def windows(self) -> "pandas.DataFrame":
        """The passes of patrols; of a run with `windows`."""
        import pandas

        return pandas.read_csv(self.file("windows.csv"))

    @cached_property
    def losses(self) -> dict[str, Any]:
        """What the failure of each sensor loses; of a run with `losses`."""
        read: dict[str, Any] = self.json("losses.json")
        return read

    def _repr_html_(self) -> str:
        summary = self.summary
        rows = {
            "border": f"{summary['border_length_m'] / _METRES_PER_KILOMETRE:.3f} km",
            "covered": f"{summary['covered_length_m'] / _METRES_PER_KILOMETRE:.3f} km,"
            f" {100 * summary['covered_fraction']:.2f} %",
            "gaps": str(summary["gap_count"]),
            "longest gap": f"{summary['longest_gap_m'] / _METRES_PER_KILOMETRE:.3f} km",
            "files": str(self.path),
        }
        cells = (f"<tr><th>{name}</th><td>{html.escape(value)}</td></tr>" for name, value in rows.items())
        return f"<table>{''.join(cells)}</table>"


class Variants(Folder, Mapping[str, Result]):
    """The results of a plan (`base`) and all its variants, by name: `variants["fog"].gaps`."""

    @cached_property
    def summaries(self) -> list[dict[str, Any]]:
        """The figures of each, in the plan's order."""
        read: list[dict[str, Any]] = self.json("variants.json")
        return read

    def __getitem__(self, name: str) -> Result:
        if name not in list(self):
            raise KeyError(f"no variant {name}; there are {', '.join(self)}")
        # The result keeps a temporary folder alive as long as it is in use itself.
        return Result(self.path / name, owner=self._owner)

    def __iter__(self) -> Iterator[str]:
        return (one["variant"] for one in self.summaries)

    def __len__(self) -> int:
        return len(self.summaries)


class Comparison(Folder):
    """What a change gains and loses: a folder that `karaula compare --out` wrote."""

    @cached_property
    def summary(self) -> dict[str, Any]:
        """The figures of `comparison.json`."""
        read: dict[str, Any] = self.json("comparison.json")
        return read

    @cached_property
    def pieces(self) -> "geopandas.GeoDataFrame":
        """The pieces of border that differ; their `kind` is gained, lost, improved or weakened."""
        return self.features("comparison.geojson")

    @property
    def gained_m(self) -> float:
        """The length that is covered after and was not before (m)."""
        return float(self.summary["gained_m"])

    @property
    def lost_m(self) -> float:
        """The length that was covered before and is not after (m)."""
        return float(self.summary["lost_m"])


class Placement(Folder):
    """Chosen sites: a folder that `karaula place --out` wrote."""

    @cached_property
    def summary(self) -> dict[str, Any]:
        """The figures of `placement.json`: what is covered, and the bound that no choice can exceed."""
        read: dict[str, Any] = self.json("placement.json")
        return read

    @property
    def chosen(self) -> list[dict[str, Any]]:
        """The chosen sites, with what each gains."""
        return list(self.summary["chosen"])

    @property
    def plan(self) -> Plan:
        """The scenario with the chosen sites; it extends the plan that was asked about, which must have been saved."""
        path = self.file("placement.yaml")
        if re.search(r"^extends: .*\.plan-[^/]*\.yaml", path.read_text(encoding="utf-8"), re.MULTILINE):
            raise FileNotFoundError(f"{path} extends a plan that was never saved; save it, then place again")
        return Plan.read(path, self._owner)

    def layer(self, name: str) -> "geopandas.GeoDataFrame":
        """A layer of `placement.gpkg`."""
        return self.features("placement.gpkg", name)


class Crossings(Folder):
    """The ways across that are least likely noticed: a folder that `karaula crossings --out` wrote."""

    @cached_property
    def summary(self) -> dict[str, Any]:
        """The figures of `crossings.json`."""
        read: dict[str, Any] = self.json("crossings.json")
        return read

    @cached_property
    def paths(self) -> "geopandas.GeoDataFrame":
        """The weakest crossings."""
        return self.features("crossings.geojson")

    @cached_property
    def strength(self) -> "geopandas.GeoDataFrame":
        """The strength of every piece of border."""
        return self.features("strength.geojson")


class Response(Folder):
    """Who comes first to a border, and when: a folder that `karaula response --out` wrote.

    Times are seconds from the call on. Where nobody comes they are missing.
    """

    @cached_property
    def summary(self) -> dict[str, Any]:
        """What `response.json` holds: `figures`, `gaps`, `vehicles`, and the `assumptions` that they rest on."""
        read: dict[str, Any] = self.json("response.json")
        return read

    @property
    def max_response_s(self) -> float | None:
        """The longest time to any piece of border; None where nobody comes to some of it."""
        return self._seconds("max_response_s")

    @property
    def response_p95_s(self) -> float | None:
        """The time within which 95 % of the border's length is reached; None where less is reached at all."""
        return self._seconds("response_p95_s")

    @property
    def unreached_m(self) -> float:
        """The length of border to which nobody comes (m)."""
        return float(self.summary["figures"]["unreached_m"])

    @cached_property
    def border(self) -> "geopandas.GeoDataFrame":
        """Every piece of border: part, from_m, to_m, length_m, response_s, vehicle."""
        return self._kind("border")

    @cached_property
    def gaps(self) -> "geopandas.GeoDataFrame":
        """The gaps: id, response_s of the place that is reached last, first_response_s of the first."""
        return self._kind("gap")

    @cached_property
    def ways(self) -> "geopandas.GeoDataFrame":
        """The way to the last place of each gap: id, vehicle, road_m, off_road_m, foot_m."""
        return self._kind("way")

    @property
    def isochrones(self) -> list[Path]:
        """The maps of response times, GeoTIFFs with the band response_s, one for each projection of the border."""
        return sorted(self.path.glob("response*.tif"))

    @property
    def plan(self) -> Plan:
        """The plan as it was run, with every default made visible."""
        return Plan.read(self.file("plan.yaml"), self._owner)

    @cached_property
    def _all(self) -> "geopandas.GeoDataFrame":
        return self.features("response.geojson")

    def _kind(self, kind: str) -> "geopandas.GeoDataFrame":
        """The features of a kind, numbered from 0."""
        return self._all[self._all["kind"] == kind].reset_index(drop=True)

    def _seconds(self, name: str) -> float | None:
        read = self.summary["figures"][name]
        return None if read is None else float(read)
