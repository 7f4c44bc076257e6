"""The algorithm `karaula run`."""

import glob
import os
import time

from qgis.core import (QgsProcessingOutputHtml, QgsProcessingParameterFile,
                       QgsProcessingParameterFolderDestination, QgsProcessingParameterString, QgsProject,
                       QgsRasterLayer, QgsVectorLayer)

from . import layers, plan, program
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

    MAPS = (
        ('hillshade', 'Shaded ground', layers.PLAIN),
        ('coverage', 'Detection probability', layers.STORED),
    )
    """The maps of each zone, with titles and styles; each one is drawn over those before it."""

    LAYERS = {
        'swaths': 'Reach of flights, to either side',
        'fields': 'Fields of view',
        'routes': 'Routes',
        'links': 'Radio links',
        'gaps': 'Gaps',
        'border': 'Border',
        'posts': 'Posts of patrols',
        'sites': 'Sites',
        'centres': 'Monitoring centres',
    }
    """The layers of karaula.gpkg, drawn over the maps, with the titles that karaula.qgs has."""

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
        found = plan.of(QgsProject.instance())
        self.addParameter(QgsProcessingParameterFile(
            self.SCENARIO, 'Scenario', fileFilter=self.SCENARIO_FILTER, defaultValue=found))
        variant = QgsProcessingParameterString(
            self.VARIANT, 'Variant of the scenario (empty: none)', optional=True)
        if found:
            variant.setMetadata({'widget_wrapper': {'value_hints': ['', *plan.variants(found)]}})
        self.addParameter(variant)
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
        self.loadLayers(folder, context, self.group(summary, folder))
        return {self.FOLDER: folder, self.REPORT: os.path.join(folder, 'report.html'),
                **{name: summary[name] for name in self.NUMBERS}}

    @staticmethod
    def group(summary, folder):
        """The group of a run: named for scenario, variant and time, in the place of the last run into the folder."""
        names = [summary['name'], *([summary['variant']] if summary['variant'] else [])]
        return layers.Group(f"{', '.join(names)} ({time.strftime('%H:%M')})", folder)

    def loadLayers(self, folder, context, group):
        """Has the result's layers loaded, but for those without features.

        QGIS loads them in the order of their ids, each above the last. A layer's id begins with the name that
        it is made with.
        """
        for place, (path, title, style) in enumerate(self.maps(folder)):
            layers.load(QgsRasterLayer(path, f'0{place:02} {title}', 'gdal'), title, style, context, group)
        source = os.path.join(folder, 'karaula.gpkg') + '|layername='
        for place, (name, title) in enumerate(self.LAYERS.items()):
            layer = QgsVectorLayer(source + name, f'1{place:02} {title}', 'ogr')
            if layer.featureCount() > 0:
                layers.load(layer, title, layers.STORED, context, group)

    def maps(self, folder):
        """Yields the path, title and style of each map: NAME.tif, or of each zone NAME-1.tif and so on."""
        for name, title, style in self.MAPS:
            paths = glob.glob(os.path.join(glob.escape(folder), name + '*.tif'))
            for path in sorted(paths, reverse=True):
                zone = os.path.basename(path)[len(name):-len('.tif')].lstrip('-')
                yield path, f'{title}, zone {zone}' if zone else title, style
