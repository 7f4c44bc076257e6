"""The algorithm `karaula viewshed`."""

from qgis.core import (QgsProcessingParameterEnum, QgsProcessingParameterNumber, QgsProcessingParameterPoint,
                       QgsProcessingParameterRasterDestination, QgsProcessingParameterRasterLayer)

from . import layers, program
from .algorithm import KaraulaAlgorithm


class Viewshed(KaraulaAlgorithm):
    """What an observer sees."""

    DEM = 'DEM'
    OBSERVER = 'OBSERVER'
    ENGINE = 'ENGINE'
    MODE = 'MODE'
    OUTPUT = 'OUTPUT'

    ENGINES = ('exact', 'fast', 'reference')
    MODES = ('visible', 'height')

    # Of each number: the program's option, what it is, its default (None: not given), the least and the most.
    NUMBERS = {
        'OBSERVER_HEIGHT': ('--observer-height', 'Height of the eye above its ground (m)', 2, 0, 1e6),
        'TARGET_HEIGHT': ('--target-height', 'Height of the target above its ground (m)', 1.8, 0, 1e6),
        'MIN_RANGE': ('--min-range', 'Nearest ground distance looked at (m)', 0, 0, 1e6),
        'MAX_RANGE': ('--max-range', 'Furthest ground distance looked at (m)', 30000, 0, 1e6),
        'AZIMUTH': ('--azimuth', 'Direction of the sector\'s middle, clockwise from true north (degrees)',
                    None, -360, 360),
        'SECTOR': ('--sector', 'Width of the sector, with a direction (degrees; empty: all around)',
                   None, 0, 360),
        'REFRACTION': ('--refraction', 'Refraction coefficient', 0.13, -1, 1),
    }

    def name(self):
        return 'viewshed'

    def displayName(self):
        return 'Viewshed'

    def tags(self):
        return ['karaula', 'visibility', 'line of sight', 'dem', 'terrain', 'observer']

    def shortHelpString(self):
        return ('Computes what an observer sees over a DEM, on the DEM\'s own grid, on a curved earth.\n\n'
                'Visible: 255 where a target of the given height is seen, 0 where it is not, no data outside '
                'the range and the sector. Height: metres above ground from which a target would be seen.\n\n'
                'The engine exact decides every cell as its own line of sight does; fast is quicker and '
                'wrong in about one cell of a thousand; reference decides cell by cell and is slow.')

    def initAlgorithm(self, configuration=None):
        self.addParameter(QgsProcessingParameterRasterLayer(self.DEM, 'Elevations (DEM, m)'))
        self.addParameter(QgsProcessingParameterPoint(self.OBSERVER, 'Observer'))
        for name, (_, description, default, least, most) in self.NUMBERS.items():
            self.addParameter(QgsProcessingParameterNumber(
                name, description, QgsProcessingParameterNumber.Double, default, optional=default is None,
                minValue=least, maxValue=most))
        self.addParameter(QgsProcessingParameterEnum(
            self.ENGINE, 'Engine', self.ENGINES, defaultValue='exact', usesStaticStrings=True))
        self.addParameter(QgsProcessingParameterEnum(
            self.MODE, 'What is written', self.MODES, defaultValue='visible', usesStaticStrings=True))
        self.addParameter(QgsProcessingParameterRasterDestination(self.OUTPUT, 'Viewshed'))

    def processAlgorithm(self, parameters, context, feedback):
        output = self.parameterAsOutputLayer(parameters, self.OUTPUT, context)
        mode = self.parameterAsEnumString(parameters, self.MODE, context)
        program.run(
            ['viewshed', '--dem', self.parameterAsRasterLayer(parameters, self.DEM, context).source(),
             *self.observer(parameters, context), *self.numbers(parameters, context),
             '--engine', self.parameterAsEnumString(parameters, self.ENGINE, context), '--mode', mode,
             '-o', output],
            feedback)
        if mode == 'visible' and context.willLoadLayerOnCompletion(output):
            layers.draw(context.layerToLoadOnCompletionDetails(output), layers.VISIBLE)
        return {self.OUTPUT: output}

    def observer(self, parameters, context):
        """The observer's place, in the coordinate system that it was given in."""
        point = self.parameterAsPoint(parameters, self.OBSERVER, context)
        crs = self.parameterAsPointCrs(parameters, self.OBSERVER, context)
        place = ['--observer', f'{point.x()!r},{point.y()!r}']
        # Systems of the user's own have a number that only this QGIS knows.
        name = crs.toWkt() if crs.authid().startswith('USER:') else crs.authid() or crs.toWkt()
        return place + (['--crs', name] if crs.isValid() else [])

    def numbers(self, parameters, context):
        """The numbers that are given or have a default, as options."""
        return [word for name, (option, *_) in self.NUMBERS.items() if self.isGiven(parameters, name)
                for word in (option, repr(self.parameterAsDouble(parameters, name, context)))]

    def isGiven(self, parameters, name):
        """Whether a number is given or has a default."""
        return parameters.get(name) is not None or self.parameterDefinition(name).defaultValue() is not None
