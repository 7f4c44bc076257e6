"""Pictures of a result as QGIS draws it, and what is wrong with them."""
from collections import Counter

from qgis.core import (QgsExpressionContext, QgsExpressionContextUtils, QgsLayoutExporter,
                       QgsLayoutItemPicture, QgsMapRendererParallelJob, QgsMapSettings)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor, QImage

from qgis_layers import PREFIX, name_of

SIZE, DPI = QSize(1600, 1100), 96
LAYOUT_DPI = 100
# Okabe and Ito's blue and vermillion, and how far a drawn colour may be off.
COVERED, GAP, TOLERANCE = (0x00, 0x72, 0xB2), (0xD5, 0x5E, 0x00), 12
# Fewer dots of a colour are no line.
LEAST_DOTS = 40
# The layers that are drawn in these colours.
LINES = {"border", "gaps"}
ITEMS = {"map", "legend", "scale", "north", "title", "figures", "attribution", "date"}


def map_faults(project, path):
    """Draws the map as it opens, without the network; yields what is wrong with the picture."""
    settings = QgsMapSettings()
    settings.setLayers([
        layer for layer in project.layerTreeRoot().checkedLayers() if name_of(layer) != "openstreetmap"])
    view = project.viewSettings().defaultViewExtent()
    if view.isNull():
        yield "the project opens without a view"
        return
    settings.setDestinationCrs(project.crs())
    settings.setEllipsoid(project.ellipsoid())
    settings.setTransformContext(project.transformContext())
    settings.setExtent(view)
    settings.setOutputSize(SIZE)
    settings.setOutputDpi(DPI)
    settings.setBackgroundColor(QColor("white"))
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.projectScope(project))
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    image, errors = drawn(settings)
    for error in errors:
        yield f"{error.layerID}: cannot be drawn: {error.message}"
    if path:
        image.save(path)
    if len(dots_of(image)) < 3:
        yield "the map is blank"
    # On a map of a whole country the symbols of sites lie over all that these cover: colours are looked for without them.
    settings.setLayers([layer for layer in settings.layers() if name_of(layer) in LINES])
    yield from colour_faults("the map", drawn(settings)[0], project)


def drawn(settings):
    """A picture of a map, and what could not be drawn."""
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage(), job.errors()


def dots_of(image):
    """How often each colour, 0xFFRRGGBB, stands in a picture."""
    image = image.convertToFormat(QImage.Format_RGB32)
    bits = image.constBits()
    bits.setsize(image.sizeInBytes())
    return Counter(memoryview(bytes(bits)).cast("I"))


def layout_faults(project, path):
    """Draws the page to print; yields what is wrong with it."""
    layouts = project.layoutManager().printLayouts()
    if len(layouts) != 1:
        yield f"the project has {len(layouts)} layouts"
        return
    layout = layouts[0]
    items = {name: layout.itemById(name) for name in ITEMS}
    lacking = sorted(name for name, item in items.items() if item is None)
    if lacking:
        yield f"the layout lacks {', '.join(lacking)}"
        return
    exporter = QgsLayoutExporter(layout)
    image = exporter.renderPageToImage(0, dpi=LAYOUT_DPI)
    if path:
        image.save(path)
    yield from colour_faults("the layout", image, project)
    yield from place_faults(layout, items)
    if project.title() not in items["title"].currentText():
        yield f"the layout's title is {items['title'].currentText()!r}"
    for name in ("figures", "date"):
        text = items[name].currentText()
        if not text or "[%" in text:
            yield f"the layout's {name} reads {text!r}"
    if items["north"].evaluatedPath() == "" or items["north"].mode() != QgsLayoutItemPicture.FormatSVG:
        yield "the layout's north arrow is no picture"
    if not items["legend"].model().rootGroup().findLayers():
        yield "the layout's legend is empty"


def place_faults(layout, items):
    """Yields what lies outside the page or over another item."""
    page = layout.pageCollection().page(0).sceneBoundingRect()
    boxes = {name: item.mapRectToScene(item.rect()) for name, item in items.items()}
    names = sorted(boxes)
    for index, name in enumerate(names):
        if not page.contains(boxes[name]):
            yield f"the layout's {name} is cut off by the page's edge"
        for other in names[index + 1:]:
            common = boxes[name] & boxes[other]
            # The arrow stands on the map.
            if {name, other} != {"map", "north"} and common.width() > 0.5 and common.height() > 0.5:
                yield f"the layout's {name} and {other} overlap"


def colour_faults(name, image, project):
    """Yields a fault when a picture is blank or does not show what is covered and what is not."""
    dots = dots_of(image)
    if len(dots) < 3:
        yield f"{name} is blank"
    border = project.mapLayer(PREFIX + "border")
    pieces = list(border.getFeatures()) if border else []
    for word, colour, is_there in (
            ("covered border", COVERED, any(piece["covered"] for piece in pieces)),
            ("a gap", GAP, project.mapLayer(PREFIX + "gaps") is not None)):
        if is_there and sum(count for dot, count in dots.items() if is_near(dot, colour)) < LEAST_DOTS:
            yield f"{name} shows nothing in the colour of {word}"


def is_near(dot, colour):
    """Whether a dot, 0xFFRRGGBB, has a colour."""
    parts = (dot >> 16 & 0xFF, dot >> 8 & 0xFF, dot & 0xFF)
    return all(abs(part - wanted) <= TOLERANCE for part, wanted in zip(parts, colour))
