"""Drives the program `karaula` from Python. The program does the work; this package starts it and opens its results.

From a scenario to a map:

>>> import karaula
>>> result = karaula.demo()
>>> f"{result.summary['border_length_m'] / 1000:.1f} km of border, {len(result.gaps)} gaps"
'98.3 km of border, 39 gaps'
>>> axes = result.border.plot("covered", cmap="coolwarm_r")
>>> axes = result.sites.plot(ax=axes, marker="^", color="black")

The program is looked for in the environment variable `KARAULA`, then on `PATH`. Layers need the extra `vector`
(geopandas), rasters the extra `raster` (rasterio, numpy).
"""

from karaula.checks import CheckReport, Requirement
from karaula.commands import (
    catalogue,
    check,
    compare,
    crossings,
    demo,
    place,
    response,
    run,
    run_variants,
    validate,
    version,
)
from karaula.errors import (
    BadDataError,
    InternalError,
    KaraulaError,
    KaraulaWarning,
    MissingInputError,
    OutputError,
    ProgramNotFoundError,
    SystemLacksError,
    UsageError,
)
from karaula.items import Item, Items
from karaula.plans import Plan
from karaula.results import Comparison, Crossings, Placement, Response, Result, Variants
from karaula.viewsheds import Raster, line_of_sight, viewshed

__all__ = [
    "BadDataError",
    "CheckReport",
    "Comparison",
    "Crossings",
    "InternalError",
    "Item",
    "Items",
    "KaraulaError",
    "KaraulaWarning",
    "MissingInputError",
    "OutputError",
    "Placement",
    "Plan",
    "ProgramNotFoundError",
    "Raster",
    "Requirement",
    "Response",
    "Result",
    "SystemLacksError",
    "UsageError",
    "Variants",
    "catalogue",
    "check",
    "compare",
    "crossings",
    "demo",
    "line_of_sight",
    "place",
    "response",
    "run",
    "run_variants",
    "validate",
    "version",
    "viewshed",
]
