"""Holds `karaula crossings` against a search of its own over the map of `karaula run`.

    python3 check_crossings.py KARAULA SCENARIO BORDER_FILE BORDER_FILTER DEM [DEM ...]

Of the program it takes coverage.tif (the chance in each cell) and the numbers of plan.yaml. Ground, line, sides, distances and
the search are its own: GDAL's warp, samples every 5 m, a tree of nearest samples, SciPy's Dijkstra over 32 moves. Patrols are
left out, as their share of the search is no map's. Needs the system's Python with osgeo, numpy and scipy.
"""
import argparse
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy
from osgeo import gdal, ogr, osr
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

gdal.UseExceptions()
SAMPLE_M = 5.0
TIE = 1e-11  # of a second's weight in the exponent: ties go to the quickest


def moves():
    """The 32 moves with the shares of their length in each cell, found by sampling between grid lines."""
    samples = 1008
    found = {}
    for down in range(-3, 4):
        for right in range(-3, 4):
            if math.gcd(down, right) != 1:
                continue
            shares = {}
            for sample in range(samples):
                part = (sample + 0.5) / samples
                cell = (math.floor(down * part + 0.5), math.floor(right * part + 0.5))
                shares[cell] = shares.get(cell, 0) + 1 / samples
            found[down, right] = shares
    return found


class Ground:
    """The corridor's cells with their chances and heights, the line through them, and where each cell lies."""

    def __init__(self, coverage, border, border_filter, dems):
        raster = gdal.Open(str(coverage))
        self.chance = raster.GetRasterBand(1).ReadAsArray().astype(float)
        self.is_known = self.chance >= 0
        transform = raster.GetGeoTransform()
        self.origin = transform[0], transform[3]
        self.size = transform[1]
        rows, columns = self.chance.shape
        bounds = (transform[0], transform[3] - rows * self.size, transform[0] + columns * self.size, transform[3])
        filled = []
        for dem in dems:
            source = gdal.GetDriverByName("MEM").CreateCopy("", gdal.Open(dem))
            gdal.FillNodata(source.GetRasterBand(1), None, 10, 0)
            filled.append(source)
        warped = gdal.Warp(
            "", filled, format="MEM", dstSRS=raster.GetProjection(), outputBounds=bounds, width=columns, height=rows,
            resampleAlg="bilinear", errorThreshold=0)
        self.height = warped.ReadAsArray().astype(float)
        self.read_line(border, border_filter, raster.GetProjection())
        self.place_cells()

    def read_line(self, border, border_filter, projection):
        """Samples of the line, a list for each part; lines that touch end to end are one part."""
        source = ogr.Open(border)
        layer = source.GetLayer(0)
        layer.SetAttributeFilter(border_filter)
        plane = osr.SpatialReference(projection)
        plane.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        globe = osr.SpatialReference()
        globe.ImportFromEPSG(4326)
        globe.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        to_plane = osr.CoordinateTransformation(globe, plane)
        parts = []
        for feature in layer:
            geometry = feature.GetGeometryRef()
            lines = [geometry] if geometry.GetGeometryCount() == 0 else list(geometry)
            for line in lines:
                points = [to_plane.TransformPoint(x, y)[:2] for x, y, *_ in line.GetPoints()]
                parts.append(points)
        joined = True
        while joined:
            joined = False
            for first in parts:
                for second in parts:
                    if first is not second and math.dist(first[-1], second[0]) < 1:
                        first += second[1:]
                        parts.remove(second)
                        joined = True
                        break
                if joined:
                    break
        samples, directions, ends = [], [], []
        for points in parts:
            start = len(samples)
            for (x0, y0), (x1, y1) in zip(points, points[1:]):
                length = math.hypot(x1 - x0, y1 - y0)
                if length == 0:
                    continue
                count = max(1, round(length / SAMPLE_M))
                for step in range(count):
                    part = (step + 0.5) / count
                    samples.append((x0 + (x1 - x0) * part, y0 + (y1 - y0) * part, length / count))
                    directions.append(((x1 - x0) / length, (y1 - y0) / length))
            ends += [start, len(samples) - 1] if math.dist(points[0], points[-1]) > 1 else []
        self.samples = numpy.array(samples)
        self.directions = numpy.array(directions)
        self.ends = numpy.array(ends)

    def place_cells(self):
        rows, columns = numpy.nonzero(self.is_known)
        x = self.origin[0] + (columns + 0.5) * self.size
        y = self.origin[1] - (rows + 0.5) * self.size
        distance, nearest = cKDTree(self.samples[:, :2]).query(numpy.column_stack([x, y]))
        direction = self.directions[nearest]
        facing = direction[:, 0] * (y - self.samples[nearest, 1]) - direction[:, 1] * (x - self.samples[nearest, 0])
        line_rows = ((self.origin[1] - self.samples[:, 1]) / self.size).astype(int)
        line_columns = ((self.samples[:, 0] - self.origin[0]) / self.size).astype(int)
        self.lengths = {}
        for row, column, length in zip(line_rows, line_columns, self.samples[:, 2]):
            self.lengths[row, column] = self.lengths.get((row, column), 0) + length
        self.distance = numpy.full(self.chance.shape, math.inf)
        self.distance[rows, columns] = distance
        # 0 outside, 1 border, 2 inside (right of the line), -1 no lattice
        self.side = numpy.full(self.chance.shape, -1)
        self.side[rows, columns] = numpy.where(facing < 0, 2, 0)
        beyond = numpy.isin(nearest, self.ends)
        self.side[rows[beyond], columns[beyond]] = -1
        for row, column in self.lengths:
            if self.is_known[row, column]:
                self.side[row, column] = 1


