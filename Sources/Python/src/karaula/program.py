"""Finds the program and runs it: arguments go in; standard output, warnings, progress and errors come out."""

import os
import re
import shutil
import signal
import subprocess
import threading
import warnings
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from tqdm.auto import tqdm

from karaula.errors import PREFIX, KaraulaWarning, ProgramNotFoundError, error_of

VARIABLE = "KARAULA"
"""The environment variable that names the program."""

Argument: TypeAlias = str | int | float | os.PathLike[str]
"""What an argument of the program is made of."""

# Tells the program to write its progress as lines, `karaula: progress 0.25`, without a terminal too.
_PROGRESS_LINES = {"KARAULA_PROGRESS": "lines"}
_PROGRESS = re.compile(re.escape(PREFIX) + r"progress (?P<share>[01](?:\.\d+)?)")
_WARNING = PREFIX + "warning: "


@dataclass(frozen=True)
class Answer:
    """How a run of the program ended."""

    exit_code: int
    output: bytes
    """Its standard output."""

    @property
    def text(self) -> str:
        """Its standard output as text."""
        return self.output.decode()


def find() -> str:
    """The program's path.

    Raises:
        ProgramNotFoundError: neither `KARAULA` nor `PATH` leads to it.
    """
    name = os.environ.get(VARIABLE) or "karaula"
    if path := shutil.which(name):
        return path
    where = f"${VARIABLE} names {name}, which is no program" if name != "karaula" else "it is not on PATH"
    raise ProgramNotFoundError(
        f"no program karaula: {where}; install Karaula's package, or name the program in ${VARIABLE}"
    )


def call(
    arguments: Iterable[Argument],
    *,
    allowed: Collection[int] = (0,),
    progress: bool = False,
    aliases: dict[str, str] | None = None,
) -> Answer:
    """Runs the program until it ends.

    An interrupt (Ctrl-C) is passed on, so that the program ends without half-written files.

    Args:
        arguments: the command and its arguments.
        allowed: the exit codes that are no errors.
        progress: whether a bar shows the share of the work done.
        aliases: names of files, as messages should tell them.

    Raises:
        KaraulaError: the program ended with another exit code.
        ProgramNotFoundError: there is no such program.
    """
    command = [find(), *(os.fspath(one) if isinstance(one, os.PathLike) else str(one) for one in arguments)]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | _PROGRESS_LINES,
    )
    try:
        listener = _Listener(process, progress=progress, aliases=aliases or {})
        output = listener.wait()
    except BaseException:
        process.send_signal(signal.SIGINT)
        process.wait()
        raise
    for text in listener.warnings:
        warnings.warn(text, KaraulaWarning, stacklevel=4)
    if process.returncode not in allowed:
        raise error_of(process.returncode, listener.last)
    return Answer(process.returncode, output)


class _Listener:
    """Reads both streams of a process until it ends."""

    def __init__(self, process: subprocess.Popen[bytes], *, progress: bool, aliases: dict[str, str]) -> None:
        self.warnings: list[str] = []
        self.last = ""
        """The last line of talk that is no warning."""
        self._process = process
        self._aliases = aliases
        self._bar = tqdm(total=1.0, bar_format="{l_bar}{bar}| {elapsed}", leave=False, disable=not progress)

    def wait(self) -> bytes:
        """Standard output, when the process has ended."""
        output, talk = self._process.stdout, self._process.stderr
        assert output is not None and talk is not None
        # One stream is read by a thread: with both in turn the program could wait for a full pipe for ever.
        thread = threading.Thread(target=self._listen, args=(talk,), daemon=True)
        with self._bar, output, talk:
            try:
                thread.start()
                read = output.read()
                self._process.wait()
            except KeyboardInterrupt:
                self._process.send_signal(signal.SIGINT)
                self._process.wait()
                raise
            finally:
                # The thread reads until the program has ended; only then the stream may be closed.
                if thread.is_alive():
                    thread.join()
        return read

    def _listen(self, stream: Iterable[bytes]) -> None:
        for raw in stream:
            line = raw.decode(errors="replace").rstrip("\n")
            for name, shown in self._aliases.items():
                line = line.replace(name, shown)
            if step := _PROGRESS.fullmatch(line):
                self._bar.update(max(0.0, float(step["share"]) - self._bar.n))
            elif line.startswith(_WARNING):
                self.warnings.append(line.removeprefix(_WARNING))
            elif line:
                self.last = line


def options(**values: object) -> list[str]:
    """Options of the program: None and False are left out, True is a flag, a list repeats the option.

    >>> options(max_range=5000, quiet=True, variant=None, allow=["network"], observer="-3,4")
    ['--max-range=5000', '--quiet', '--allow=network', '--observer=-3,4']
    """
    arguments: list[str] = []
    for name, value in values.items():
        option = "--" + name.replace("_", "-")
        if value is True:
            arguments.append(option)
        elif value is not None and value is not False:
            # Written with "=", a value may begin with a minus sign.
            several = value if isinstance(value, (list, tuple)) else [value]
            arguments += [f"{option}={one}" for one in several]
    return arguments
