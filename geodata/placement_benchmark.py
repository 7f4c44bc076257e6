#!/usr/bin/env python3
"""Runs placements and prints a table: placement_benchmark.py PROGRAM LAW SCENARIO[@VARIANT] ...

Each row: what greedy finds, greedy with swaps, the plan, its bound, the gap, and the whole process's time and memory. With cbc
on the path the reduced problem is solved by it, too, within a minute.
"""

import json, os, pathlib, shutil, subprocess, sys, tempfile, time


def solved_by_cbc(model, standing):
    """What cbc finds (km) and whether it proves it; a dash where it is not there or finds nothing in time."""
    if shutil.which("cbc") is None:
        return "-"
    solution = model.with_suffix(".txt")
    subprocess.run(["cbc", model, "sec", "60", "solve", "solution", solution], stdout=subprocess.DEVNULL)
    first = solution.read_text().splitlines()[0] if solution.exists() else ""
    if "objective value" not in first:
        return "-"
    value = standing - float(first.split()[-1])
    return f"{value / 1000:.3f}" + ("" if first.startswith("Optimal") else " (not proved)")


def main():
    program, law, *instances = sys.argv[1:]
    print("| instance | greedy km | with swaps km | found km | bound km | gap % | cbc on the core km | wall s | CPU s | MB |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for instance in instances:
        scenario, _, variant = instance.partition("@")
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder, "out")
            model = pathlib.Path(folder, "model.mps")
            command = [program, "place", scenario, "--law", law, "--out", str(out), "--mps", str(model), "--quiet"]
            start = time.monotonic()
            process = subprocess.Popen(
                command + (["--variant", variant] if variant else []), stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.monotonic() - start
            if status != 0:
                print(f"| {instance} | failed |")
                continue
            found = json.loads((out / "placement.json").read_text())
            proof = json.loads((out / "certificate.json").read_text())[law]
            value, bound = found.get("value", found["covered_m"]), found.get("bound_value", found["bound_m"])
            cells = [
                pathlib.Path(scenario).stem + ("@" + variant if variant else ""), f"{found['greedy'] / 1000:.3f}",
                f"{found['greedy_with_swaps'] / 1000:.3f}", f"{value / 1000:.3f}", f"{bound / 1000:.3f}",
                f"{(bound - value) / value * 100:.3f}", solved_by_cbc(model, proof["standing"]),
                f"{wall:.1f}", f"{usage.ru_utime + usage.ru_stime:.1f}", f"{usage.ru_maxrss / 1024:.0f}"]
            print("| " + " | ".join(cells) + " |", flush=True)


main()
