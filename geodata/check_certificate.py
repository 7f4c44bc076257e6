#!/usr/bin/env python3
"""Works out a placement's bound from its certificate alone: check_certificate.py FOLDER [single|run]."""

import collections, gzip, itertools, json, math, pathlib, sys

folder, law = pathlib.Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "single"
proof = json.loads((folder / "certificate.json").read_text())[law]
name = "certificate.columns.gz" if law == "single" else "certificate.columns-run.gz"
w, lam, second = proof["w"], proof["lambda"], proof.get("second") or [0] * len(proof["w"])
assert len(w) == len(lam) and all(0 <= l <= v for l, v in zip(lam, w)), "a multiplier is out of [0, w]"


def relaxed(w, l, s):
    """What a piece gains at the most when a unit of credit costs l."""
    if proof["objective"] != "expected_detection":
        return max(0, w - l, w + s - 2 * l)
    return w * math.exp(-20) + (0 if l >= w else w if l == 0 else w - l - l * math.log(w / l))


groups = collections.defaultdict(list)  # columns of one type and price, by what their credits cost
with gzip.open(folder / name, "rt") as lines:
    for candidate, kind, azimuth, cost, credits in map(json.loads, lines):
        price = cost if proof.get("budget_eur") is not None else 0
        groups[kind, price].append(sum(lam[piece] * a for piece, a in credits))
budget, caps = proof.get("budget_eur"), proof.get("counts")
sums, prices = [], []
for (kind, price), values in sorted(groups.items(), key=lambda item: -item[0][1]):
    most = min(caps.get(kind, 0) if caps else len(values), budget // price if price else len(values))
    best = sorted((value for value in values if value > 0), reverse=True)[:most]
    sums.append([0, *itertools.accumulate(best)])
    prices.append(price)
if budget is None:
    choice = sum(values[-1] for values in sums)
else:  # a knapsack over the groups, in the largest unit that all prices share
    unit = math.gcd(*prices)
    table = [0] * (budget // unit + 1)
    for values, price in zip(sums, prices):
        step = price // unit
        table = [
            max(table[left - n * step] + values[n] for n in range(min(len(values) - 1, left // step) + 1))
            for left in range(len(table))]
    choice = table[-1]
bound = proof["standing"] + sum(map(relaxed, w, lam, second)) + choice
assert bound <= proof["bound"] * (1 + 1e-9), f"the bound is {bound}, the certificate says {proof['bound']}"
print(f"{law}: no choice from {sum(map(len, groups.values()))} columns gains more than {bound:.3f} m; as certified")
