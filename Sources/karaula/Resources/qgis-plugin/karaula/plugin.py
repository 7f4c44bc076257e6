"""The plugin as QGIS and qgis_process load it."""

from qgis.core import QgsApplication

from .provider import KaraulaProvider


class KaraulaPlugin:
    """Adds the provider of algorithms while it is switched on."""

    def __init__(self):
        self.provider = None

    def initProcessing(self):
        """Adds the provider; all that qgis_process calls."""
        self.provider = KaraulaProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self):
        """Adds the provider in the desktop program."""
        self.initProcessing()

    def unload(self):
        """Takes the provider away."""
        QgsApplication.processingRegistry().removeProvider(self.provider)
        self.provider = None
