"""Scenarios as objects: read, changed and written as YAML, with their order and their comments kept.

One kind of comment is lost, which `write` warns of: one that stands above a list's entry which has another behind it.
"""

import copy
import io
import os
import re
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import MarkedYAMLError

from karaula.errors import BadDataError, KaraulaWarning, MissingInputError
from karaula.items import Items

_BAD_DATA, _MISSING = 65, 66
_NO_BREAKS = 1_000_000  # columns; long lines stay as they are
_FIRST_LIST = re.compile(r"^( *)[^\s#-][^#\n]*:[^\S\n]*(?:#.*)?\n(?: *#.*\n)*( *)- ", re.MULTILINE)


def _list_indent(text: str) -> int:
    """How many columns the first list of a document stands to the right of its key.

    >>> _list_indent("sites:\\n  # The first.\\n  - {id: A}\\n"), _list_indent("sites:\\n- {id: A}\\n")
    (2, 0)
    """
    found = _FIRST_LIST.search(text)
    return len(found[2]) - len(found[1]) if found else 2


def _lost_comments(text: str, written: str) -> list[int]:
    """The lines, from 1, whose whole is a comment that a plan does not have any more when it is written."""
    left = Counter(line.strip() for line in written.splitlines())
    lost = []
    for number, line in enumerate(text.splitlines(), start=1):
        if (comment := line.strip()).startswith("#"):
            left[comment] -= 1
            lost += [number] if left[comment] < 0 else []
    return lost


def _yaml(list_indent: int = 2) -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _NO_BREAKS
    yaml.indent(mapping=2, sequence=list_indent + 2, offset=list_indent)
    return yaml


class Plan(MutableMapping[str, Any]):
    """A scenario. Its keys are those of the YAML file: `plan["conditions"]["visibility_km"] = 5`.

    The program, not this class, tells whether it is valid; `karaula.validate(plan)` asks it.

    Attributes:
        path: the file it was read from or written to last, or None.
    """

    def __init__(
        self,
        values: MutableMapping[str, Any] | None = None,
        path: str | os.PathLike[str] | None = None,
        owner: object = None,
    ) -> None:
        self._values: MutableMapping[str, Any] = CommentedMap() if values is None else values
        # A temporary folder stays as long as a plan in it is in use.
        self._owner = owner
        self.path = None if path is None else Path(path)
        self._kept: str | None = None
        self._list_indent = 2
        self._lost_comments: list[int] = []

    @classmethod
    def read(cls, path: str | os.PathLike[str], owner: object = None) -> "Plan":
        """Reads a scenario's file.

        Args:
            path: the file.
            owner: what must not go as long as the plan is in use.

        Raises:
            MissingInputError: there is no such file.
            BadDataError: it is no YAML, with line and column, or no mapping.
        """
        try:
            text = Path(path).read_text(encoding="utf-8")
            values = _yaml().load(text)
        except OSError as error:
            reason = error.strerror or "cannot be read"
            raise MissingInputError(f"{reason}; check the path", exit_code=_MISSING, file=str(path)) from error
        except MarkedYAMLError as error:
            mark = error.problem_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
            problem = error.problem or "is no YAML"
            raise BadDataError(problem, exit_code=_BAD_DATA, file=str(path), line=line, column=column) from error
        if not isinstance(values, MutableMapping):
            raise BadDataError("expected keys and values, as in `karaula: 1`", exit_code=_BAD_DATA, file=str(path))
        plan = cls(values, path, owner)
        plan._list_indent = _list_indent(text)
        plan._kept = plan.text
        plan._lost_comments = _lost_comments(text, plan._kept)
        return plan

    @property
    def sites(self) -> Items:
        """The sites, found by id."""
        return Items(self, "sites")

    @property
    def patrols(self) -> Items:
        """The patrols, found by id."""
        return Items(self, "patrols")

    @property
    def centres(self) -> Items:
        """The centres, found by id."""
        return Items(self, "centres")

    @property
    def variants(self) -> list[str]:
        """The names of the variants that are written out; those of the matrix come beside them."""
        return list(self.get("variants") or {})

    @property
    def text(self) -> str:
        """The plan as YAML."""
        stream = io.StringIO()
        _yaml(self._list_indent).dump(self._values, stream)
        return stream.getvalue()

    def write(self, path: str | os.PathLike[str] | None = None) -> Path:
        """Writes the plan as YAML, whole or not at all, and returns where.

        Paths in it are relative to the file: in another folder they lead elsewhere.

        Args:
            path: the file; that which was read, unless given.

        Raises:
            ValueError: there is no path.

        Warns:
            KaraulaWarning: comments of the file that was read are lost; tells their lines.
        """
        place = Path(path) if path is not None else self.path
        if place is None:
            raise ValueError("the plan was not read from a file; give a path")
        if self._lost_comments:
            lines = ", ".join(map(str, self._lost_comments))
            warnings.warn(f"{self.path}: the comments in lines {lines} are lost", KaraulaWarning, stacklevel=2)
        text = self.text
        draft = place.with_name(f".{place.name}.{os.getpid()}.part")
        try:
            draft.write_text(text, encoding="utf-8")
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)
        self.path, self._kept = place, text
        return place

    def copy(self) -> "Plan":
        """A plan of its own, of which changes leave this one as it is."""
        other = Plan(copy.deepcopy(self._values), self.path, self._owner)
        other._kept, other._list_indent = self._kept, self._list_indent
        other._lost_comments = list(self._lost_comments)
        return other

    @contextmanager
    def file(self) -> Iterator[Path]:
        """A file that holds the plan as it is now: its own, or one beside it that is removed in the end."""
        if self.path is not None and self.text == self._kept:
            yield self.path
            return
        folder = self.path.parent if self.path is not None else Path()
        with tempfile.NamedTemporaryFile(
            "w", dir=folder, prefix=".plan-", suffix=".yaml", encoding="utf-8"
        ) as draft:
            draft.write(self.text)
            draft.flush()
            yield Path(draft.name)

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._values[key] = value

    def __delitem__(self, key: str) -> None:
        del self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Plan({self.get('name', 'without a name')!r}, {self.path})"


PlanLike: TypeAlias = Plan | str | os.PathLike[str]
"""What is run: a plan, or the path of its file, which `@` and a variant may follow for `compare`."""


@contextmanager
def plan_file(plan: PlanLike) -> Iterator[tuple[str, dict[str, str]]]:
    """The path of a plan's file for the program, and the names that messages should tell instead."""
    if not isinstance(plan, Plan):
        yield os.fspath(plan), {}
        return
    with plan.file() as path:
        shown = str(plan.path) if plan.path is not None else "the plan"
        yield str(path), {str(path): shown} if path != plan.path else {}

