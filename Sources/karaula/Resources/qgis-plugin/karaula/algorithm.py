"""What the algorithms have in common."""

import glob
import json
import os

from qgis.core import (QgsProcessingAlgorithm, QgsProcessingException, QgsProcessingOutputHtml,
                       QgsProcessingOutputNumber, QgsProcessingParameterFile,
                       QgsProcessingParameterFolderDestination, QgsProcessingParameterString, QgsRasterLayer,
                       QgsVectorLayer)
from qgis.PyQt.QtGui import QIcon

from . import layers, plan, program

ICON = os.path.join(os.path.dirname(__file__), 'icon.svg')


class KaraulaAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that the program carries out."""

    FOLDER = 'FOLDER'
    SCENARIO_FILTER = 'Scenarios (*.yaml *.yml)'

    def createInstance(self):
        return type(self)()

    def icon(self):
        return QIcon(ICON)

    def svgIconPath(self):
        return ICON

    def addNumbers(self, numbers):
        """Declares outputs: names as the program's JSON has them, with what they mean."""
        for name, description in numbers.items():
            self.addOutput(QgsProcessingOutputNumber(name, description))


class ScenarioAlgorithm(KaraulaAlgorithm):
    """An algorithm that asks the program about a scenario, or about one of its variants."""

    SCENARIO = 'SCENARIO'
    VARIANT = 'VARIANT'
    REPORT = 'REPORT'

    LAYERS = {}
    """The layers of the file that it writes, with their titles; each one is drawn over those before it."""

    STYLES = {}
    """How layers are drawn that have no style stored with them."""

    MAPS = ()
    """The maps of each zone, with titles and styles; each one is drawn over those before it, below the layers."""

    def addScenario(self, title='Scenario', found=None):
        """Declares the scenario and its variant; a plan that is found is proposed, with its variants."""
        self.addParameter(QgsProcessingParameterFile(
            self.SCENARIO, title, fileFilter=self.SCENARIO_FILTER, defaultValue=found))
        variant = QgsProcessingParameterString(
            self.VARIANT, 'Variant of the scenario (empty: none)', optional=True)
        if found:
            variant.setMetadata({'widget_wrapper': {'value_hints': ['', *plan.variants(found)]}})
        self.addParameter(variant)

    def addResult(self, title='Folder for the result', hasReport=True):
        """Declares the folder that the program writes into, and what is told of the result."""
        self.addParameter(QgsProcessingParameterFolderDestination(self.FOLDER, title))
        if hasReport:
            self.addOutput(QgsProcessingOutputHtml(self.REPORT, 'Report'))
        self.addNumbers(self.NUMBERS)

    def ask(self, command, options, parameters, context, feedback):
        """Has the program carry out a command on the scenario; returns the folder of the result."""
        folder = absolute(self.parameterAsString(parameters, self.FOLDER, context))
        scenario = absolute(self.parameterAsFile(parameters, self.SCENARIO, context))
        variant = self.variant(parameters, context)
        program.run([command, scenario, '--out', folder, *options, *([f'--variant={variant}'] if variant else [])],
                    feedback)
        return folder

    def variant(self, parameters, context):
        """The name of the variant; empty for the scenario itself."""
        return self.parameterAsString(parameters, self.VARIANT, context).strip()

    def outputs(self, folder, found, report=None):
        """What is told of a result: its folder, its report if it has one, and its numbers."""
        page = {self.REPORT: os.path.join(folder, report)} if report else {}
        return {self.FOLDER: folder, **page, **{name: found[name] for name in self.NUMBERS}}

    def loadLayers(self, folder, file, context, group=None):
        """Has a file's layers loaded, but for those without features.

        QGIS loads them in the order of their ids, each above the last. A layer's id begins with the name that
        it is made with.
        """
        path = os.path.join(folder, file)
        for place, (name, title) in enumerate(self.LAYERS.items()):
            layer = QgsVectorLayer(self.source(path, name), f'1{place:02} {title}', 'ogr')
            if layer.featureCount() > 0:
                layers.load(layer, title, self.STYLES.get(name, layers.STORED), context, group)

    def source(self, path, name):
        """A layer of a file, as QGIS names it."""
        return f'{path}|layername={name}'

    def loadMaps(self, folder, context, group=None):
        """Has the maps loaded, below the layers."""
        for place, (path, title, style) in enumerate(self.maps(folder)):
            layers.load(QgsRasterLayer(path, f'0{place:02} {title}', 'gdal'), title, style, context, group)

    def maps(self, folder):
        """Yields the path, title and style of each map: NAME.tif, or of each zone NAME-1.tif and so on."""
        for name, title, style in self.MAPS:
            paths = glob.glob(os.path.join(glob.escape(folder), name + '*.tif'))
            for path in sorted(paths, reverse=True):
                zone = os.path.basename(path)[len(name):-len('.tif')].lstrip('-')
                yield path, f'{title}, zone {zone}' if zone else title, style


def figures(folder, file):
    """The values of a JSON file that the program wrote."""
    try:
        with open(os.path.join(folder, file), encoding='utf-8') as text:
            return json.load(text)
    except FileNotFoundError as error:
        raise QgsProcessingException(f'{program.find()} wrote no {file}; is it karaula?') from error


def absolute(path):
    """A path as the program takes it: one that begins with a dash would be an option."""
    return os.path.abspath(path)
