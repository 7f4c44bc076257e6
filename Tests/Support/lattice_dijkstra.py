"""Least exponents over a lattice by SciPy's Dijkstra: JSON in, a list of exponents out; null where no path leads.

Written from the definition alone: 32 moves, each cell passed counts by the length of the move in it (sampled), Tobler's speed
times 0.6 on the slope from end to end.
"""
import json
import math
import sys

import numpy
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

SAMPLES = 7 * 2 * 3 * 2 * 4  # a multiple of every denominator at which a move meets a grid line


def passed_cells(rows, columns):
    """The cells that a move passes over, with its share in each; samples lie between grid lines, never on one."""
    shares = {}
    for sample in range(SAMPLES):
        part = (sample + 0.5) / SAMPLES
        cell = (math.floor(rows * part + 0.5), math.floor(columns * part + 0.5))
        shares[cell] = shares.get(cell, 0) + 1 / SAMPLES
    return shares


def main():
    question = json.load(sys.stdin)
    rows, columns, size = question["rows"], question["columns"], question["cell_size"]
    shape = (rows, columns)
    elevation = numpy.array(question["elevations"]).reshape(shape)
    hazard = numpy.array(question["hazards"]).reshape(shape)
    factor = numpy.array([math.inf if value is None else value for value in question["factors"]]).reshape(shape)
    starts, ends, weights = [], [], []
    moves = [(r, c) for r in range(-3, 4) for c in range(-3, 4) if math.gcd(r, c) == 1]
    assert len(moves) == 32
    for down, right in moves:
        shares = passed_cells(down, right)
        length = size * math.hypot(down, right)
        # A corner is a cell that the way touches in one point: at the middle of an odd move.
        corner = []
        if down % 2 and right % 2:
            near = {(math.floor(down / 2 + a), math.floor(right / 2 + b)) for a in (0, 1) for b in (0, 1)}
            corner = [cell for cell in near if cell not in shares]
        for row in range(max(0, -down), min(rows, rows - down)):
            for column in range(max(0, -right), min(columns, columns - right)):
                cells = [(row + r, column + c, share) for (r, c), share in shares.items()]
                if any(math.isinf(factor[r, c]) for r, c, _ in cells):
                    continue
                if corner and all(math.isinf(factor[row + r, column + c]) for r, c in corner):
                    continue
                slope = (elevation[row + down, column + right] - elevation[row, column]) / length
                speed = 0.6 * 6 / 3.6 * math.exp(-3.5 * abs(slope + 0.05))
                load = sum(share * factor[r, c] * hazard[r, c] for r, c, share in cells)
                starts.append(row * columns + column)
                ends.append((row + down) * columns + column + right)
                weights.append(load * length / speed)
    graph = coo_matrix((weights, (starts, ends)), shape=(rows * columns, rows * columns)).tocsr()
    found = dijkstra(graph, indices=question["start"])
    if math.isinf(factor.ravel()[question["start"]]):
        found[:] = math.inf
    json.dump([None if math.isinf(value) else value for value in found], sys.stdout)


main()
