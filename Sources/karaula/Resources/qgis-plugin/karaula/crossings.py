"""The algorithm `karaula crossings`."""

from qgis.core import QgsProcessingParameterBoolean

from .algorithm import ScenarioAlgorithm, figures


class Crossings(ScenarioAlgorithm):
    """The weakest ways across a border, and the strength of every piece of it."""

    LOSSES = 'LOSSES'

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
        self.addScenario()
        self.addParameter(QgsProcessingParameterBoolean(
            self.LOSSES, 'Also tell what the loss of each sensor does', defaultValue=False))
        self.addResult()

    def processAlgorithm(self, parameters, context, feedback):
        losses = ['--losses'] if self.parameterAsBool(parameters, self.LOSSES, context) else []
        folder = self.ask('crossings', losses, parameters, context, feedback)
        found = figures(folder, 'crossings.json')['figures']
        self.loadLayers(folder, 'crossings.gpkg', context)
        return self.outputs(folder, found, 'crossings.html')
