#!/usr/bin/env python3
"""A result's folder is one run's, whole, whatever ends the run that writes it.

    python3 Tests/Support/check_writing.py KARAULA [--kills N] [--pairs N] [--limits N] [--disk] [--faults N] [--seed S]

KARAULA is the program. Two small scenarios are written in turn into one folder that also holds files of the user's.
  --kills N   N runs are killed (SIGKILL) at random moments, every second one while it puts its result in place
  --pairs N   N times two runs at once: one wins, the other says so and ends with 73
  --limits N  N limits of a file's size (ulimit -f), spread from nothing to more than is needed
  --disk      file systems of 1 and 8 MB that are more or less full; needs to mount (unshare)
  --faults N  the system refuses to exchange folders, or to write any more, and kills a run at each of the first N calls
              that rename, link or remove; needs strace
What it cannot do here it says and leaves out. Ends with 1 when something does not hold.
"""
import argparse
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PERFECT, CANNOT_WRITE = 0, 73
MINE = {"notes.txt": b"mine\n", "sub/more.txt": b"mine, too\n"}
PATROLS = "patrols: [{id: U, type: uav, route: [[22.02, 41.041], [22.08, 41.041]], height_m: 200}]\n"
SITE = "  - {id: %s, type: thermal-camera, at: [%s, 41.045], azimuth_deg: 0}\n"
failures = 0


def fail(text):
    global failures
    failures += 1
    print("failed:", text, file=sys.stderr)


def write_inputs(folder):
    """A border of 5 km in a small DEM. Only the first scenario has a patrol, and so the file patrols.svg."""
    (folder / "border.geojson").write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": '
        '{"type": "LineString", "coordinates": [[22.02, 41.05], [22.08, 41.05]]}}]}'
    )
    rows = "\n".join(" ".join(str(300 + (c * 7 + r * 3) % 20) for c in range(100)) for r in range(100))
    (folder / "dem.asc").write_text(
        f"ncols 100\nnrows 100\nxllcorner 22\nyllcorner 41\ncellsize 0.001\nNODATA_value -9999\n{rows}\n")
    head = "karaula: 1\nborder: {source: border.geojson}\nterrain: {dem: dem.asc, crs: EPSG:4326}\nsites:\n"
    (folder / "one.yaml").write_text(head + SITE % ("A", 22.05) + PATROLS)
    (folder / "two.yaml").write_text(head + SITE % ("B", 22.06) + SITE % ("C", 22.03))


def content(folder):
    """All files of a folder with their bytes; of summary.json all but how long things took."""
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            data = path.read_bytes()
            if path.name == "summary.json":
                summary = json.loads(data)
                del summary["timings_s"]
                data = json.dumps(summary, sort_keys=True).encode()
            files[str(path.relative_to(folder))] = data
    return files


