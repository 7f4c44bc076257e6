#!/usr/bin/env python3
"""Check that planners can place sensors in a new plan's GeoPackage with QGIS: lists, defaults, editing.

    QT_QPA_PLATFORM=offscreen /usr/bin/python3 check_placements.py placements.gpkg BORDER.geojson LON,LAT [LON,LAT ...]

The file is edited: each place takes a site of the usual type, after one of a type that is set by hand. The
end is 1 with a line for each fault, and 0 with the ids that were added when there is none.
"""

import json
import math
import sys

from qgis.core import (
    QgsApplication, QgsFieldConstraints, QgsGeometry, QgsPointXY, QgsVectorLayer, QgsVectorLayerUtils,
)

# What can stand at a site, as the catalogue has it.
TYPES = {"fixed-pillar", "stationary-system", "thermal-camera", "mobile-video-system", "camera-vehicle"}
SITE_COLUMNS = [
    "id", "type", "azimuth_deg", "sector_deg", "mast_height_m", "antenna_height_m", "min_range_m", "attributes",
]
CENTRE_COLUMNS = ["id", "level", "mast_height_m", "frequency_ghz", "max_range_m", "capacity", "accepts_sensors"]
NUMBERS = {
    "azimuth_deg", "sector_deg", "mast_height_m", "antenna_height_m", "min_range_m", "frequency_ghz", "max_range_m",
    "capacity",
}

# A whole degree, and what the two planes differ by (degrees).
AZIMUTH_TOLERANCE = 1.5

faults = []


def expect(found, wanted, what):
    """Note a fault where something is not as it should be."""
    if found != wanted:
        faults.append(f"{what}: wanted {wanted!r}, found {found!r}")


def opened(path, name):
    """Open a layer in the style that the file holds for it."""
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    expect(layer.isValid(), True, f"layer {name} opens")
    _, is_loaded = layer.loadDefaultStyle()
    expect(is_loaded, True, f"layer {name} has a style")
    return layer


def widget(layer, column):
    """Tell a column's widget."""
    return layer.editorWidgetSetup(layer.fields().indexOf(column))


def choices(layer, column):
    """Tell the values that a column's list offers."""
    entries = widget(layer, column).config().get("map", [])
    return {value for entry in entries for value in entry.values()}


def check_form(layer, columns, listed, values):
    """Check columns, widgets and constraints of a layer."""
    name = layer.name()
    expect([field.name() for field in layer.fields()], ["fid"] + columns, f"columns of {name}")
    expect(widget(layer, listed).type(), "ValueMap", f"widget of {name}.{listed}")
    expect(choices(layer, listed), values, f"list of {name}.{listed}")
    for column in NUMBERS.intersection(columns):
        setup = widget(layer, column)
        expect((setup.type(), setup.config().get("AllowNull")), ("Range", True), f"widget of {name}.{column}")
        alias = layer.attributeAlias(layer.fields().indexOf(column))
        expect("(" in alias, True, f"alias of {name}.{column} tells its unit: {alias!r}")
    for column in ["id", listed]:
        constraints = layer.fieldConstraints(layer.fields().indexOf(column))
        is_needed = bool(constraints & QgsFieldConstraints.ConstraintNotNull)
        expect(is_needed, True, f"{name}.{column} must be filled")
    labels = layer.labeling()
    expect(layer.labelsEnabled() and labels is not None, True, f"{name} has labels")


def check_symbols(sites):
    """Check that each type has a symbol of its own, and others one, too."""
    # The list owns the symbols: it must outlive them.
    categories = sites.renderer().categories()
    expect({category.value() for category in categories}, TYPES | {""}, "symbols of sites")
    looks = set()
    for category in categories:
        symbol = category.symbol().symbolLayer(0)
        looks.add((symbol.shape(), symbol.color().name()))
    expect(len(looks), len(categories), "looks of sites' symbols")


def add(layer, place, values):
    """Add a feature as QGIS does for a point that is drawn: defaults, then what the planner fills."""
    point = QgsGeometry.fromPointXY(QgsPointXY(*place))
    feature = QgsVectorLayerUtils.createFeature(layer, point)
    for column, value in values.items():
        feature[column] = value
    for column in ["id", "type"]:
        index = layer.fields().indexOf(column)
        is_met, complaints = QgsVectorLayerUtils.validateAttribute(layer, feature, index)
        expect((is_met, complaints), (True, []), f"constraints of {column}")
    expect(layer.addFeature(feature), True, "the feature is added")
    return feature


def expect_azimuth(found, place, border):
    """Look whether a new site looks at the border: where the line is nearest, on a plane of this place's own."""
    width = math.cos(math.radians(place[1]))
    ends = [((x - place[0]) * width, y - place[1]) for x, y in border]
    east, north = min((nearest(*segment) for segment in zip(ends, ends[1:])), key=lambda point: math.hypot(*point))
    off = (found - math.degrees(math.atan2(east, north)) + 180) % 360 - 180
    expect(abs(off) <= AZIMUTH_TOLERANCE, True, f"a new site looks at the border: {found} is {off:.1f} degrees off")


def nearest(start, end):
    """The point of a segment that is nearest to the origin."""
    across = (end[0] - start[0], end[1] - start[1])
    square = across[0] ** 2 + across[1] ** 2
    share = -(start[0] * across[0] + start[1] * across[1]) / square if square else 0
    share = min(max(share, 0), 1)
    return start[0] + share * across[0], start[1] + share * across[1]


def place(sites, places, border):
    """Add sites in one edit session; tell the ids that they took."""
    expect(sites.startEditing(), True, "sites can be edited")
    ids = [add(sites, places[0], {"id": "P1", "type": "fixed-pillar"})["id"]]
    for position in places:
        feature = add(sites, position, {})
        expect(feature["type"], "thermal-camera", "the usual type")
        expect_azimuth(feature["azimuth_deg"], position, border)
        ids.append(feature["id"])
    expect(ids, ["P1"] + [f"S{number}" for number in range(1, len(places) + 1)], "ids of new sites")
    expect(sites.commitChanges(), True, f"the edits are saved: {sites.commitErrors()}")
    return ids


def check(path, border, places):
    """Check a file, place sensors in it, and look whether they are there when it is opened again."""
    sites = opened(path, "sites")
    check_form(sites, SITE_COLUMNS, "type", TYPES)
    check_symbols(sites)
    check_form(opened(path, "centres"), CENTRE_COLUMNS, "level", {"local", "regional"})
    if faults:
        return
    ids = place(sites, places, border)
    again = opened(path, "sites")
    expect([feature["id"] for feature in again.getFeatures()], ids, "ids of the saved sites")
    print("placed", *ids)


def main():
    """Check the file that the arguments name."""
    path, border, *texts = sys.argv[1:]
    with open(border, encoding="utf-8") as file:
        lines = [feature["geometry"]["coordinates"] for feature in json.load(file)["features"]]
    application = QgsApplication([], False)
    application.initQgis()
    check(path, [vertex for line in lines for vertex in line], [tuple(map(float, text.split(","))) for text in texts])
    application.exitQgis()
    for fault in faults:
        print(f"fault: {fault}", file=sys.stderr)
    sys.exit(1 if faults else 0)


main()
