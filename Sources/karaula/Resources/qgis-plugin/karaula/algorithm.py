"""What the algorithms have in common."""

import json
import os

from qgis.core import QgsProcessingAlgorithm, QgsProcessingException, QgsProcessingOutputNumber
from qgis.PyQt.QtGui import QIcon

from . import program

ICON = os.path.join(os.path.dirname(__file__), 'icon.svg')


class KaraulaAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that the program carries out."""

    FOLDER = 'FOLDER'
    SCENARIO_FILTER = 'Scenarios (*.yaml *.yml)'

    def createInstance(self):
        return type(self)()

    def icon(self):
        return QIcon(ICON)

    def svgIconPath(self):
        return ICON

    def addNumbers(self, numbers):
        """Declares outputs: names as the program's JSON has them, with what they mean."""
        for name, description in numbers.items():
            self.addOutput(QgsProcessingOutputNumber(name, description))


def figures(folder, file):
    """The values of a JSON file that the program wrote."""
    try:
        with open(os.path.join(folder, file), encoding='utf-8') as text:
            return json.load(text)
    except FileNotFoundError as error:
        raise QgsProcessingException(f'{program.find()} wrote no {file}; is it karaula?') from error


def absolute(path):
    """A path as the program takes it: one that begins with a dash would be an option."""
    return os.path.abspath(path)
