"""The algorithm `karaula compare`."""

import os

from qgis.core import (QgsProcessingParameterFile, QgsProcessingParameterFolderDestination,
                       QgsProcessingParameterString, QgsVectorLayer)

from . import layers, program
from .algorithm import KaraulaAlgorithm, absolute, figures


class Compare(KaraulaAlgorithm):
    """What a change does to the border's cover."""

    BEFORE = 'BEFORE'
    AFTER = 'AFTER'
    SIDES = {BEFORE: 'before', AFTER: 'after'}
    VARIANT = '_VARIANT'
    """The end of the names of the sides' variants."""

    SUMMARY = 'summary.json'
    FILTER = f'{KaraulaAlgorithm.SCENARIO_FILTER};;Summaries of results ({SUMMARY});;All files (*)'

    NUMBERS = {
        'gained_m': 'Cover gained (m)',
        'lost_m': 'Cover lost (m)',
        'improved_m': 'Border that stayed covered or not, more probable (m)',
        'weakened_m': 'Border that stayed covered or not, less probable (m)',
    }

    def name(self):
        return 'compare'

    def displayName(self):
        return 'What a change gains and loses'

    def tags(self):
        return ['karaula', 'border', 'coverage', 'difference', 'variant', 'what-if']

    def shortHelpString(self):
        return ('Lays two results over each other, piece by piece of border: what is gained, lost, improved '
                'and weakened.\n\n'
                'Each side is a scenario, which is computed, with the name of one of its variants if wanted; '
                'or a result that is there already, chosen by its folder or by the summary.json in it.\n\n'
                'The folder takes comparison.html, a page about the change, comparison.qgs and comparison.gpkg, '
                'comparison.geojson, the stretches that differ, which is loaded in colours by what changed, '
                'and comparison.json, the figures.')

    def initAlgorithm(self, configuration=None):
        for name, word in self.SIDES.items():
            self.addParameter(QgsProcessingParameterFile(
                name, f'Scenario or result {word} the change', fileFilter=self.FILTER))
            self.addParameter(QgsProcessingParameterString(
                name + self.VARIANT, f'Variant of that scenario, {word} (empty: none)', optional=True))
        self.addParameter(QgsProcessingParameterFolderDestination(self.FOLDER, 'Folder for the comparison'))
        self.addNumbers(self.NUMBERS)

    def processAlgorithm(self, parameters, context, feedback):
        folder = absolute(self.parameterAsString(parameters, self.FOLDER, context))
        sides = [self.side(name, parameters, context) for name in self.SIDES]
        program.run(['compare', *sides, '--out', folder], feedback)
        comparison = figures(folder, 'comparison.json')
        layer = QgsVectorLayer(os.path.join(folder, 'comparison.geojson'), 'comparison', 'ogr')
        if layer.featureCount() > 0:
            layers.load(layer, 'comparison', layers.COMPARISON, context)
        return {self.FOLDER: folder, **{name: comparison[name] for name in self.NUMBERS}}

    def side(self, name, parameters, context):
        """A side as the program takes it: a scenario, SCENARIO@VARIANT or a result's folder."""
        path = absolute(self.parameterAsFile(parameters, name, context))
        variant = self.parameterAsString(parameters, name + self.VARIANT, context).strip()
        if os.path.basename(path) == self.SUMMARY:
            path = os.path.dirname(path)
        return f'{path}@{variant}' if variant else path
