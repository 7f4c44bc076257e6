"""The algorithm `karaula run`."""

from qgis.core import QgsProject

from . import layers, plan
from .algorithm import ScenarioAlgorithm, figures


class Run(ScenarioAlgorithm):
    """Coverage and gaps of a scenario."""

    NUMBERS = {
        'covered_length_m': 'Covered border (m)',
        'gap_count': 'Gaps',
        'longest_gap_m': 'Longest gap (m)',
    }

    MAPS = (
        ('hillshade', 'Shaded ground', layers.PLAIN),
        ('coverage', 'Detection probability', layers.STORED),
    )

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
        self.addScenario(found=plan.of(QgsProject.instance()))
        self.addResult()

    def processAlgorithm(self, parameters, context, feedback):
        folder = self.ask('run', [], parameters, context, feedback)
        return self.outputs(folder, self.load(folder, context), 'report.html')

    def load(self, folder, context):
        """Has the result's maps and layers loaded in a group; returns the figures."""
        summary = figures(folder, 'summary.json')
        group = self.group(summary, folder)
        self.loadMaps(folder, context, group)
        self.loadLayers(folder, 'karaula.gpkg', context, group)
        return summary

    @staticmethod
    def group(summary, folder):
        """The group of a run: named for scenario, variant and time, in the place of the last run into the folder."""
        names = [summary['name'], *([summary['variant']] if summary['variant'] else [])]
        return layers.Group(', '.join(names), folder)
