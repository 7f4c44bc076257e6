"""The algorithm `karaula place`."""

from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterNumber

from .algorithm import ScenarioAlgorithm, figures


class Place(ScenarioAlgorithm):
    """Where equipment should stand."""

    LAW = 'LAW'
    TIME = 'TIME'

    LAWS = {None: 'As the scenario says', 'run': 'All sensors combine, as in a run',
            'single': 'One sensor that covers must be enough'}

    NUMBERS = {
        'covered_before_m': 'Covered border before (m)',
        'covered_m': 'Covered border with the plan (m)',
        'bound_m': 'Border that no choice can exceed (m)',
    }

    LAYERS = {'candidates': 'Candidates', 'chosen': 'Chosen sites'}

    def name(self):
        return 'place'

    def displayName(self):
        return 'Where equipment should stand'

    def tags(self):
        return ['karaula', 'border', 'placement', 'siting', 'site', 'sensor', 'camera', 'budget']

    def shortHelpString(self):
        return ('Chooses sites and directions for a number of sensors or for a budget, so that they cover as '
                'much of a border as they can, and proves how much more any other choice could cover.\n\n'
                'The scenario is a YAML file whose key `placement` says where what may stand, and how much '
                'of it. What stands already stays and counts.\n\n'
                'The folder takes placement.yaml, the scenario with the chosen sites, which can be run; '
                'placement.gpkg, which is loaded; placement.json, the figures; and the proof. A search that '
                'is cut after some seconds gives the best plan so far.')

    def initAlgorithm(self, configuration=None):
        self.addScenario('Scenario with `placement`')
        self.addParameter(QgsProcessingParameterEnum(
            self.LAW, 'How sensors together cover', options=list(self.LAWS.values()), defaultValue=0))
        self.addParameter(QgsProcessingParameterNumber(
            self.TIME, 'Seconds after which the search is cut (empty: none)',
            QgsProcessingParameterNumber.Double, optional=True, minValue=0.001))
        self.addResult('Folder for the placement', hasReport=False)

    def processAlgorithm(self, parameters, context, feedback):
        law = list(self.LAWS)[self.parameterAsEnum(parameters, self.LAW, context)]
        options = ['--law', law] if law else []
        if parameters.get(self.TIME) is not None:
            options += ['--time', str(self.parameterAsDouble(parameters, self.TIME, context))]
        folder = self.ask('place', options, parameters, context, feedback)
        placement = figures(folder, 'placement.json')
        self.loadLayers(folder, 'placement.gpkg', context)
        return self.outputs(folder, placement)
