"""What passes between Python and the program; a shell script stands for the program."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from conftest import Fake
from tqdm.auto import tqdm

import karaula
from karaula import program


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (64, karaula.UsageError),
        (65, karaula.BadDataError),
        (66, karaula.MissingInputError),
        (70, karaula.InternalError),
        (71, karaula.SystemLacksError),
        (73, karaula.OutputError),
    ],
)
def test_each_exit_code_is_an_exception_of_its_own(fake: Fake, code: int, kind: type[karaula.KaraulaError]) -> None:
    fake(f"echo 'karaula: plan.yaml:7:3: sites[0].id: is there twice' >&2; exit {code}")
    with pytest.raises(kind) as caught:
        karaula.version()
    error = caught.value
    assert type(error) is kind
    assert (error.file, error.line, error.column, error.exit_code) == ("plan.yaml", 7, 3, code)
    assert error.message == "sites[0].id: is there twice"
    assert str(error) == "plan.yaml:7:3: sites[0].id: is there twice"


def test_a_program_that_a_signal_ends_is_told(fake: Fake) -> None:
    fake("kill -9 $$")
    with pytest.raises(karaula.InternalError, match="signal 9"):
        karaula.version()


def test_a_program_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KARAULA", str(tmp_path / "none"))
    with pytest.raises(karaula.ProgramNotFoundError, match="KARAULA"):
        karaula.version()
    monkeypatch.delenv("KARAULA")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(karaula.ProgramNotFoundError, match="not on PATH"):
        karaula.version()


def test_warnings_are_python_warnings_and_no_error(fake: Fake) -> None:
    fake("echo 'karaula: warning: the DEM has 2 bands' >&2; echo 1.0")
    with pytest.warns(karaula.KaraulaWarning, match="^the DEM has 2 bands$"):
        assert karaula.version() == "1.0"


def test_the_error_is_the_last_line_that_is_neither_warning_nor_progress(fake: Fake) -> None:
    lines = ["karaula: dem.tif: is empty", "karaula: progress 0.5", "karaula: warning: and it is old"]
    fake("\n".join(f"echo '{line}' >&2" for line in lines) + "\nexit 65")
    with pytest.raises(karaula.BadDataError) as caught, pytest.warns(karaula.KaraulaWarning):
        karaula.version()
    assert (caught.value.file, caught.value.message) == ("dem.tif", "is empty")


def test_progress_moves_a_bar_to_its_end(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    fake('test "$KARAULA_PROGRESS" = lines || exit 70\nfor n in 0.25 0.5 0.4 1; do echo "karaula: progress $n" >&2; done')
    seen: list[float] = []

    update = tqdm.update

    def noted(bar: "tqdm[object]", share: float = 1) -> bool | None:
        seen.append(share)
        return update(bar, share)

    monkeypatch.setattr(tqdm, "update", noted)
    program.call(["run"], progress=True)
    assert seen == [0.25, 0.25, 0, 0.5]


def test_much_talk_and_much_output_do_not_block_each_other(fake: Fake) -> None:
    fake("i=0; while [ $i -lt 3000 ]; do echo 'karaula: talk of some length ...' >&2; echo 'a line of output, as long'; i=$((i+1)); done")
    assert len(program.call([]).output.splitlines()) == 3000


def test_an_interrupt_reaches_the_program(fake: Fake, tmp_path: Path) -> None:
    told = tmp_path / "told"
    started = tmp_path / "started"
    # It tells that it is there only when the one that starts it has gone on to wait for it.
    fake(f"trap 'echo yes >{told}; exit 130' INT\nsleep 0.5\ntouch {started}\nwhile :; do sleep 0.05; done")

    def interrupt() -> None:
        while not started.exists():
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)

    # What is started in the background of a script ignores interrupts, and so would all that it starts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        threading.Thread(target=interrupt).start()
        with pytest.raises(KeyboardInterrupt):
            karaula.version()
    finally:
        signal.signal(signal.SIGINT, before)
    assert told.read_text() == "yes\n"


def test_what_fails_leaves_no_temporary_folder(fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    fake("exit 65")
    with pytest.raises(karaula.BadDataError):
        karaula.demo()
    assert list(scratch.iterdir()) == []
