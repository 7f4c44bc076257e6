"""What several tests share: a program that does as it is told, and one run of the demonstration."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

import karaula

Fake = Callable[[str], Path]


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Makes a shell script the program; it finds its arguments in "$@"."""

    def install(script: str) -> Path:
        path = tmp_path / "fake-karaula"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("KARAULA", str(path))
        return path

    return install


@pytest.fixture(scope="session")
def demonstration() -> karaula.Result:
    """The demonstration's result; nobody changes it."""
    return karaula.demo()