def sweep(ground, hazard, open_sides, edge_side, width, factor, is_backward):
    """Least exponents from, or to, one edge over the cells of some sides; ties add TIE a second."""
    shape = ground.side.shape
    is_open = numpy.isin(ground.side, open_sides)
    number = numpy.arange(shape[0] * shape[1]).reshape(shape)
    source = shape[0] * shape[1]
    starts, ends, weights = [], [], []

    def pace(slope):
        return numpy.exp(3.5 * numpy.abs(slope + 0.05)) * 3.6 / 6 / factor

    for (down, right), shares in moves().items():
        length = ground.size * math.hypot(down, right)
        here = (slice(max(0, -down), shape[0] - max(0, down)), slice(max(0, -right), shape[1] - max(0, right)))

        def shifted(array, rows, columns):
            return array[here[0].start + rows:here[0].stop + rows, here[1].start + columns:here[1].stop + columns]

        may = is_open[here].copy()
        load = numpy.zeros(may.shape)
        for (rows, columns), share in shares.items():
            may &= shifted(is_open, rows, columns)
            load += share * shifted(hazard, rows, columns)
        if down % 2 and right % 2:
            near = {(math.floor(down / 2 + a), math.floor(right / 2 + b)) for a in (0, 1) for b in (0, 1)}
            beside = [shifted(is_open, *cell) for cell in near if cell not in shares]
            may &= beside[0] | beside[1]
        rise = shifted(ground.height, down, right) - ground.height[here]
        seconds = length * pace((-rise if is_backward else rise) / length)
        starts.append(number[here][may])
        ends.append(shifted(number, down, right)[may])
        weights.append((seconds * (load + TIE))[may])
    is_edge = (ground.side == edge_side) & (width - ground.distance < ground.size * math.sqrt(2))
    rest = numpy.maximum(width - ground.distance[is_edge], 0) * pace(0.0)
    starts.append(numpy.full(rest.shape, source))
    ends.append(number[is_edge])
    weights.append(rest * (hazard[is_edge] + TIE) + TIE)
    graph = coo_matrix(
        (numpy.concatenate(weights), (numpy.concatenate(starts), numpy.concatenate(ends))),
        shape=(source + 1, source + 1)).tocsr()
    return dijkstra(graph, indices=source)[:source].reshape(shape)


def number_of(plan, key):
    return float(re.search(rf"^  {key}: ([0-9.]+)$", plan, re.M).group(1))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("karaula")
    parser.add_argument("scenario")
    parser.add_argument("border")
    parser.add_argument("filter")
    parser.add_argument("dems", nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        scenario = scratch / "standing.yaml"
        scenario.write_text(
            f"karaula: 1\nextends: {pathlib.Path(options.scenario).resolve()}\npatrols: {{remove: ['*']}}\n")
        for command in ("run", "crossings"):
            subprocess.run(
                [options.karaula, command, scenario, "--out", scratch / command, "--quiet"], check=True,
                stdout=subprocess.DEVNULL)
        plan = (scratch / "crossings" / "plan.yaml").read_text()
        told = json.loads((scratch / "crossings" / "crossings.json").read_text())
        strengths = json.loads((scratch / "crossings" / "strength.geojson").read_text())["features"]
        ground = Ground(scratch / "run" / "coverage.tif", options.border, options.filter, options.dems)
    chance = numpy.where(ground.is_known, numpy.minimum(ground.chance, 1 - 1e-6), 0)
    hazard = -numpy.log1p(-chance) / number_of(plan, "memory_s")
    factor = number_of(plan, "off_path_factor")
    outer = sweep(ground, hazard, [0, 1], 0, number_of(plan, "from_m"), factor, False)
    inner = sweep(ground, hazard, [1, 2], 2, number_of(plan, "to_m"), factor, True)
    total = outer + inner
    found = {cell: -math.expm1(-total[cell]) for cell in ground.lengths if ground.side[cell] == 1}
    required = told["required_probability"]

    def length(limit):
        return sum(ground.lengths[cell] for cell, strength in found.items() if strength < limit)

    figures = told["figures"]
    # TIE adds up to 1e-7 over three hours: what is never seen has a strength below that.
    pairs = [
        ("border_length_m", sum(ground.lengths.values()), 200),
        ("crossable_unseen_m", length(0.01), 500),
        ("crossable_m", length(required), 500),
    ]
    told_below = {
        limit: sum(f["properties"]["length_m"] for f in strengths if f["properties"]["strength"] < limit)
        for limit in (0.001, required)}
    pairs_of_limits = [(f"below {limit}", told_below[limit], length(limit)) for limit in told_below]
    failed = False
    for name, own, tolerance in pairs:
        difference = figures[name] - own
        failed |= abs(difference) > tolerance
        print(f"{name}: program {figures[name]:.0f}, brute force {own:.0f}, difference {difference:+.0f} (at most {tolerance})")
    for name, theirs, own in pairs_of_limits:
        failed |= abs(theirs - own) > 500
        print(f"{name}: program {theirs:.0f} m, brute force {own:.0f} m")
    weakest = min(found, key=lambda cell: total[cell])
    path = told["paths"][0]
    print(f"weakest: program P {path['probability']:.6f} in {path['time_s']:.0f} s, brute force P {found[weakest]:.6f}"
          f" in about {total[weakest] / TIE:.0f} s")
    failed |= abs(path["probability"] - found[weakest]) > 1e-5
    if path["probability"] < 1e-6:
        failed |= abs(path["time_s"] - total[weakest] / TIE) > 0.01 * path["time_s"]
    if failed:
        sys.exit("the crossings and the brute force differ")


main()
