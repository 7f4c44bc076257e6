"""The algorithm `karaula place`."""

import os

from qgis.core import (QgsProcessingParameterEnum, QgsProcessingParameterFile,
                       QgsProcessingParameterFolderDestination, QgsProcessingParameterNumber,
                       QgsProcessingParameterString, QgsVectorLayer)

from . import layers, program
from .algorithm import KaraulaAlgorithm, absolute, figures


class Place(KaraulaAlgorithm):
    """Where equipment should stand."""

    SCENARIO = 'SCENARIO'
    VARIANT = 'VARIANT'
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
    """The layers of placement.gpkg with their titles; each one is drawn over those before it."""

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
        self.addParameter(QgsProcessingParameterFile(
            self.SCENARIO, 'Scenario with `placement`', fileFilter=self.SCENARIO_FILTER))
        self.addParameter(QgsProcessingParameterString(
            self.VARIANT, 'Variant of the scenario (empty: none)', optional=True))
        self.addParameter(QgsProcessingParameterEnum(
            self.LAW, 'How sensors together cover', options=list(self.LAWS.values()), defaultValue=0))
        self.addParameter(QgsProcessingParameterNumber(
            self.TIME, 'Seconds after which the search is cut (empty: none)',
            QgsProcessingParameterNumber.Double, optional=True, minValue=0.001))
        self.addParameter(QgsProcessingParameterFolderDestination(self.FOLDER, 'Folder for the placement'))
        self.addNumbers(self.NUMBERS)

    def processAlgorithm(self, parameters, context, feedback):
        folder = absolute(self.parameterAsString(parameters, self.FOLDER, context))
        scenario = absolute(self.parameterAsFile(parameters, self.SCENARIO, context))
        variant = self.parameterAsString(parameters, self.VARIANT, context).strip()
        law = list(self.LAWS)[self.parameterAsEnum(parameters, self.LAW, context)]
        options = [f'--variant={variant}'] if variant else []
        if law:
            options += ['--law', law]
        if parameters.get(self.TIME) is not None:
            options += ['--time', str(self.parameterAsDouble(parameters, self.TIME, context))]
        program.run(['place', scenario, '--out', folder, *options], feedback)
        placement = figures(folder, 'placement.json')
        source = os.path.join(folder, 'placement.gpkg') + '|layername='
        for place, (name, title) in enumerate(self.LAYERS.items()):
            layer = QgsVectorLayer(source + name, f'{place} {title}', 'ogr')
            if layer.featureCount() > 0:
                layers.load(layer, title, layers.STORED, context)
        return {self.FOLDER: folder, **{name: placement[name] for name in self.NUMBERS}}
