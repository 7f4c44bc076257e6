"""The provider: the program's algorithms, and the setting that names the program."""

from processing.core.ProcessingConfig import ProcessingConfig, Setting
from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from . import program
from .algorithm import ICON
from .compare import Compare
from .crossings import Crossings, Response
from .place import Place
from .recompute import Recompute
from .run import Run
from .viewshed import Viewshed


class KaraulaProvider(QgsProcessingProvider):
    """Karaula's algorithms."""

    def id(self):
        return 'karaula'

    def name(self):
        return 'Karaula'

    def longName(self):
        return 'Karaula: border coverage'

    def icon(self):
        return QIcon(ICON)

    def svgIconPath(self):
        return ICON

    def load(self):
        ProcessingConfig.settingIcons[self.name()] = self.icon()
        ProcessingConfig.addSetting(Setting(
            self.name(), program.SETTING, 'The program karaula (left empty: looked for)', '',
            valuetype=Setting.FILE))
        ProcessingConfig.readSettings()
        self.refreshAlgorithms()
        return True

    def unload(self):
        ProcessingConfig.removeSetting(program.SETTING)

    def loadAlgorithms(self):
        for algorithm in (Run(), Recompute(), Crossings(), Response(), Viewshed(), Compare(), Place()):
            self.addAlgorithm(algorithm)

    def supportedOutputRasterLayerExtensions(self):
        """The program writes GeoTIFF, whatever the file's name."""
        return ['tif']