class Bench:
    """A folder with the inputs, and what the folder of each scenario's result must hold."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.out = folder / "out"
        write_inputs(folder)
        self.results = {}
        for name in ["one", "two"]:
            start = time.monotonic()
            self.run(name, out="reference-" + name, check=True)
            self.seconds = time.monotonic() - start
            self.results[name] = content(folder / ("reference-" + name))
        assert self.results["one"].keys() - self.results["two"].keys() == {"patrols.svg"}

    def command(self, name, out):
        return [self.program, "run", name + ".yaml", "--out", out, "--threads", "1"]

    def run(self, name, out="out", check=False, before=(), **options):
        return subprocess.run(
            list(before) + self.command(name, out), cwd=self.folder, capture_output=True, text=True, check=check, **options)

    def reset(self, name):
        """The folder as a run of that scenario and the user left it."""
        shutil.rmtree(self.out, ignore_errors=True)
        shutil.copytree(self.folder / ("reference-" + name), self.out)
        for path, data in MINE.items():
            (self.out / path).parent.mkdir(exist_ok=True)
            (self.out / path).write_bytes(data)

    def state(self):
        """Whose the folder is: "one", "two", or what is wrong with it."""
        files = content(self.out)
        for path, data in MINE.items():
            if path.startswith("sub/") and path not in files:
                # Between the exchange and the move of folders a kill leaves them to the next run.
                continue
            if files.pop(path, None) != data:
                return f"{path} of the user's is gone"
        for path in MINE:
            files.pop(path, None)
        for name, result in self.results.items():
            if files == result:
                return name
        wrong = [path for path in files if all(files[path] != r.get(path) for r in self.results.values())]
        return f"a mixture of {len(files)} files; of no run: {wrong}"

    def is_refused(self):
        """Whether `report` and `compare` refuse the folder."""
        copy = self.folder / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.out, copy)
        calls = [["report", "copy"], ["compare", "copy", "reference-one"]]
        codes = [subprocess.run([self.program] + c, cwd=self.folder, capture_output=True).returncode for c in calls]
        return codes == [65, 65]

    def leftovers(self):
        return [p for p in os.listdir(self.folder) if p.startswith(".")] + [
            p for p in os.listdir(self.out) if p.startswith(".")]

    def mend(self, name, where):
        """The next run makes all good."""
        done = self.run(name)
        if done.returncode != PERFECT:
            return fail(f"{where}: the next run ended with {done.returncode}: {done.stderr}")
        files = content(self.out)
        if files != self.results[name] | MINE:
            fail(f"{where}: after the next run the folder is wrong: {self.state()}, {sorted(files)}")
        if self.leftovers():
            fail(f"{where}: after the next run there is still {self.leftovers()}")


def kill(process):
    try:
        process.send_signal(signal.SIGKILL)
    finally:
        process.wait()


def is_placing(bench):
    """Whether all files are made but the page: it is the last before they are published."""
    names = [n for n in os.listdir(bench.folder) if n.startswith(".karaula-")]
    return any(os.path.exists(bench.folder / n / "result" / "summary.json") for n in names)


def check_kills(bench, count, chance):
    tally = {"one": 0, "two": 0, "ended before": 0}
    for index in range(count):
        old, new = ("one", "two") if index % 2 else ("two", "one")
        bench.reset(old)
        process = subprocess.Popen(
            bench.command(new, "out"), cwd=bench.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if index % 2:
            while process.poll() is None and not is_placing(bench):
                pass
            time.sleep(chance.uniform(0, bench.seconds / 20))
        else:
            time.sleep(chance.uniform(0, bench.seconds * 1.05))
        if process.poll() is not None:
            tally["ended before"] += 1
        kill(process)
        state = bench.state()
        if state not in bench.results:
            fail(f"kill {index}: {state}")
        else:
            tally[state] += 1
        bench.mend(old, f"kill {index}")
    print(f"kills: {count}, each folder whole: {tally}")


def check_pairs(bench, count, chance):
    refused = 0
    for index in range(count):
        bench.reset("one")
        pair = []
        for name in ["one", "two"]:
            pair.append(subprocess.Popen(
                bench.command(name, "out"), cwd=bench.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True))
            time.sleep(chance.uniform(0, bench.seconds / 4))
        ends = [(p.communicate()[1], p.returncode) for p in pair]
        codes = [code for _, code in ends]
        lost = [text for text, code in ends if code == CANNOT_WRITE]
        if codes == [PERFECT, PERFECT]:
            # On a machine that is busy elsewhere one may be done before the other begins to write: then both are whole.
            if bench.state() not in ("one", "two"):
                fail(f"pair {index}: one after the other they leave {bench.state()}")
        elif sorted(codes) != [PERFECT, CANNOT_WRITE]:
            fail(f"pair {index}: ended with {codes}: {[text for text, _ in ends]}")
        elif not re.search(r"is being written by karaula, process \d+ on ", lost[0]):
            fail(f"pair {index}: the second says only: {lost[0]}")
        elif bench.state() != ["one", "two"][codes.index(PERFECT)]:
            fail(f"pair {index}: {bench.state()}")
        refused += len(lost)
        if bench.leftovers():
            fail(f"pair {index}: there is still {bench.leftovers()}")
    if count and refused == 0:
        fail(f"pairs: of {count} none met in the folder")
    print(f"pairs: {count}, of which in {refused} one was refused")


def expect_whole_or_refused(bench, done, before, after, where):
    """A run that had no room either wrote all, or says so and changed nothing."""
    if done.returncode not in (PERFECT, CANNOT_WRITE):
        return fail(f"{where}: ended with {done.returncode}: {done.stderr}")
    state = bench.state()
    wanted = after if done.returncode == PERFECT else before
    if state != wanted:
        fail(f"{where}: ended with {done.returncode}, and the folder is {state}, not {wanted}")
    lines = [line for line in done.stderr.splitlines() if not line.startswith("karaula: warning: ") and "% done, about" not in line]
    if len(lines) != (done.returncode != PERFECT) or bench.leftovers():
        fail(f"{where}: {lines}, left: {bench.leftovers()}")


def check_limits(bench, count):
    largest = max(len(data) for data in bench.results["two"].values())
    # The draft of the map is larger than any file that stays: it is not compressed.
    codes = []
    for index in range(count):
        limit = int(largest * 12 * (index / max(count - 1, 1)) ** 2)
        bench.reset("one")
        done = bench.run(
            "two", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        expect_whole_or_refused(bench, done, "one", "two", f"limit of {limit} bytes")
        codes.append(done.returncode)
    print(f"limits of a file's size: {count}, {codes.count(PERFECT)} whole, {codes.count(CANNOT_WRITE)} refused with 73")
    if count > 2 and len(set(codes)) != 2:
        fail(f"limits: only {set(codes)} came out")


def check_disk(bench):
    """Everything again inside a mount namespace, on a tmpfs of 1 MB."""
    if os.environ.get("CHECK_WRITING_INSIDE") != "yes":
        probe = subprocess.run(["unshare", "-rm", "true"], capture_output=True)
        if probe.returncode != 0:
            return print("disk: left out, nothing may be mounted here")
        done = subprocess.run(
            ["unshare", "-rm", sys.executable, __file__, bench.program, "--disk"],
            env=dict(os.environ, CHECK_WRITING_INSIDE="yes"))
        if done.returncode != 0:
            fail("disk")
        return
    codes = []
    # As deep as the small disk's: paths in the plan start from its folder.
    bench.run("two", out="large/out", check=True)
    wanted = content(bench.folder / "large" / "out")
    bench.out = bench.folder / "small" / "out"
    bench.out.parent.mkdir(exist_ok=True)
    # The smaller one has no room for the map's draft, which is not compressed.
    for size, filler in [(1, i * 100 << 10) for i in range(10)] + [(8, i * 350 << 10) for i in range(23)]:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}m", "none", bench.out.parent], check=True)
        try:
            (bench.out.parent / "filler").write_bytes(bytes(filler))
            done = bench.run("two", out="small/out")
            codes.append(done.returncode)
            if done.returncode == PERFECT and content(bench.out) != wanted:
                fail(f"disk with {filler} bytes taken: ended with 0, but the result is not whole")
            if done.returncode not in (PERFECT, CANNOT_WRITE):
                fail(f"disk with {filler} bytes taken: ended with {done.returncode}: {done.stderr}")
            left = set(os.listdir(bench.out.parent)) - {"filler"}
            if left != ({"out"} if done.returncode == PERFECT else set()):
                fail(f"disk with {filler} bytes taken: ended with {done.returncode} and left {left}")
        finally:
            subprocess.run(["umount", bench.out.parent], check=True)
    print(f"disks of 1 and 8 MB: {len(codes)} fillings, {codes.count(PERFECT)} whole, {codes.count(CANNOT_WRITE)} refused with 73")


def tracing(*calls):
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + ",".join(calls)]


def injecting(call, effect):
    return tracing(call) + ["-e", f"inject={call}:{effect}"]


def check_faults(bench, steps):
    if not shutil.which("strace") or subprocess.run(["strace", "-qq", "-o", "/dev/null", "true"]).returncode != 0:
        return print("faults: left out, there is no strace that may trace")
    for number in ["EINVAL", "ENOSYS", "EPERM", "EXDEV", "EACCES", "EBUSY"]:
        bench.reset("one")
        done = bench.run("two", before=injecting("renameat2", "error=" + number))
        if done.returncode != PERFECT or bench.state() != "two" or bench.leftovers():
            fail(f"exchange refused by {number}: {done.returncode}, {bench.state()}, {bench.leftovers()}: {done.stderr}")
    # A kill at each of the steps, when folders are exchanged and when files are put in place one by one.
    states = {"one": 0, "two": 0, "refused": 0}
    for before in ([], ["-e", "inject=renameat2:error=EINVAL"]):
        for call in ["renameat2", "rename", "linkat", "unlink"]:
            for step in range(1, steps + 1):
                bench.reset("one")
                trace = tracing("renameat2", call)
                kill_at = f"inject={call}:signal=SIGKILL:when={step}"
                if before and call == "renameat2":
                    kill_at = f"inject={call}:error=EINVAL:signal=SIGKILL:when={step}"
                elif before:
                    trace += before
                done = bench.run("two", before=trace + ["-e", kill_at])
                if done.returncode == PERFECT:
                    break
                state = bench.state()
                if state in bench.results:
                    states[state] += 1
                elif bench.is_refused():
                    states["refused"] += 1
                else:
                    fail(f"kill at {call} {step} {before}: {state}, and it is not refused")
                bench.mend("one", f"kill at {call} {step} {before}")
    print(f"exchange refused in 6 ways: whole; kills at each step: {states}")
    codes = []
    for step in [1, 2, 3, 5, 8, 13, 21, 34, 55, 89]:
        bench.reset("one")
        done = bench.run("two", before=injecting("write", f"error=ENOSPC:when={step}+"))
        if done.returncode == PERFECT and bench.state() != "two":
            fail(f"no room from write {step} on: ended with 0, but {bench.state()}")
        if done.returncode != PERFECT and (done.returncode != CANNOT_WRITE or bench.state() != "one"):
            fail(f"no room from write {step} on: {done.returncode}, {bench.state()}: {done.stderr}")
        codes.append(done.returncode)
    print(f"no room from a write on: {len(codes)}, {codes.count(PERFECT)} whole, {codes.count(CANNOT_WRITE)} refused with 73")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    for option in ["--kills", "--pairs", "--limits", "--faults"]:
        parser.add_argument(option, type=int, default=0)
    parser.add_argument("--disk", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(os.path.abspath(options.program), pathlib.Path(folder))
        if options.kills:
            check_kills(bench, options.kills, chance)
        if options.pairs:
            check_pairs(bench, options.pairs, chance)
        if options.limits:
            check_limits(bench, options.limits)
        if options.faults:
            check_faults(bench, options.faults)
        if options.disk:
            check_disk(bench)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
