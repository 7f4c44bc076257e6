"""What can go wrong: an exception for each of the program's exit codes, with the place that the program names."""

import re
from dataclasses import dataclass


class KaraulaWarning(UserWarning):
    """A warning that the program gave. It goes through Python's `warnings`."""


class ProgramNotFoundError(FileNotFoundError):
    """The program `karaula` is neither in the environment variable `KARAULA` nor on `PATH`."""


class KaraulaError(Exception):
    """The program ended with an error.

    Attributes:
        message: what is wrong, what was found, what to do.
        file: the file that is at fault, as the program names it, or None.
        line: its line, from 1, or None.
        column: its column, from 1, or None.
        exit_code: the program's exit code; negative when a signal ended it.
    """

    def __init__(
        self,
        message: str,
        *,
        exit_code: int,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.exit_code = exit_code
        self.file = file
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = [str(part) for part in (self.file, self.line, self.column) if part is not None]
        return ": ".join([":".join(place), self.message]) if place else self.message


class UsageError(KaraulaError):
    """The command was called with options that do not go together (exit code 64)."""


class BadDataError(KaraulaError):
    """An input is malformed or holds an impossible value (exit code 65)."""


class MissingInputError(KaraulaError):
    """An input is not there or cannot be read (exit code 66)."""


class InternalError(KaraulaError):
    """The program failed by its own fault (exit code 70), or a signal ended it."""


class SystemLacksError(KaraulaError):
    """The system lacks what the program needs, such as open files or PROJ's data (exit code 71)."""


class OutputError(KaraulaError):
    """The result cannot be written (exit code 73)."""


# The exit codes of the program's --help.
_KINDS: dict[int, type[KaraulaError]] = {
    64: UsageError,
    65: BadDataError,
    66: MissingInputError,
    70: InternalError,
    71: SystemLacksError,
    73: OutputError,
}

PREFIX = "karaula: "
"""What the program's messages begin with."""

_PLACED = re.compile(r"(?P<file>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<message>.*)", re.DOTALL)
_IN_FILE = re.compile(r"(?P<file>[^:\s]+\.\w+): (?P<message>.*)", re.DOTALL)


@dataclass(frozen=True)
class _Place:
    """A message without its place, and the place."""

    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None


def _split(text: str) -> _Place:
    """Takes a message of the program apart.

    >>> _split("plan.yaml:3:5: sites[0].at: expected a number")
    _Place(message='sites[0].at: expected a number', file='plan.yaml', line=3, column=5)
    >>> _split("dem.tif: there is no such file").file
    'dem.tif'
    >>> _split("give --type NAME: nothing was named")
    _Place(message='give --type NAME: nothing was named', file=None, line=None, column=None)
    """
    if found := _PLACED.fullmatch(text):
        return _Place(found["message"], found["file"], int(found["line"]), int(found["column"]))
    if found := _IN_FILE.fullmatch(text):
        return _Place(found["message"], found["file"])
    return _Place(text)


def error_of(exit_code: int, message: str) -> KaraulaError:
    """The exception for a run that failed.

    Args:
        exit_code: the program's exit code.
        message: its last line on standard error.

    >>> error = error_of(65, "karaula: plan.yaml:3:5: sites[0].at: expected a number")
    >>> type(error).__name__, error.file, error.line, error.column
    ('BadDataError', 'plan.yaml', 3, 5)
    >>> print(error)
    plan.yaml:3:5: sites[0].at: expected a number
    """
    if exit_code < 0:
        return InternalError(
            f"signal {-exit_code} ended the program; it may have run out of memory", exit_code=exit_code
        )
    place = _split(message.removeprefix(PREFIX) or f"the program ended with exit code {exit_code}")
    kind = _KINDS.get(exit_code, KaraulaError)
    return kind(place.message, exit_code=exit_code, file=place.file, line=place.line, column=place.column)
