#!/usr/bin/env python3
"""Works out a placement's bound from its certificate alone: check_certificate.py FOLDER [single|run]."""

import collections, gzip, itertools, json, math, pathlib, sys

folder, law = pathlib.Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "single"
proof = json.loads((folder / "certificate.json").read_text())[law]
name = "certificate.columns.gz" if law == "single" else "certificate.columns-run.gz"
tree = folder / "certificate.tree.gz"
w, lam, second = proof["w"], proof["lambda"], proof.get("second") or [0] * len(proof["w"])
assert len(w) == len(lam) and all(0 <= l <= v for l, v in zip(lam, w)), "a multiplier is out of [0, w]"
limit = proof["bound"] * (1 + 1e-9)


def relaxed(w, l, s):
    """What a piece gains at the most when a unit of credit costs l."""
    if proof["objective"] != "expected_detection":
        return max(0, w - l, w + s - 2 * l)
    return w * math.exp(-20) + (0 if l >= w else w if l == 0 else w - l - l * math.log(w / l))


with gzip.open(folder / name, "rt") as lines:
    columns = [(kind, cost, credits) for candidate, kind, azimuth, cost, credits in map(json.loads, lines)]
values = [sum(lam[piece] * a for piece, a in credits) for kind, cost, credits in columns]
budget, caps = proof.get("budget_eur"), proof.get("counts")
groups = collections.defaultdict(list)  # columns of one type and price, by what their credits cost
for (kind, cost, credits), value in zip(columns, values):
    groups[kind, cost if budget is not None else 0].append(value)
sums, prices = [], []
for (kind, price), group in sorted(groups.items(), key=lambda item: -item[0][1]):
    most = min(caps.get(kind, 0) if caps else len(group), budget // price if price else len(group))
    best = sorted((value for value in group if value > 0), reverse=True)[:most]
    sums.append([0, *itertools.accumulate(best)])
    prices.append(price)
if budget is None:
    choice = sum(group[-1] for group in sums)
else:  # a knapsack over the groups, in the largest unit that all prices share
    unit = math.gcd(*prices)
    table = [0] * (budget // unit + 1)
    for group, price in zip(sums, prices):
        step = price // unit
        table = [
            max(table[left - n * step] + group[n] for n in range(min(len(group) - 1, left // step) + 1))
            for left in range(len(table))]
    choice = table[-1]
bound = proof["standing"] + sum(map(relaxed, w, lam, second)) + choice


def undecided(bound, values, free, chosen):
    """The columns that plans above the limit may still hold, and those that they must hold."""
    kept, taken = set(), set(chosen)
    for kind in {columns[i][0] for i in free}:
        best = sorted((i for i in free if columns[i][0] == kind), key=lambda i: -values[i])
        room = max(caps.get(kind, 0) - sum(columns[i][0] == kind for i in chosen), 0)
        worst = values[best[room - 1]] if 0 < room <= len(best) else 0
        following = values[best[room]] if room < len(best) else 0
        for place, i in enumerate(best):
            if place < room and bound - values[i] + following <= limit:
                taken.add(i)
            elif room and (place < room or bound - worst + values[i] > limit):
                kept.add(i)
    return kept, taken


def check(part, free, chosen):
    """Fails unless no plan of the chosen and some of the free columns gains more than the limit."""
    split, lam = json.loads(parts[part])
    values = {i: sum(lam[g] * a for g, a in shares[i].items()) for i in free | chosen}
    bound = proof["standing"] + sum(max(0, v - l) for v, l in zip(worths, lam)) + sum(values[i] for i in chosen)
    for kind, most in caps.items():
        room = most - sum(columns[i][0] == kind for i in chosen)
        if room < 0:
            return  # no plan holds that many
        bound += sum(sorted((values[i] for i in free if columns[i][0] == kind), reverse=True)[:room])
    if bound > limit:
        assert split, f"part {part}: plans may gain {bound}, the certificate says {proof['bound']}"
        free, chosen = undecided(bound, values, free, chosen)
        column, having, lacking = split
        if column in shares:  # else the first bound says that no plan above the limit holds it
            check(having, free - {column}, chosen | {column})
        check(lacking, free - {column}, chosen - {column})


if bound > limit and law == "single" and tree.exists():
    with gzip.open(tree, "rt") as lines:
        members, *parts = lines
    members = json.loads(members)
    worths = [sum(w[piece] for piece in group) for group in members]
    place = {piece: (g, w[piece] / worths[g] if worths[g] else 0) for g, group in enumerate(members) for piece in group}
    free, chosen = undecided(bound, values, set(range(len(columns))), set())
    shares = {}
    for i in free | chosen:
        shares[i] = collections.Counter()
        for piece, a in columns[i][2]:
            assert piece in place, f"piece {piece} is in no group"
            shares[i][place[piece][0]] += a * place[piece][1]
    sys.setrecursionlimit(10000)
    check(0, free, chosen)
else:
    assert bound <= limit, f"the bound is {bound}, the certificate says {proof['bound']}"
    proof["bound"] = bound
print(f"{law}: no choice from {len(columns)} columns gains more than {proof['bound']:.3f} m; as certified")
