"""The algorithm `karaula run`."""

import glob
import os

from qgis.core import (QgsProcessingOutputHtml, QgsProcessingParameterFile,
                       QgsProcessingParameterFolderDestination, QgsProcessingParameterString, QgsRasterLayer,
                       QgsVectorLayer)

from . import layers, program
from .algorithm import KaraulaAlgorithm, absolute, figures


class Run(KaraulaAlgorithm):
    """Coverage and gaps of a scenario."""

    SCENARIO = 'SCENARIO'
    VARIANT = 'VARIANT'
    REPORT = 'REPORT'

    NUMBERS = {
        'covered_length_m': 'Covered border (m)',
        'gap_count': 'Gaps',
        'longest_gap_m': 'Longest gap (m)',
    }

    LAYERS = ('fields', 'swaths', 'gaps', 'border', 'links', 'routes', 'posts', 'sites', 'centres')
    """The layers of karaula.gpkg as they are drawn: each one over those before it."""

    def name(self):
        return 'run'

    def displayName(self):
        return 'Coverage and gaps of a border'

    def tags(self):
        return ['karaula', 'border', 'coverage', 'gap', 'sensor', 'camera', 'patrol']

    def shortHelpString(self):
        return ('Tells how well the sensors of a scenario cover a border line, where the gaps are and '
                'why.\n\n'
                'The scenario is a YAML file that names the border, the terrain and the sensors; paths in it '
                'start from its own folder. A variant is a what-if that the scenario holds.\n\n'
                'The folder takes karaula.gpkg, coverage.tif, report.html, summary.json and GeoJSON files. '
                'The layers are loaded in their styles; coverage is the probability of detection in each '
                'cell of the border\'s corridor.')

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterFile(
            self.SCENARIO, 'Scenario', fileFilter=self.SCENARIO_FILTER))
        self.addParameter(QgsProcessingParameterString(
            self.VARIANT, 'Variant of the scenario (empty: none)', optional=True))
        self.addParameter(QgsProcessingParameterFolderDestination(self.FOLDER, 'Folder for the result'))
        self.addOutput(QgsProcessingOutputHtml(self.REPORT, 'Report'))
        self.addNumbers(self.NUMBERS)

    def processAlgorithm(self, parameters, context, feedback):
        folder = absolute(self.parameterAsString(parameters, self.FOLDER, context))
        scenario = absolute(self.parameterAsFile(parameters, self.SCENARIO, context))
        variant = self.parameterAsString(parameters, self.VARIANT, context).strip()
        program.run(['run', scenario, '--out', folder, *([f'--variant={variant}'] if variant else [])],
                    feedback)
        summary = figures(folder, 'summary.json')
        self.loadLayers(folder, context)
        return {self.FOLDER: folder, self.REPORT: os.path.join(folder, 'report.html'),
                **{name: summary[name] for name in self.NUMBERS}}

    def loadLayers(self, folder, context):
        """Has the result's layers loaded, but for those without features.

        QGIS loads them in the order of their ids, each above the last. A layer's id begins with the name that
        it is made with.
        """
        for path in sorted(glob.glob(os.path.join(glob.escape(folder), 'coverage*.tif')), reverse=True):
            name = os.path.splitext(os.path.basename(path))[0]
            layers.load(QgsRasterLayer(path, f'0 {name}', 'gdal'), name, layers.COVERAGE, context)
        source = os.path.join(folder, 'karaula.gpkg') + '|layername='
        for place, name in enumerate(self.LAYERS, start=1):
            layer = QgsVectorLayer(source + name, f'{place} {name}', 'ogr')
            if layer.featureCount() > 0:
                layers.load(layer, name, layers.STORED, context)
