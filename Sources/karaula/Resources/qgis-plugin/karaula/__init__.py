"""Karaula in the Processing toolbox of QGIS."""


def classFactory(iface):
    """Makes the plugin; QGIS calls it."""
    from .plugin import KaraulaPlugin
    return KaraulaPlugin()
