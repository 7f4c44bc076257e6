"""Finds the program karaula and runs it."""

import os
import queue
import shutil
import subprocess
import tempfile
import threading

from processing.core.ProcessingConfig import ProcessingConfig
from qgis.core import QgsProcessingException

SETTING = 'KARAULA_PROGRAM'
"""The setting of Processing that names the program."""

VARIABLE = 'KARAULA'
"""The environment variable that names the program."""

INSTALLER = os.path.join(os.path.dirname(__file__), 'program.txt')
"""The file that names the program that installed the plugin."""

WARNING = 'karaula: warning: '
PROGRESS = 'karaula: progress '

PAUSE_S = 0.1
"""How long to wait for talk before looking whether the user has cancelled."""

GRACE_S = 5
"""How long the program may take to stop; it allows itself 3 s."""


def installer():
    """The program that installed the plugin; empty when it is not told."""
    try:
        with open(INSTALLER, encoding='utf-8') as file:
            return file.read().rstrip('\n')
    except FileNotFoundError:
        return ''


def find():
    """The program: as the setting says, else the variable, else the one on PATH, else the installer."""
    named = ((ProcessingConfig.getSetting(SETTING), 'Settings > Options > Processing > Providers > Karaula'),
             (os.environ.get(VARIABLE), f'the environment variable {VARIABLE}'))
    for path, source in named:
        if path and not shutil.which(path):
            raise QgsProcessingException(f'{path}: is no program, but {source} names it; mend or empty it')
        if path:
            return path
    path = shutil.which('karaula') or shutil.which(installer())
    if not path:
        raise QgsProcessingException(
            'The program karaula is not found; put it on PATH, or name it in Settings > Options > Processing '
            '> Providers > Karaula')
    return path


def run(arguments, feedback):
    """Runs the program to its end and passes on what it says.

    What it prints becomes information. When it fails, its last line of talk is the exception's.
    """
    command = [find(), *arguments]
    feedback.pushCommandInfo(' '.join(command))
    with tempfile.TemporaryFile('w+', encoding='utf-8') as output:
        with start(command, output) as process:
            fault = listen(process, feedback)
        if feedback.isCanceled():
            raise QgsProcessingException('Cancelled; nothing was left half-written')
        if process.returncode != 0:
            raise QgsProcessingException(fault or f'karaula ended with code {process.returncode}')
        output.seek(0)
        for line in output:
            feedback.pushInfo(line.rstrip('\n'))


def start(command, output):
    """Starts the program without a window of its own and with nobody to ask."""
    try:
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.PIPE,
                                encoding='utf-8', errors='replace', env={**os.environ, 'KARAULA_PROGRESS': 'lines'})
    except OSError as error:
        raise QgsProcessingException(f'{command[0]}: cannot be started: {error}') from error


def listen(process, feedback):
    """Passes on the program's talk until it ends, and ends it when the user cancels.

    Returns the last line that was no warning.
    """
    lines = queue.SimpleQueue()
    reader = threading.Thread(target=pass_on, args=(process.stderr, lines))
    reader.start()
    fault = ''
    while reader.is_alive() or not lines.empty():
        if feedback.isCanceled():
            stop(process)
        try:
            line = lines.get(timeout=PAUSE_S)
        except queue.Empty:
            continue
        if line.startswith(WARNING):
            feedback.pushWarning(line[len(WARNING):])
        elif line.startswith(PROGRESS):
            feedback.setProgress(100 * float(line[len(PROGRESS):]))
        else:
            feedback.reportError(line)
            fault = line
    return fault


def pass_on(stream, lines):
    """Puts a stream's lines into a queue until it ends."""
    for line in stream:
        lines.put(line.rstrip('\n'))


def stop(process):
    """Asks the program to stop, and ends it when it does not."""
    process.terminate()
    try:
        process.wait(GRACE_S)
    except subprocess.TimeoutExpired:
        process.kill()
