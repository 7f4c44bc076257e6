#!/usr/bin/env python3
"""Runs placements and prints two tables: placement_benchmark.py PROGRAM SCENARIO[@VARIANT] ...

The first table is of the law `single`: what greedy finds, greedy with swaps, the plan, its bound, the gap, what cbc finds within
two minutes on the reduced problem where it is on the path, and the whole process's time and memory. The second one is of the law
`run`: what the single law's plan covers by it, what the law's own plan covers, and how far the bound lies above.
"""

import json, os, pathlib, shutil, subprocess, sys, tempfile, time

CBC_SECONDS = 120


def solved_by_cbc(model, standing):
    """What cbc finds (km) and whether it proves it; a dash where it is not there or finds nothing in time."""
    if shutil.which("cbc") is None:
        return "-"
    solution = model.with_suffix(".txt")
    start = os.times()
    subprocess.run(
        ["cbc", model, "sec", str(CBC_SECONDS), "solve", "solution", solution], stdout=subprocess.DEVNULL)
    spent = os.times().children_user - start.children_user
    first = solution.read_text().splitlines()[0] if solution.exists() else ""
    if "objective value" not in first:
        return "-"
    value = standing - float(first.split()[-1])
    return f"{value / 1000:.3f}, " + ("proved" if first.startswith("Optimal") else "not proved") + f", {spent:.0f} s"


def place(program, scenario, variant, law, out, *more):
    """Runs a placement: its figures, wall and processor time (s) and memory (MB); nothing where it fails."""
    command = [program, "place", scenario, "--law", law, "--out", str(out), "--quiet", *more]
    start = time.monotonic()
    process = subprocess.Popen(command + (["--variant", variant] if variant else []), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        return None
    figures = json.loads((out / "placement.json").read_text())
    return figures, f"{wall:.1f} | {usage.ru_utime + usage.ru_stime:.1f} | {usage.ru_maxrss / 1024:.0f}"


def rows(program, instance, scratch):
    """The rows of an instance in both tables."""
    scenario, _, variant = instance.partition("@")
    name = pathlib.Path(scenario).stem + ("@" + variant if variant else "")
    model, single, run = scratch / "model.mps", scratch / "single", scratch / "run"
    done = place(program, scenario, variant, "single", single, "--mps", str(model))
    if done is None:
        return [f"| {name} | failed |"] * 2
    found, work = done
    proof = json.loads((single / "certificate.json").read_text())["single"]
    value, bound = (found.get(key, found[other]) for key, other in (("value", "covered_m"), ("bound_value", "bound_m")))
    first = [
        name, *(f"{metres / 1000:.3f}" for metres in (found["greedy"], found["greedy_with_swaps"], value, bound)),
        f"{(bound - value) / value * 100:.3f}", solved_by_cbc(model, proof["standing"]), work]
    subprocess.run(
        [program, "run", single / "placement.yaml", "--out", scratch / "single-run", "--quiet"], check=True,
        stdout=subprocess.DEVNULL)
    before = json.loads((scratch / "single-run" / "summary.json").read_text())["covered_length_m"]
    done = place(program, scenario, variant, "run", run)
    if done is None:
        return ["| " + " | ".join(first) + " |", f"| {name} | failed |"]
    found, work = done
    covered, bound = found["covered_m"], found["bound_m"]
    second = [
        name, f"{before / 1000:.3f}", f"{covered / 1000:.3f}", f"{(covered - before) / before * 100:.2f}",
        f"{bound / 1000:.3f}", f"{(bound - covered) / covered * 100:.2f}", work]
    return ["| " + " | ".join(cells) + " |" for cells in (first, second)]


def main():
    program, *instances = sys.argv[1:]
    both = []
    for instance in instances:
        with tempfile.TemporaryDirectory() as folder:
            both.append(rows(program, instance, pathlib.Path(folder)))
            print(f"{instance}: done", file=sys.stderr, flush=True)
    heads = (
        "| single law | greedy km | with swaps km | plan km | bound km | gap % | cbc on the core, km | wall s | CPU s | MB |",
        "| run's law | single plan km | plan km | gained % | bound km | gap % | wall s | CPU s | MB |")
    for number, head in enumerate(heads):
        print(head, "|" + "---|" * (head.count("|") - 1), *(pair[number] for pair in both), "", sep="\n")


main()
