"""Layers that are loaded when an algorithm is done, and how they are drawn."""

import os

from qgis.core import QgsProcessingContext, QgsProcessingLayerPostProcessorInterface
from qgis.PyQt import sip

PLAIN = None
"""The style that QGIS has for layers of the kind."""

STORED = ''
"""The style that is stored with the layer itself, or in a file beside it."""

COMPARISON = 'comparison.qml'
VISIBLE = 'visible.qml'


class Style(QgsProcessingLayerPostProcessorInterface):
    """Gives a layer its style when it is loaded, over the one that Processing may have for its kind."""

    def __init__(self, file):
        super().__init__()
        self.file = file

    def postProcessLayer(self, layer, context, feedback):
        """Called by QGIS once the layer is in the project."""
        if self.file == STORED:
            message, done = layer.loadDefaultStyle()
        else:
            message, done = layer.loadNamedStyle(os.path.join(os.path.dirname(__file__), self.file))
        if not done:
            feedback.pushWarning(f'{layer.name()}: the style cannot be loaded: {message}')
        layer.triggerRepaint()


def draw(details, file):
    """Has a layer that is to be loaded drawn in a style of the plugin, in its own, or plainly."""
    if file is PLAIN:
        return
    style = Style(file)
    details.setPostProcessor(style)
    # QGIS deletes it with the context, so that each layer needs its own. Python would forget it with `details`,
    # which owns it since the call above: it must hold itself.
    sip.transferto(style, style)


def load(layer, name, file, context):
    """Has a layer loaded into the project when the algorithm is done, if there is a project."""
    if not context.project():
        return
    details = QgsProcessingContext.LayerDetails(name, context.project())
    details.forceName = True
    draw(details, file)
    context.temporaryLayerStore().addMapLayer(layer)
    context.addLayerToLoadOnCompletion(layer.id(), details)
