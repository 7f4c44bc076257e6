"""Layers that are loaded when an algorithm is done, and how they are drawn."""

import math
import os
import time

from qgis.core import (QgsColorRampShader, QgsGraduatedSymbolRenderer, QgsLayerTreeLayer, QgsLineSymbol,
                       QgsPalLayerSettings, QgsProcessingContext, QgsProcessingLayerPostProcessorInterface,
                       QgsProperty, QgsRasterShader, QgsRendererRange, QgsSingleBandPseudoColorRenderer,
                       QgsSingleSymbolRenderer, QgsTextBufferSettings, QgsTextFormat,
                       QgsVectorLayerSimpleLabeling)
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QColor

PLAIN = None
"""The style that QGIS has for layers of the kind."""

STORED = ''
"""The style that is stored with the layer itself, or in a file beside it."""

COMPARISON = 'comparison.qml'
VISIBLE = 'visible.qml'

ARRIVALS = {10: '#fde725', 20: '#a0da39', 30: '#4ac16d', 60: '#1fa187', 120: '#277f8e', 240: '#365c8d',
            math.inf: '#440154'}
"""The classes of response times: up to how many minutes, and the colour.

They are shades of viridis, whose lightness falls from class to class, so that they are told apart without hues.
"""

NOBODY = ('nobody comes', '#d55e00')
"""What is told of border to which nobody comes, and its colour."""

ISOCHRONE_OPACITY = 0.5
"""How much of the ground shows through the map of response times, from 0 for all to 1 for nothing."""

LEAST_LABELLED_M = 0.008
"""The length on paper from which a gap is labelled: shorter ones are too many to be told apart."""


class Group:
    """Takes the layers of a result into a group of the project, named with the time, in the place of an earlier one."""

    KEY = 'karaula/result'
    """The property of groups that tells what they are of."""

    def __init__(self, name, key):
        self.name = f"{name} ({time.strftime('%H:%M')})"
        self.key = key
        self.node = None

    def take(self, layer, project):
        """Moves a layer, which QGIS put wherever the selection was, to the group's top."""
        root = project.layerTreeRoot()
        if self.node is None:
            self.node = self.begin(root, project)
        entry = root.findLayer(layer.id())
        self.node.insertChildNode(0, QgsLayerTreeLayer(layer))
        if entry:
            entry.parent().removeChildNode(entry)

    def begin(self, root, project):
        """An empty group; an earlier one of the same, and what it shows, goes."""
        place = 0
        for former in [group for group in root.findGroups(True) if group.customProperty(self.KEY) == self.key]:
            parent = former.parent()
            place = parent.children().index(former) if parent is root else 0
            project.removeMapLayers(former.findLayerIds())
            parent.removeChildNode(former)
        group = root.insertGroup(place, self.name)
        group.setCustomProperty(self.KEY, self.key)
        return group


class Style(QgsProcessingLayerPostProcessorInterface):
    """Gives a layer its style when it is loaded, over the one that Processing may have for its kind, and its group."""

    def __init__(self, style, group):
        super().__init__()
        self.style = style
        self.group = group

    def postProcessLayer(self, layer, context, feedback):
        """Called by QGIS once the layer is in the project."""
        if self.group and context.project():
            self.group.take(layer, context.project())
        if callable(self.style):
            self.style(layer)
        elif self.style is not PLAIN:
            self.read(layer, feedback)
        layer.triggerRepaint()

    def read(self, layer, feedback):
        """Gives a layer the style of a file, or the one that is stored with it."""
        if self.style == STORED:
            message, done = layer.loadDefaultStyle()
        else:
            message, done = layer.loadNamedStyle(os.path.join(os.path.dirname(__file__), self.style))
        if not done:
            feedback.pushWarning(f'{layer.name()}: the style cannot be loaded: {message}')


def draw(details, style, group=None):
    """Has a layer that is to be loaded drawn in a style of the plugin, in its own, plainly, or by a function."""
    if style is PLAIN and group is None:
        return
    style = Style(style, group)
    details.setPostProcessor(style)
    # QGIS deletes it with the context, so that each layer needs its own. Python would forget it with `details`,
    # which owns it since the call above: it must hold itself.
    sip.transferto(style, style)


def load(layer, name, style, context, group=None):
    """Has a layer loaded into the project, into a group, when the algorithm is done, if there is a project."""
    if not context.project():
        return
    details = QgsProcessingContext.LayerDetails(name, context.project())
    details.forceName = True
    draw(details, style, group)
    context.temporaryLayerStore().addMapLayer(layer)
    context.addLayerToLoadOnCompletion(layer.id(), details)


def drawArrivals(layer):
    """Draws pieces of border by how soon somebody comes."""
    label, colour = NOBODY
    ranges = [QgsRendererRange(-1, -1, line(colour, 1.2), label)]
    ranges += [QgsRendererRange(least, most, line(colour, 1.2), label) for least, most, label, colour in arrivals()]
    layer.setRenderer(QgsGraduatedSymbolRenderer('coalesce("response_s", -1)', ranges))


def drawIsochrones(layer):
    """Draws a map of response times in the classes that the border has."""
    classes = [QgsColorRampShader.ColorRampItem(most, QColor(colour), label) for _, most, label, colour in arrivals()]
    ramp = QgsColorRampShader(0, classes[-2].value, None, QgsColorRampShader.Discrete)
    ramp.setColorRampItemList(classes)
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setOpacity(ISOCHRONE_OPACITY)
    layer.setRenderer(renderer)


def drawGaps(layer):
    """Draws gaps as a broad line below the border, with their names and when all of each is reached."""
    layer.setRenderer(QgsSingleSymbolRenderer(line('0,0,0,110', 3)))
    labels = QgsPalLayerSettings()
    labels.fieldName = f""""id" || ': ' || coalesce(round("response_s" / 60) || ' min', '{NOBODY[0]} to all of it')"""
    labels.isExpression = True
    labels.placement = QgsPalLayerSettings.Line
    shown = QgsProperty.fromExpression(f'"length_m" / @map_scale >= {LEAST_LABELLED_M}')
    labels.dataDefinedProperties().setProperty(QgsPalLayerSettings.Show, shown)
    rim, text = QgsTextBufferSettings(), QgsTextFormat()
    rim.setEnabled(True)
    text.setBuffer(rim)
    text.setSize(8)
    labels.setFormat(text)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(labels))
    layer.setLabelsEnabled(True)


def drawWays(layer):
    """Draws the ways of those who come."""
    layer.setRenderer(QgsSingleSymbolRenderer(line('black', 0.5, 'dash')))


def arrivals():
    """Yields the least and the greatest time of each class (s), its label and its colour."""
    least = 0
    for most, colour in ARRIVALS.items():
        yield 60 * least, 60 * most, f'{least} to {most} min' if most < math.inf else f'over {least} min', colour
        least = most


def line(colour, width, style='solid'):
    """A line of a width in millimetres."""
    return QgsLineSymbol.createSimple(
        {'line_color': colour, 'line_width': str(width), 'line_style': style, 'capstyle': 'flat'})
