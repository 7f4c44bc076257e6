"""The scenario that a project shows the result of."""

import os
import re

FILE = 'plan.yaml'


def of(project):
    """The resolved plan beside a project that is a result; None for any other project."""
    path = os.path.join(project.homePath(), FILE) if project.homePath() else ''
    return path if os.path.isfile(path) else None


def variants(path):
    """The names of a plan's variants. Plans are written by the program: a name a line, two spaces in."""
    names, isInside = [], False
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            if re.match(r'\S', line):
                isInside = line.startswith('variants:')
            elif isInside and (found := re.match(r"  (?! )'?(.+?)'?:", line)):
                names.append(found.group(1))
    return names
