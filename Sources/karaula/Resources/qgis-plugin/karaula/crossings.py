"""The algorithms `karaula crossings` and `karaula response`: who gets across a border, and who gets there."""

import os

from qgis.core import QgsProcessingParameterBoolean

from . import layers
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


class Response(ScenarioAlgorithm):
    """Who comes first to each piece of border and to each gap, and when."""

    ANSWER = 'response.json'

    NUMBERS = {
        'max_response_s': 'Longest response; none where nobody comes to some of the border (s)',
        'response_p95_s': 'Time within which 95 % of the border is reached; none where less is (s)',
        'unreached_m': 'Border to which nobody comes (m)',
    }

    MAPS = (('response', 'Isochrones', layers.drawIsochrones),)

    LAYERS = {'gap': 'Gaps', 'border': 'Response along the border', 'way': 'Ways to the gaps'}
    """The kinds of features of response.geojson, with the titles of their layers."""

    STYLES = {'gap': layers.drawGaps, 'border': layers.drawArrivals, 'way': layers.drawWays}

    def name(self):
        return 'response'

    def displayName(self):
        return 'Who comes first to a border, and when'

    def tags(self):
        return ['karaula', 'border', 'response', 'vehicle', 'road', 'isochrone', 'gap']

    def shortHelpString(self):
        return ('Finds the vehicle that comes first to each piece of border and to each gap, its way, and how long '
                'that takes from the call on.\n\n'
                'The scenario is a YAML file; its key "response" says where vehicles wait, which roads they drive and '
                'how they go on beside these. A variant is a what-if that the scenario holds.\n\n'
                'The folder takes response.geojson, response.tif, response.json and plan.yaml. The layers are loaded '
                'as one group: the border in colours by minutes, the gaps below it, the ways to that place of each '
                'gap which is reached last, and isochrones in the colours of the border. Nobody comes to border in '
                'vermilion; ground without colour is not reached, or was not looked at. A gap\'s label tells when all '
                'of it is reached.')

    def initAlgorithm(self, configuration=None):
        self.addScenario('Scenario with `response`')
        self.addResult(hasReport=False)

    def processAlgorithm(self, parameters, context, feedback):
        folder = self.ask('response', [], parameters, context, feedback)
        answer = figures(folder, self.ANSWER)
        names = [answer['name'], self.variant(parameters, context), 'response']
        group = layers.Group(', '.join(filter(None, names)), os.path.join(folder, self.ANSWER))
        self.loadMaps(folder, context, group)
        self.loadLayers(folder, 'response.geojson', context, group)
        return self.outputs(folder, answer['figures'])

    def source(self, path, name):
        """The features of a kind."""
        return f"{path}|subset=\"kind\" = '{name}'"
