"""What is wrong with a layer of a result in QGIS."""
from qgis.core import QgsExpressionContext, QgsExpressionContextUtils, QgsRenderContext

# What a project puts before the name of each layer.
PREFIX = "karaula_"
CATEGORISED, SINGLE = "categorizedSymbol", "singleSymbol"
# Name: the kind of renderer, whether features are labelled, a column with its alias.
LOOKS = {
    "border": (CATEGORISED, False, ("length_m", "Length (m)")),
    "gaps": (CATEGORISED, True, ("length_m", "Length (m)")),
    "sites": (CATEGORISED, True, ("mast_height_m", "Mast height (m)")),
    "fields": (CATEGORISED, False, ("range_m", "Range (m)")),
    "routes": (SINGLE, True, ("lap_s", "Lap (s)")),
    "swaths": (SINGLE, False, ("swath_m", "Swath (m)")),
    "posts": (SINGLE, True, ("type", "Type")),
    "links": (CATEGORISED, False, ("clearance_m", "Clearance (m)")),
    "sections": (SINGLE, True, ("pieces", "Pieces of border")),
    "centres": (CATEGORISED, True, ("level", "Level")),
}
NODATA = -1
BANDS = ["probability", "overlap", "max_revisit_s", "minimum_visible_height_m"]


def name_of(layer):
    """The name of a project's layer."""
    return layer.id().removeprefix(PREFIX)


def vector_faults(name, layer):
    """Yields what is wrong with a layer of the GeoPackage."""
    if not layer.isValid():
        yield "is not valid"
        return
    if layer.featureCount() < 1:
        yield "has no features"
    if not layer.crs().isValid() or layer.crs().authid() != "EPSG:4326":
        yield f"lies in {layer.crs().authid() or 'no coordinate system'}"
    if name not in LOOKS:
        return
    renderer, is_labelled, (column, alias) = LOOKS[name]
    if layer.renderer().type() != renderer:
        yield f"is drawn by {layer.renderer().type()}, not {renderer}"
    if layer.labelsEnabled() != is_labelled or (is_labelled and not layer.labeling()):
        yield f"labels are {'on' if layer.labelsEnabled() else 'off'}"
    if alias not in (layer.attributeAlias(index) for index in layer.attributeList()):
        yield f"no column is called {alias}, as {column} should be"
    if "id" in layer.fields().names() and layer.displayExpression() != '"id"':
        yield f"features are called by {layer.displayExpression()}, not by their id"
    yield from undrawn(layer)


def undrawn(layer):
    """Yields a fault for features without a symbol."""
    scope = QgsExpressionContext()
    scope.appendScope(QgsExpressionContextUtils.layerScope(layer))
    context = QgsRenderContext()
    context.setExpressionContext(scope)
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    missed = []
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        if renderer.symbolForFeature(feature, context) is None:
            missed.append(feature.id())
    renderer.stopRender(context)
    if missed:
        yield f"{len(missed)} features fall through the renderer, the first is {missed[0]}"


def look(layer):
    """How a layer is drawn, as a text to compare."""
    labels = layer.labeling().settings().fieldName if layer.labeling() else ""
    aliases = [layer.attributeAlias(index) for index in layer.attributeList()]
    return f"{layer.renderer().dump()} {layer.labelsEnabled()} {labels} {aliases} {layer.displayExpression()}"


def coverage_faults(layer):
    """Yields what is wrong with a map of probabilities."""
    provider = layer.dataProvider()
    if not layer.crs().isValid():
        yield "lies in no coordinate system"
    bands = [provider.generateBandName(band + 1) for band in range(provider.bandCount())]
    if [band.partition(": ")[2] for band in bands] != BANDS:
        yield f"has the bands {bands}, not {BANDS}"
    if provider.sourceNoDataValue(1) != NODATA:
        yield f"nodata is {provider.sourceNoDataValue(1)}"
    renderer = layer.renderer()
    if renderer.type() != "singlebandpseudocolor" or renderer.band() != 1:
        yield f"is drawn by {renderer.type()}, not by the colours of band 1"
        return
    shader = renderer.shader().rasterShaderFunction()
    items = shader.colorRampItemList()
    if not items or items[0].value != 0 or items[0].color.alpha() != 0:
        yield "where nothing is detected the ground does not show through"
    if not items or items[-1].value != 1 or any(not item.label for item in items):
        yield "the classes do not reach from 0 to 1 with labels"
    if any(not shader.shade(step / 100)[0] for step in range(101)):
        yield "a probability has no colour"
