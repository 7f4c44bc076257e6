"""The answer of `karaula check`: the requirements of a plan, met or missed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Requirement:
    """A requirement in one variant.

    Attributes:
        variant: the variant, or `base`.
        metric: what is measured, such as `covered_fraction`.
        at_least: the lower limit, or None.
        at_most: the upper limit, or None.
        got: what the plan gives, or None where it does not apply.
        met: whether it is met; None where it does not apply.
        file: the file that demands it.
        line: the line there, from 1.
        column: the column there, from 1.
        details: all that the program tells of it.
    """

    variant: str
    metric: str
    at_least: float | None
    at_most: float | None
    got: float | None
    met: bool | None
    file: str
    line: int
    column: int
    details: dict[str, Any]


@dataclass(frozen=True)
class CheckReport:
    """All requirements of a run of `check`. It is true when all are met.

    Attributes:
        met: whether all are.
        requirements: each in each variant, in the program's order.
    """

    met: bool
    requirements: list[Requirement]

    @classmethod
    def of(cls, output: bytes) -> "CheckReport":
        """Reads the program's JSON.

        >>> run = {"variant": "base", "requirements": [{"metric": "covered_fraction", "at_least": 0.9,
        ...     "at_most": None, "got": 0.7, "met": False, "file": "a.yaml", "line": 3, "column": 5}]}
        >>> report = CheckReport.of(json.dumps({"met": False, "runs": [run]}).encode())
        >>> bool(report), report.missed[0].metric, report.missed[0].line
        (False, 'covered_fraction', 3)
        """
        read = json.loads(output)
        names = [name for name in Requirement.__dataclass_fields__ if name not in ("variant", "details")]
        requirements = [
            Requirement(run["variant"], details=one, **{name: one[name] for name in names})
            for run in read["runs"]
            for one in run["requirements"]
        ]
        return cls(read["met"], requirements)

    @property
    def missed(self) -> list[Requirement]:
        """Those that are not met."""
        return [one for one in self.requirements if one.met is False]

    def table(self) -> "pandas.DataFrame":
        """A row for each requirement in each variant."""
        import pandas

        return pandas.DataFrame([{"variant": one.variant} | one.details for one in self.requirements])

    def __bool__(self) -> bool:
        return self.met

    def __iter__(self) -> Iterator[Requirement]:
        return iter(self.requirements)

    def __len__(self) -> int:
        return len(self.requirements)
