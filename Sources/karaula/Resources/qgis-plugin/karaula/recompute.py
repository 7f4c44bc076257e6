"""The algorithm that runs a result again with the placements of an open layer."""

import os
import shutil

from qgis.core import (QgsProcessing, QgsProcessingException, QgsProcessingParameterFile,
                       QgsProcessingParameterVectorLayer, QgsProject, QgsVectorFileWriter)
from qgis.PyQt.QtCore import QVariant

from . import plan, program
from .algorithm import absolute
from .run import Run


class Recompute(Run):
    """Coverage and gaps, once more, with the sites as they are edited."""

    SITES = 'SITES'
    RESULT = 'RESULT'
    SUFFIX = '-edit'
    """What the name of the folder beside the result ends in, which keeps the edited sites and the scenario that reads them."""

    def name(self):
        return 'recompute'

    def displayName(self):
        return 'Recompute with the edited placements'

    def shortHelpString(self):
        return ('Runs the scenario of a result again with the sites of an open layer, saved or not, and puts the '
                'new result in the place of the old one, in its folder and in the project.\n\n'
                'The edited sites go into placements.gpkg of a folder beside the result, with a scenario that '
                'reads them; the scenario that the first result came from stays as it is.')

    def initAlgorithm(self, configuration=None):
        found = plan.of(QgsProject.instance())
        open_layers = QgsProject.instance().mapLayersByName('Sites')
        self.addParameter(QgsProcessingParameterVectorLayer(
            self.SITES, 'Sites, as they are edited', [QgsProcessing.TypeVectorPoint],
            defaultValue=open_layers[0].id() if open_layers else None))
        self.addParameter(QgsProcessingParameterFile(
            self.RESULT, 'Folder of the result', behavior=QgsProcessingParameterFile.Folder,
            defaultValue=os.path.dirname(found) if found else None))
        self.addNumbers(self.NUMBERS)

    def processAlgorithm(self, parameters, context, feedback):
        folder = absolute(self.parameterAsString(parameters, self.RESULT, context))
        scenario = self.prepare(folder, self.parameterAsVectorLayer(parameters, self.SITES, context), context)
        program.run(['run', scenario, '--out', folder], feedback)
        return self.outputs(folder, self.load(folder, context))

    def prepare(self, folder, sites, context):
        """Writes the edited sites and the scenario that reads them, beside the result; returns the scenario."""
        source = os.path.join(folder, plan.FILE)
        if not os.path.isfile(source):
            raise QgsProcessingException(f'{folder}: is no result, it has no {plan.FILE}')
        beside = folder + self.SUFFIX
        os.makedirs(beside, exist_ok=True)
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName = 'GPKG', 'sites'
        # QGIS writes no JSON into a GeoPackage; what sites compute from is in columns of their own.
        options.attributes = [at for at, field in enumerate(sites.fields()) if field.type() != QVariant.Map]
        fault, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
            sites, os.path.join(beside, 'placements.gpkg'), context.transformContext(), options)
        if fault != QgsVectorFileWriter.NoError:
            raise QgsProcessingException(f'{beside}: the edited sites cannot be written: {message}')
        base, scenario = os.path.join(beside, 'base.yaml'), os.path.join(beside, 'scenario.yaml')
        if not os.path.isfile(base):
            # As deep as the result is: its paths start from there.
            shutil.copyfile(source, base)
        with open(scenario, 'w', encoding='utf-8') as text:
            text.write('karaula: 1\nextends: base.yaml\nsites: [{source: placements.gpkg, layer: sites}]\n')
        return scenario
