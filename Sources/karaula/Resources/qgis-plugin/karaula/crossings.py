"""The algorithm `karaula crossings`."""

import os

from qgis.core import (QgsProcessingOutputHtml, QgsProcessingParameterBoolean, QgsProcessingParameterFile,
                       QgsProcessingParameterFolderDestination, QgsProcessingParameterString, QgsVectorLayer)

from . import layers, program
from .algorithm import KaraulaAlgorithm, absolute, figures


class Crossings(KaraulaAlgorithm):
    """The weakest ways across a border, and the strength of every piece of it."""

    SCENARIO = 'SCENARIO'
    VARIANT = 'VARIANT'
    LOSSES = 'LOSSES'
    REPORT = 'REPORT'

    NUMBERS = {
        'weakest_crossing_probability': 'Probability of detection of the weakest crossing',
        'crossable_unseen_m': 'Border that can be crossed unseen (m)',
        'crossable_m': 'Border that can be crossed below the required probability (m)',
    }

    LAYERS = {
        'strength': 'Strength of the border',
        'crossings': 'Weakest crossings',
        'critical_points': 'Critical detection points',
    }
    """The layers of crossings.gpkg, each drawn over those before it."""

    def name(self):
        return 'crossings'

    def displayName(self):
        return 'Weakest crossings of a border'

    def tags(self):
        return ['karaula', 'border', 'crossing', 'path', 'strength', 'detection']

    def shortHelpString(self):
        return ('Finds the weakest ways on foot across a border, and the strength of every piece of it: the least '
                'probability of detection of all ways that pass the line there.\n\n'
                'The scenario is a YAML file; its key "crossing" says how people walk. A variant is a what-if that '
                'the scenario holds.\n\n'
                'The folder takes crossings.gpkg, crossings.tif, crossings.html and crossings.json. The layers are '
                'loaded in their styles.')

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterFile(
            self.SCENARIO, 'Scenario', fileFilter=self.SCENARIO_FILTER))
        self.addParameter(QgsProcessingParameterString(
            self.VARIANT, 'Variant of the scenario (empty: none)', optional=True))
        self.addParameter(QgsProcessingParameterBoolean(
            self.LOSSES, 'Also tell what the loss of each sensor does', defaultValue=False))
        self.addParameter(QgsProcessingParameterFolderDestination(self.FOLDER, 'Folder for the result'))
        self.addOutput(QgsProcessingOutputHtml(self.REPORT, 'Report'))
        self.addNumbers(self.NUMBERS)

    def processAlgorithm(self, parameters, context, feedback):
        folder = absolute(self.parameterAsString(parameters, self.FOLDER, context))
        scenario = absolute(self.parameterAsFile(parameters, self.SCENARIO, context))
        variant = self.parameterAsString(parameters, self.VARIANT, context).strip()
        losses = ['--losses'] if self.parameterAsBool(parameters, self.LOSSES, context) else []
        program.run(
            ['crossings', scenario, '--out', folder, *losses, *([f'--variant={variant}'] if variant else [])],
            feedback)
        found = figures(folder, 'crossings.json')['figures']
        source = os.path.join(folder, 'crossings.gpkg') + '|layername='
        for place, (name, title) in enumerate(self.LAYERS.items()):
            layer = QgsVectorLayer(source + name, f'1{place:02} {title}', 'ogr')
            if layer.featureCount() > 0:
                layers.load(layer, title, layers.STORED, context)
        return {self.FOLDER: folder, self.REPORT: os.path.join(folder, 'crossings.html'),
                **{name: found[name] for name in self.NUMBERS}}
