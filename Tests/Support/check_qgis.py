#!/usr/bin/python3
"""Opens the result of a run in QGIS as a user would and tells, one line each, what is wrong with it.

    QT_QPA_PLATFORM=offscreen /usr/bin/python3 check_qgis.py DIR --picture map.png --layout layout.png

Ends with 1 when anything is wrong. Needs QGIS 3.22 or later with its Python (`qgis python3-qgis`).
"""
import argparse
import os
import sys

from qgis.core import QgsApplication, QgsProject, QgsProviderRegistry, QgsRasterLayer, QgsVectorLayer

import qgis_layers
import qgis_pictures

# From the top of the map down; what a run has not is not there.
ORDER = ["centres", "sites", "posts", "border", "gaps", "links", "routes", "fields", "swaths", "sections"]
LONGEST_GAPS = 20


def arguments():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", metavar="DIR", help="what `karaula run --out DIR` wrote")
    parser.add_argument("--picture", metavar="PNG", help="takes a picture of the map")
    parser.add_argument("--layout", metavar="PNG", help="takes the printed page")
    return parser.parse_args()


def check_paths(folder, project):
    """Yields what would keep the folder from being moved."""
    with open(os.path.join(folder, "karaula.qgs"), encoding="utf-8") as file:
        text = file.read()
    if os.path.abspath(folder) in text:
        yield "karaula.qgs holds the folder's own path"
    if text.count("<datasource>./") + text.count("<datasource>type=xyz") != text.count("<datasource>"):
        yield "karaula.qgs has a layer that is no file beside it"
    if project.readBoolEntry("Paths", "Absolute", True)[0]:
        yield "karaula.qgs would be saved with absolute paths"
    if not project.crs().isValid() or project.ellipsoid() != "EPSG:7030":
        yield f"the project measures on {project.ellipsoid() or 'a plane'}"


def check_tree(folder, project):
    """Yields what is wrong with the choice of layers and their order."""
    drawn = [qgis_layers.name_of(layer) for layer in project.layerTreeRoot().layerOrder() if layer]
    sublayers = QgsProviderRegistry.instance().querySublayers(os.path.join(folder, "karaula.gpkg"))
    stored = {sublayer.name() for sublayer in sublayers} - {"layer_styles"}
    rasters = sorted(name[:-4] for name in os.listdir(folder) if name.endswith(".tif"))
    wanted = [name for name in ORDER if name in stored] + rasters + ["openstreetmap"]
    if stored - set(ORDER):
        yield f"karaula.gpkg has layers that nobody knows: {sorted(stored - set(ORDER))}"
    if drawn != wanted:
        yield f"the layers from the top down are {drawn}, not {wanted}"


def check_layers(folder, project):
    """Yields what is wrong with each layer, in the project and opened by itself."""
    for layer in project.mapLayers().values():
        name = qgis_layers.name_of(layer)
        if name == "openstreetmap":
            continue
        if not layer.isValid():
            yield f"{name}: the project's layer is not valid"
        elif layer.type() == layer.VectorLayer:
            alone = QgsVectorLayer(f"{folder}/karaula.gpkg|layername={name}", name, "ogr")
            for fault in qgis_layers.vector_faults(name, layer):
                yield f"{name}: {fault}"
            for fault in qgis_layers.vector_faults(name, alone):
                yield f"{name}, opened by itself: {fault}"
            if alone.isValid() and qgis_layers.look(layer) != qgis_layers.look(alone):
                yield f"{name}: looks different in the project and by itself"
        elif name.startswith("coverage"):
            alone = QgsRasterLayer(f"{folder}/{name}.tif", name)
            for fault in qgis_layers.coverage_faults(layer):
                yield f"{name}: {fault}"
            for fault in qgis_layers.coverage_faults(alone):
                yield f"{name}, opened by itself: {fault}"


def check_bookmarks(project):
    """Yields a fault when the bookmarks are not the longest gaps."""
    found = [bookmark.name() for bookmark in project.bookmarkManager().bookmarks()]
    gaps = project.mapLayer(qgis_layers.PREFIX + "gaps")
    features = sorted(gaps.getFeatures(), key=lambda gap: -gap["length_m"]) if gaps else []
    wanted = [f"{gap['id']}: {gap['length_m'] / 1000:.2f} km, {gap['cause']}" for gap in features]
    if found != wanted[:LONGEST_GAPS]:
        yield f"the bookmarks are {found}, not {wanted[:LONGEST_GAPS]}"
    if any(bookmark.extent().isEmpty() for bookmark in project.bookmarkManager().bookmarks()):
        yield "a bookmark shows nothing"


def faults(options):
    """Yields all that is wrong."""
    project = QgsProject.instance()
    if not project.read(os.path.join(options.folder, "karaula.qgs")):
        yield f"karaula.qgs cannot be read: {project.error()}"
        return
    yield from check_paths(options.folder, project)
    yield from check_tree(options.folder, project)
    yield from check_layers(options.folder, project)
    yield from check_bookmarks(project)
    yield from qgis_pictures.map_faults(project, options.picture)
    yield from qgis_pictures.layout_faults(project, options.layout)


def main():
    """Prints the faults and returns the exit code."""
    options = arguments()
    application = QgsApplication([], False)
    application.initQgis()
    found = list(faults(options))
    for fault in found:
        print(f"{options.folder}: {fault}", file=sys.stderr)
    if not found:
        count = len(QgsProject.instance().mapLayers())
        print(f"{options.folder}: QGIS opens karaula.qgs, {count} layers, as it is meant")
    QgsProject.instance().clear()
    application.exitQgis()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
