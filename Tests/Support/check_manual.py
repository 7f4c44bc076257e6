#!/usr/bin/env python3
"""Runs what README.md and the pages of geodata/manual show, and compares what they print.

    check_manual.py KARAULA [PAGE ...]

Each page has a folder of its own, with a copy of geodata in it and `karaula` on the PATH. Its fenced blocks are taken in order:

    ```sh               run by bash; it must end with 0
    ```sh exit=1        ... with 1
    ```sh setup         not run here: set-up, or what needs the network
    ```text             what the block before it prints; a line of ... stands for any lines
    ```text stderr      what that block says on standard error
    ```yaml file=NAME   written to NAME; a whole scenario is validated
    ```yaml             merged over the demonstration and validated; a whole scenario as it is
    ```yaml other       YAML of another program

Blocks of other languages are looks only. Links to files must lead to one, and README.md may have 150 lines. A line for each fault;
the end is 1 when there is one.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
MANUAL = PROJECT / "geodata" / "manual"
README_LINES = 150
SHOWN = 3000  # characters of an output that a fault quotes
BLOCK_SECONDS, SERVER_SECONDS = 120, 900
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
DEMONSTRATION = "geodata/maleshevo/maleshevo.yaml"


def pattern(text):
    """A page's output as a regular expression: blanks at the ends of lines do not count."""
    lines = [r"(?:[^\n]*\n)*" if line.strip() == "..." else re.escape(line.rstrip()) + "\n" for line in text.splitlines()]
    return re.compile("".join(lines))


def tidy(text):
    """A program's output without blanks at the ends of lines, and with a last line's end."""
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def make_tiles(folder):
    """The demonstration's terrain as two of the public tiles, so that pages that name those run without a network."""
    for east in (22, 23):
        name = f"Copernicus_DSM_COG_10_N41_00_E0{east}_00_DEM"
        (folder / name).mkdir(parents=True)
        west, right = max(east, 22.6), min(east + 1, 23.2)
        subprocess.run(
            ["gdal_translate", "-q", "-projwin", str(west), "42", str(right), "41.25",
             PROJECT / "geodata/maleshevo/terrain.tif", folder / name / f"{name}.tif"], check=True)


@contextlib.contextmanager
def served(folder):
    """A server of a folder on this machine, and its address."""
    server = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("range_server.py"), folder, "--max-seconds", str(SERVER_SECONDS)],
        stdout=subprocess.PIPE, text=True)
    try:
        yield f"http://127.0.0.1:{server.stdout.readline().strip()}"
    finally:
        server.kill()
        server.communicate()


class Page:
    """One page, its folder and what is wrong with it."""

    def __init__(self, path, folder, karaula, tiles):
        self.path, self.folder, self.faults, self.ran, self.last = path, folder, [], 0, None
        self.text = path.read_text(encoding="utf-8")
        shutil.copytree(PROJECT / "geodata", folder / "geodata", ignore=shutil.ignore_patterns("__pycache__"))
        (folder / ".bin").mkdir()
        (folder / ".bin/karaula").symlink_to(Path(karaula).resolve())
        self.environment = dict(
            os.environ, PATH=f"{folder}/.bin:{os.environ['PATH']}", KARAULA_GLO30_URL=tiles, NO_COLOR="1")

    def check(self):
        for match in BLOCK.finditer(self.text):
            language, words, body = match[1], match[2].split(), match[3]
            self.line = self.text[: match.start()].count("\n") + 1
            if language == "sh" and "setup" not in words:
                wanted = next((int(word[5:]) for word in words if word.startswith("exit=")), 0)
                self.run(body, wanted)
            elif language == "text" and self.last:
                self.compare(body, self.last.stderr if "stderr" in words else self.last.stdout)
            elif language == "yaml" and "other" not in words:
                self.validate(body, next((word[5:] for word in words if word.startswith("file=")), None))
            if language != "text":
                self.last = self.last if language == "sh" and "setup" not in words else None
        self.check_links()
        return self

    def fault(self, text):
        self.faults.append(f"{self.path.relative_to(PROJECT)}:{self.line}: {text}")

    def run(self, script, wanted=0):
        self.ran += 1
        self.last = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script], cwd=self.folder, env=self.environment, capture_output=True, text=True,
            timeout=BLOCK_SECONDS)
        if self.last.returncode != wanted:
            self.fault(f"ends with {self.last.returncode}, not {wanted}: {self.last.stderr.strip()[-600:]}")

    def compare(self, wanted, got):
        if not pattern(wanted).fullmatch(tidy(got)):
            self.fault(f"prints something else:\n{got[:SHOWN]}")

    def validate(self, text, name):
        whole = re.search(r"^karaula:", text, re.MULTILINE)
        if name:
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / name).write_text(text, encoding="utf-8")
            if not whole:
                return
        else:
            name = ".part.yaml"
            head = "" if whole else f"karaula: 1\nextends: {DEMONSTRATION}\n"
            (self.folder / name).write_text(head + text, encoding="utf-8")
        self.run(f"karaula validate {name} >/dev/null")

    def check_links(self):
        for match in LINK.finditer(self.text):
            self.line = self.text[: match.start()].count("\n") + 1
            if not match[1].startswith(("http:", "https:")) and not (self.path.parent / match[1]).exists():
                self.fault(f"the link to {match[1]} leads nowhere")


def main():
    karaula, *names = sys.argv[1:]
    paths = [Path(name).resolve() for name in names] or [PROJECT / "README.md", *sorted(MANUAL.glob("*.md"))]
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(max_workers=2) as pool:
        make_tiles(Path(scratch) / "tiles")
        with served(Path(scratch) / "tiles") as tiles:
            jobs = []
            for number, path in enumerate(paths):
                folder = Path(scratch) / str(number)
                folder.mkdir()
                jobs.append(pool.submit(Page(path, folder, karaula, tiles).check))
            pages = [job.result() for job in jobs]
    faults = [fault for page in pages for fault in page.faults]
    lines = len((PROJECT / "README.md").read_text(encoding="utf-8").splitlines())
    if lines > README_LINES:
        faults.append(f"README.md has {lines} lines, more than {README_LINES}")
    print("\n".join(faults), file=sys.stderr, end="\n" if faults else "")
    ran = sum(page.ran for page in pages)
    print(f"{len(pages)} pages, {ran} blocks run in {time.monotonic() - start:.0f} s, {len(faults)} faults")
    return 1 if faults or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
