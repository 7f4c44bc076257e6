"""What the algorithms have in common."""

import json
import os

from qgis.core import (QgsProcessingAlgorithm, QgsProcessingException, QgsProcessingOutputHtml,
                       QgsProcessingOutputNumber, QgsProcessingParameterFile,
                       QgsProcessingParameterFolderDestination, QgsProcessingParameterString, QgsVectorLayer)
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
    """The layers of the GeoPackage that it writes, with their titles; each one is drawn over those before it."""

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
        variant = self.parameterAsString(parameters, self.VARIANT, context).strip()
        program.run([command, scenario, '--out', folder, *options, *([f'--variant={variant}'] if variant else [])],
                    feedback)
        return folder

    def outputs(self, folder, found, report=None):
        """What is told of a result: its folder, its report if it has one, and its numbers."""
        page = {self.REPORT: os.path.join(folder, report)} if report else {}
        return {self.FOLDER: folder, **page, **{name: found[name] for name in self.NUMBERS}}

    def loadLayers(self, folder, file, context, group=None):
        """Has a GeoPackage's layers loaded, but for those without features.

        QGIS loads them in the order of their ids, each above the last. A layer's id begins with the name that
        it is made with.
        """
        source = os.path.join(folder, file) + '|layername='
        for place, (name, title) in enumerate(self.LAYERS.items()):
            layer = QgsVectorLayer(source + name, f'1{place:02} {title}', 'ogr')
            if layer.featureCount() > 0:
                layers.load(layer, title, layers.STORED, context, group)


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
