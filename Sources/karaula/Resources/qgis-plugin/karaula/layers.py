"""Layers that are loaded when an algorithm is done, and how they are drawn."""

import os

from qgis.core import (QgsLayerTreeLayer, QgsProcessingContext, QgsProcessingLayerPostProcessorInterface)
from qgis.PyQt import sip

PLAIN = None
"""The style that QGIS has for layers of the kind."""

STORED = ''
"""The style that is stored with the layer itself, or in a file beside it."""

COMPARISON = 'comparison.qml'
VISIBLE = 'visible.qml'


class Group:
    """Takes the layers of a run into a group of the project, in the place of the group of an earlier run of the same."""

    KEY = 'karaula/result'
    """The property of groups that tells what they are of."""

    def __init__(self, name, key):
        self.name = name
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

    def __init__(self, file, group):
        super().__init__()
        self.file = file
        self.group = group

    def postProcessLayer(self, layer, context, feedback):
        """Called by QGIS once the layer is in the project."""
        if self.group and context.project():
            self.group.take(layer, context.project())
        if self.file is PLAIN:
            return
        if self.file == STORED:
            message, done = layer.loadDefaultStyle()
        else:
            message, done = layer.loadNamedStyle(os.path.join(os.path.dirname(__file__), self.file))
        if not done:
            feedback.pushWarning(f'{layer.name()}: the style cannot be loaded: {message}')
        layer.triggerRepaint()


def draw(details, file, group=None):
    """Has a layer that is to be loaded drawn in a style of the plugin, in its own, or plainly."""
    if file is PLAIN and group is None:
        return
    style = Style(file, group)
    details.setPostProcessor(style)
    # QGIS deletes it with the context, so that each layer needs its own. Python would forget it with `details`,
    # which owns it since the call above: it must hold itself.
    sip.transferto(style, style)


def load(layer, name, file, context, group=None):
    """Has a layer loaded into the project, into a group, when the algorithm is done, if there is a project."""
    if not context.project():
        return
    details = QgsProcessingContext.LayerDetails(name, context.project())
    details.forceName = True
    draw(details, file, group)
    context.temporaryLayerStore().addMapLayer(layer)
    context.addLayerToLoadOnCompletion(layer.id(), details)
