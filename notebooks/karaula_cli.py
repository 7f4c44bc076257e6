"""Runs the programs that the notebooks show, and says what they said when one fails."""

import os
import shutil
import subprocess
from pathlib import Path

RELEASE = Path(__file__).resolve().parent.parent / ".build" / "release"


def program(name):
    """Its path: the environment variable of its name (KARAULA), else PATH, else the release build."""
    variable = name.upper().replace("-", "_")
    found = os.environ.get(variable) or shutil.which(name) or shutil.which(name, path=str(RELEASE))
    if found is None:
        raise FileNotFoundError(
            f"no {name} in ${variable}, on PATH or in {RELEASE}; run .ci/setup and `swift build -c release`"
        )
    return found


def run(name, *arguments, allowed=(0,)):
    """Runs a program and returns its `stdout` and `returncode`; a code that is not allowed is an error."""
    command = [program(name), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in allowed:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.strip()}")
    return done


def karaula(*arguments, allowed=(0,)):
    """Runs `karaula`; see `run`."""
    return run("karaula", *arguments, allowed=allowed)
