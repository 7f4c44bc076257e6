#!/usr/bin/env python3
"""Runs all notebooks as a reader would, and checks that those in the repository are stripped of outputs.

    python3 notebooks/run_notebooks.py [--pictures DIR]

Each notebook runs in a copy of this folder and of geodata, so that nothing is left behind. It ends with 1
when a committed notebook holds outputs, a cell fails, a notebook makes no picture or leaves a file beside
itself. The program is that of $KARAULA, else the one on PATH, else the release build.
"""

import argparse
import base64
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from traitlets.config import Config

NOTEBOOKS = Path(__file__).resolve().parent
PROJECT = NOTEBOOKS.parent
CELL_SECONDS = 180  # the benchmark's cell takes up to a minute on a busy machine
ALLOWED_METADATA = {"kernelspec", "language_info"}


def untidy(notebook):
    """What a committed notebook should not hold, a sentence each."""
    if extra := set(notebook.metadata) - ALLOWED_METADATA:
        yield f"metadata of the notebook: {', '.join(sorted(extra))}"
    if notebook.metadata.get("kernelspec", {}).get("name") != "python3":
        yield "the kernel is not python3"
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.metadata:
            yield f"cell {number} has metadata: {', '.join(sorted(cell.metadata))}"
        if cell.get("outputs") or cell.get("execution_count") is not None:
            yield f"cell {number} has outputs or a count of executions"


def pictures(notebook):
    """The PNG images of a notebook that has run, in order."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if image := output.get("data", {}).get("image/png"):
                yield base64.b64decode(image)


def execute(notebook, folder):
    """Runs a notebook cell by cell in a folder; the failing cell's number and error, or None."""
    sockets = Path(os.environ["TMPDIR"]) / "kernel"
    local = Config(KernelManager={"transport": "ipc", "ip": str(sockets)})
    client = NotebookClient(
        notebook, config=local, timeout=CELL_SECONDS, resources={"metadata": {"path": str(folder)}}
    )
    with client.setup_kernel():
        for index, cell in enumerate(notebook.cells):
            try:
                client.execute_cell(cell, index)
            except CellExecutionError as error:
                return f"cell {index + 1}: {error.ename}: {error.evalue}"
            except (CellTimeoutError, DeadKernelError) as error:
                return f"cell {index + 1}: {error}"
    return None


def files(folder):
    """All files below a folder."""
    return {path for path in folder.rglob("*") if path.is_file()}


def faults(path, scratch, picture_folder):
    """Runs one notebook and yields what is wrong with it."""
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    yield from untidy(notebook)
    before, start = files(scratch), time.monotonic()
    failure = execute(notebook, scratch / NOTEBOOKS.name)
    if failure:
        yield failure
        return
    images = list(pictures(notebook))
    code_cells = sum(cell.cell_type == "code" for cell in notebook.cells)
    seconds = time.monotonic() - start
    print(f"{path.name}: {code_cells} cells in {seconds:.1f} s, {len(images)} pictures", flush=True)
    if not images:
        yield "no cell made a picture"
    yield from (f"leaves a file: {path.relative_to(scratch)}" for path in sorted(files(scratch) - before))
    if picture_folder:
        for number, image in enumerate(images, start=1):
            (picture_folder / f"notebook-{path.stem}-{number}.png").write_bytes(image)


def scratch_copy(scratch):
    """Copies what the notebooks reach by relative paths, and points their temporary files elsewhere."""
    ignored = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
    for folder in (NOTEBOOKS, PROJECT / "geodata"):
        shutil.copytree(folder, scratch / "project" / folder.name, ignore=ignored)
    (scratch / "project" / ".build").symlink_to(PROJECT / ".build")
    (scratch / "temporary").mkdir()
    if "KARAULA" not in os.environ and shutil.which("karaula") is None:
        os.environ["KARAULA"] = str(PROJECT / ".build" / "release" / "karaula")
    os.environ.update(TMPDIR=str(scratch / "temporary"), PYTHONDONTWRITEBYTECODE="1")
    return scratch / "project"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="a folder for the pictures, as PNG")
    arguments = parser.parse_args()
    if arguments.pictures:
        arguments.pictures.mkdir(parents=True, exist_ok=True)
    failed = False
    with tempfile.TemporaryDirectory() as name:
        project = scratch_copy(Path(name))
        for path in sorted(NOTEBOOKS.glob("*.ipynb")):
            for fault in faults(path, project, arguments.pictures):
                print(f"{path.name}: {fault}", file=sys.stderr)
                failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
