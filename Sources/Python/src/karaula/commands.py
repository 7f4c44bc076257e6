"""The program's commands on plans, as functions. Each raises a `KaraulaError` when the program ends with an error.

Options that are left out take the program's defaults. `threads` bounds the work, `allow` (`"network"`, `"database"`)
lets inputs come from there, `confine` names the only folder that may be read, `progress` shows a bar.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias, TypeVar

from karaula import program
from karaula.checks import CheckReport
from karaula.plans import PlanLike, plan_file
from karaula.results import Comparison, Crossings, Folder, Placement, Response, Result, TemporaryFolder, Variants

FilePath: TypeAlias = str | os.PathLike[str]
Made = TypeVar("Made", bound=Folder)

_MISSED = 1  # the exit code of `check` when a requirement is missed


@contextmanager
def _folder(out: FilePath | None) -> Iterator[tuple[str, TemporaryFolder | None]]:
    """The folder for a result, and its owner when it is a temporary one."""
    if out is not None:
        yield os.fspath(out), None
        return
    owner = TemporaryFolder()
    try:
        yield str(owner.path / "result"), owner
    except BaseException:
        owner.remove()
        raise


def _made(
    kind: type[Made],
    command: str,
    plans: Sequence[PlanLike],
    out: FilePath | None,
    options: list[str],
    *,
    progress: bool = False,
) -> Made:
    """Runs a command that reads plans or results and makes a folder."""
    with _folder(out) as (folder, owner), _files(plans) as (paths, aliases):
        arguments = [command, *options, f"--out={folder}", "--", *paths]
        answer = program.call(arguments, progress=progress, aliases=aliases)
        return kind(folder, answer.text, owner)


@contextmanager
def _files(plans: Sequence[PlanLike]) -> Iterator[tuple[list[str], dict[str, str]]]:
    """The files of several plans, and the names that messages should tell."""
    if not plans:
        yield [], {}
        return
    with plan_file(plans[0]) as (path, aliases), _files(plans[1:]) as (others, more):
        yield [path, *others], aliases | more


def demo(out: FilePath | None = None, *, progress: bool = False) -> Result:
    """Runs the demonstration that comes with the program.

    Args:
        out: the folder for the result; a temporary one unless given.

    >>> 0 < demo().summary["covered_fraction"] < 1
    True
    """
    return _made(Result, "demo", [], out, [], progress=progress)


def run(
    plan: PlanLike,
    *,
    variant: str | None = None,
    out: FilePath | None = None,
    losses: bool = False,
    windows: str | None = None,
    threads: int | None = None,
    allow: Sequence[str] = (),
    confine: FilePath | None = None,
    progress: bool = False,
) -> Result:
    """Computes coverage and gaps of a plan.

    Args:
        plan: the scenario: a `Plan`, or the path of its file.
        variant: one of its variants.
        out: the folder for the result; a temporary one unless given, which goes with the result.
        losses: also tells what each sensor's failure would lose.
        windows: also tells the passes of patrols: `all`, or those over the piece at a chainage (m).

    >>> plan = demo().plan
    >>> plan.sites.remove("T4")
    >>> with_less = run(plan)
    >>> "T4" in list(with_less.sites["id"])
    False
    """
    options = program.options(
        variant=variant, losses=losses, windows=windows, threads=threads, allow=allow, confine=confine
    )
    return _made(Result, "run", [plan], out, options, progress=progress)


def run_variants(
    plan: PlanLike,
    *,
    out: FilePath | None = None,
    threads: int | None = None,
    allow: Sequence[str] = (),
    confine: FilePath | None = None,
    progress: bool = False,
) -> Variants:
    """Computes a plan and all its variants; see `run`.

    >>> plan = demo().plan
    >>> plan["variants"] = {"fog": {"conditions": {"visibility_km": 0.5}}}
    >>> variants = run_variants(plan)
    >>> variants["fog"].summary["covered_length_m"] < variants["base"].summary["covered_length_m"]
    True
    """
    options = program.options(all_variants=True, threads=threads, allow=allow, confine=confine)
    return _made(Variants, "run", [plan], out, options, progress=progress)


def check(
    plan: PlanLike,
    *,
    variant: str | None = None,
    all_variants: bool = False,
    threads: int | None = None,
    allow: Sequence[str] = (),
    confine: FilePath | None = None,
    progress: bool = False,
) -> CheckReport:
    """Tests a plan's requirements. What is missed is no exception: the report is false.

    >>> plan = demo().plan
    >>> plan["requirements"] = [{"metric": "covered_fraction", "at_least": 0.999}]
    >>> report = check(plan)
    >>> report.met, report.missed[0].metric
    (False, 'covered_fraction')
    """
    options = program.options(
        json=True,
        variant=variant,
        all_variants=all_variants,
        threads=threads,
        allow=allow,
        confine=confine,
    )
    with plan_file(plan) as (path, aliases):
        arguments = ["check", *options, "--", path]
        answer = program.call(arguments, allowed=(0, _MISSED), progress=progress, aliases=aliases)
    return CheckReport.of(answer.output)


def compare(
    before: PlanLike | Result,
    after: PlanLike | Result,
    *,
    out: FilePath | None = None,
    threads: int | None = None,
    allow: Sequence[str] = (),
    confine: FilePath | None = None,
    progress: bool = False,
) -> Comparison:
    """Tells what is gained and lost between two plans or results, piece by piece of border.

    Args:
        before: a plan, a result, or a path of either; `plan.yaml@fog` names a variant.
        after: likewise.

    >>> result = demo()
    >>> change = compare(result, result)
    >>> change.gained_m, change.lost_m
    (0.0, 0.0)
    """
    options = program.options(threads=threads, allow=allow, confine=confine)
    sides: list[PlanLike] = [one.path if isinstance(one, Result) else one for one in (before, after)]
    return _made(Comparison, "compare", sides, out, options, progress=progress)


def place(
    plan: PlanLike,
    *,
    variant: str | None = None,
    law: str | None = None,
    time_s: float | None = None,
    out: FilePath | None = None,
    threads: int | None = None,
    allow: Sequence[str] = (),
    confine: FilePath | None = None,
    progress: bool = False,
) -> Placement:
    """Chooses where equipment should stand, and tells a bound that no choice exceeds.

    Args:
        plan: a scenario with the key `placement`.
        law: `run` or `single`; the scenario's own unless given.
        time_s: cuts the search after so many seconds.
    """
    options = program.options(
        variant=variant, law=law, time=time_s, threads=threads, allow=allow, confine=confine
    )
    return _made(Placement, "place", [plan], out, options, progress=progress)


def crossings(
    plan: PlanLike,
    *,
    variant: str | None = None,
    out: FilePath | None = None,
    losses: bool = False,
    threads: int | None = None,
    allow: Sequence[str] = (),
    confine: FilePath | None = None,
    progress: bool = False,
) -> Crossings:
    """Finds the ways across the border that are least likely noticed, and the strength of every piece of it.

    Args:
        losses: also tells what each sensor's failure would do.
    """
    options = program.options(
        variant=variant, losses=losses, threads=threads, allow=allow, confine=confine
    )
    return _made(Crossings, "crossings", [plan], out, options, progress=progress)


def response(
    plan: PlanLike,
    *,
    variant: str | None = None,
    out: FilePath | None = None,
    threads: int | None = None,
    allow: Sequence[str] = (),
    confine: FilePath | None = None,
    progress: bool = False,
) -> Response:
    """Finds who comes first to each piece of border and to each gap, and when.

    Args:
        plan: a scenario with the key `response`, which says where vehicles wait and what they drive on.

    >>> plan = demo().plan
    >>> plan["response"] = {"vehicles": [{"id": "V1", "at": [22.955, 41.775]}]}
    >>> soonest = response(plan).border["response_s"].min()
    >>> bool(soonest >= 300)  # a vehicle takes 300 s to start unless the plan says otherwise
    True
    """
    options = program.options(variant=variant, threads=threads, allow=allow, confine=confine)
    return _made(Response, "response", [plan], out, options, progress=progress)


def validate(
    plan: PlanLike,
    *,
    variant: str | None = None,
    allow: Sequence[str] = (),
    confine: FilePath | None = None,
) -> str:
    """Reads and resolves everything, computes nothing: the resolved plan as YAML, every default made visible.

    >>> "refraction" in validate(demo().plan)
    True
    """
    options = program.options(variant=variant, allow=allow, confine=confine)
    with plan_file(plan) as (path, aliases):
        return program.call(["validate", *options, "--", path], aliases=aliases).text


def catalogue() -> list[dict[str, Any]]:
    """The built-in equipment classes with their assumptions.

    >>> "fixed-pillar" in [one["id"] for one in catalogue()]
    True
    """
    classes: list[dict[str, Any]] = json.loads(program.call(["catalogue", "--json"]).output)["classes"]
    return classes


def version() -> str:
    """The program's version.

    >>> version()[0].isdigit()
    True
    """
    # Further lines tell of the commit and the libraries.
    return program.call(["--version"]).text.splitlines()[0]


