#!/usr/bin/python3
"""Checks the plugin in a real QGIS: that it loads, that its algorithms run, and what they leave and load.

    GDAL_PAM_ENABLED=NO QT_QPA_PLATFORM=offscreen check_processing.py PLUGINS KARAULA

PLUGINS is the folder that `karaula qgis-plugin --install --to` wrote to, KARAULA the program. It needs the
Python of QGIS, prints a line for each fault, and ends with exit code 1 when there is one. The variable for GDAL
keeps it from leaving statistics beside the landscape's terrain.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading

sys.path[:0] = [sys.argv[1], '/usr/share/qgis/python/plugins']

from qgis.core import (Qgis, QgsApplication, QgsExpression, QgsExpressionContext, QgsExpressionContextUtils,
                       QgsProcessingException, QgsProcessingFeedback, QgsProcessingOutputLayerDefinition, QgsProject,
                       QgsRasterLayer, QgsRenderContext)

SYNTHETIC = pathlib.Path(__file__).resolve().parent / 'synthetic'
SCENARIO = str(SYNTHETIC / 'synthetic.yaml')
TERRAIN = str(SYNTHETIC / 'terrain.tif')
WHAT_IF = str(SYNTHETIC / 'what-if.yaml')
OBSERVER = '21.2,43.5 [EPSG:4326]'
OBSERVER_OPTIONS = ['--observer', '21.2,43.5', '--crs', 'EPSG:4326']
"""The observer as the algorithm takes it, and as the program does."""

SLEEP_S = 20
"""How long a program that only sleeps does so."""

CANCEL_S = 0.5
"""When a run of that program is cancelled."""


class Faults:
    """Says what is wrong, and counts it."""

    count = 0

    def expect(self, holds, fault):
        """Says the fault unless something holds."""
        if not holds:
            print(f'check_processing: {fault}', file=sys.stderr)
            self.count += 1


class Talk(QgsProcessingFeedback):
    """Keeps what an algorithm says."""

    def __init__(self):
        super().__init__(False)
        self.warnings, self.errors = [], []

    def pushWarning(self, warning):
        self.warnings.append(warning)

    def reportError(self, error, fatalError=False):
        self.errors.append(error)


def loaded(algorithm, parameters):
    """Runs an algorithm as the toolbox does: its outputs, and the project's layers from top to bottom."""
    import processing
    QgsProject.instance().clear()
    talk = Talk()
    outputs = processing.runAndLoadResults(f'karaula:{algorithm}', parameters, feedback=talk)
    faults.expect(not talk.errors, f'{algorithm} says errors: {talk.errors}')
    unstyled = [warning for warning in talk.warnings if 'style' in warning]
    faults.expect(not unstyled, f'{algorithm} warns: {unstyled}')
    return outputs, QgsProject.instance().layerTreeRoot().layerOrder()


def read(folder, file):
    """A JSON file's value."""
    return json.loads(pathlib.Path(folder, file).read_text(encoding='utf-8'))


def check_texts(provider):
    """Every algorithm and parameter tells what it is."""
    names = sorted(algorithm.name() for algorithm in provider.algorithms())
    faults.expect(
        names == ['compare', 'crossings', 'place', 'recompute', 'response', 'run', 'viewshed'],
        f'the provider has the algorithms {names}')
    faults.expect(not provider.icon().isNull(), 'the provider has no icon')
    for algorithm in provider.algorithms():
        faults.expect(len(algorithm.shortHelpString()) > 100, f'{algorithm.name()} has no help')
        faults.expect(not algorithm.icon().pixmap(24).isNull(), f'{algorithm.name()} has no icon')
        for entry in [*algorithm.parameterDefinitions(), *algorithm.outputDefinitions()]:
            faults.expect(len(entry.description()) > 2 and entry.description() != entry.name(),
                          f'{algorithm.name()}: {entry.name()} has no description')


def check_defaults(provider, program):
    """The viewshed's defaults are those that the program's help tells."""
    text = subprocess.run([program, 'viewshed', '--help'], capture_output=True, text=True, check=True).stdout
    told = dict(re.findall(r'--([a-z-]+) <[^>]*>\s(?:(?!--)[^(]|\((?!default|values))*'
                           r'\((?:values: [^;]*; )?default:\s+([\w.]+)', text))
    viewshed = provider.algorithm('viewshed')
    for option in ('observer-height', 'target-height', 'min-range', 'max-range', 'refraction', 'engine',
                   'mode'):
        name = option.upper().replace('-', '_')
        default = viewshed.parameterDefinition(name).defaultValue()
        same = option in told and str(default) == told[option]
        faults.expect(same, f'viewshed: {name} is {default} by default, {told.get(option)} in the program')


def check_run(scratch):
    """Coverage and gaps: files, figures and layers."""
    folder = str(scratch / 'result')
    outputs, layers = loaded('run', {'SCENARIO': SCENARIO, 'FOLDER': folder})
    summary = read(folder, 'summary.json')
    for name in ('covered_length_m', 'gap_count', 'longest_gap_m'):
        faults.expect(outputs.get(name) == summary[name] > 0, f'run: {name} is {outputs.get(name)}')
    faults.expect(pathlib.Path(outputs['REPORT']).is_file(), 'run: there is no report')
    names = [layer.name() for layer in layers]
    wanted = {'Sites': 'categorizedSymbol', 'Border': 'categorizedSymbol', 'Gaps': 'categorizedSymbol',
              'Fields of view': 'categorizedSymbol', 'Detection probability': 'singlebandpseudocolor',
              'Shaded ground': 'singlebandgray'}
    faults.expect(names == list(wanted), f'run: loads {names}')
    for layer in layers:
        faults.expect(layer.isValid(), f'run: the layer {layer.name()} is not valid')
    styles = {layer.name(): layer.renderer().type() for layer in layers}
    faults.expect(styles == wanted, f'run: the layers are drawn as {styles}')
    labelled = [layer.name() for layer in layers
                if layer.type() == layer.VectorLayer and layer.labelsEnabled()]
    faults.expect(labelled == ['Sites', 'Gaps'], f'run: the layers with labels are {labelled}')
    for layer in (layer for layer in layers if layer.name() == 'Detection probability'):
        alone = QgsRasterLayer(str(scratch / 'result/coverage.tif'))
        faults.expect(classes(layer) == classes(alone) != [],
                      f'run: coverage is drawn in the classes {classes(layer)}, not those of coverage.qml')


def check_groups(scratch):
    """A run's layers are one group, which the next run into the folder takes the place of; others stay."""
    import processing
    project = QgsProject.instance()
    folder = str(scratch / 'result')
    loaded('run', {'SCENARIO': SCENARIO, 'FOLDER': folder})
    project.layerTreeRoot().insertGroup(0, 'mine')
    processing.runAndLoadResults('karaula:run', {'SCENARIO': SCENARIO, 'FOLDER': folder}, feedback=Talk())
    groups = project.layerTreeRoot().children()
    faults.expect([group.name() for group in groups][:1] == ['mine'] and len(groups) == 2,
                  f'run: a second run leaves the groups {[group.name() for group in groups]}')
    name = groups[-1].name()
    faults.expect(re.fullmatch(r'Synthetic landscape, clear night \(\d\d:\d\d\)', name), f'run: the group is {name}')
    titles = [entry.name() for entry in groups[-1].findLayers()]
    faults.expect(titles[0] == 'Sites' and len(titles) == len(set(titles)) == len(project.mapLayers()),
                  f'run: a second run leaves the layers {titles}')


def check_recompute(scratch):
    """A site that is taken away in the open layer is gone from the result, and from what the border is covered by."""
    import processing
    project = QgsProject.instance()
    folder = str(scratch / 'edited')
    outputs, layers = loaded('run', {'SCENARIO': SCENARIO, 'FOLDER': folder})
    before = outputs['covered_length_m']
    sites = [layer for layer in layers if layer.name() == 'Sites'][0]
    sites.startEditing()
    sites.deleteFeature([site.id() for site in sites.getFeatures() if site['id'] == 'P1'][0])
    talk = Talk()
    outputs = processing.runAndLoadResults(
        'karaula:recompute', {'SITES': sites.id(), 'RESULT': folder}, feedback=talk)
    faults.expect(not talk.errors, f'recompute says errors: {talk.errors}')
    faults.expect(0 < outputs['covered_length_m'] < before, f'recompute: {outputs}')
    ids = [sensor['id'] for sensor in read(folder, 'summary.json')['per_sensor']]
    faults.expect(len(ids) > 0 and 'P1' not in ids, f'recompute: the sensors are {ids}')
    faults.expect(len(project.layerTreeRoot().children()) == 1, 'recompute leaves the former layers')


def classes(layer):
    """The classes of a map: up to which value, and how they are called."""
    return [(item.value, item.label)
            for item in layer.renderer().shader().rasterShaderFunction().colorRampItemList()]


def check_variant(scratch):
    """A variant is another result."""
    outputs, _ = loaded('run', {'SCENARIO': WHAT_IF, 'VARIANT': 'lose-P1', 'FOLDER': str(scratch / 'lose')})
    covered = read(scratch / 'result', 'summary.json')['covered_length_m']
    faults.expect(0 < outputs['covered_length_m'] < covered, 'run: the variant covers as much')


def check_awkward_input(scratch):
    """A variant of blanks is none, and a scenario whose path begins with a dash is one."""
    covered = read(scratch / 'result', 'summary.json')['covered_length_m']
    here = os.getcwd()
    os.chdir(scratch)
    scenario = pathlib.Path('-mine.yaml')
    scenario.write_text(f'karaula: 1\nextends: {SCENARIO}\n', encoding='utf-8')
    outputs, _ = loaded('run', {'SCENARIO': str(scenario), 'VARIANT': '  ', 'FOLDER': '-mine'})
    os.chdir(here)
    faults.expect(outputs['covered_length_m'] == covered, f'run: a path with a dash gives {outputs}')


def check_crossings(scratch):
    """Crossings: files, figures and layers."""
    folder = str(scratch / 'crossings')
    outputs, layers = loaded('crossings', {'SCENARIO': SCENARIO, 'LOSSES': True, 'FOLDER': folder})
    told = read(folder, 'crossings.json')
    for name in ('weakest_crossing_probability', 'crossable_unseen_m', 'crossable_m'):
        faults.expect(outputs.get(name) == told['figures'][name], f'crossings: {name} is {outputs.get(name)}')
    faults.expect(told['losses'], 'crossings: no loss is told')
    faults.expect(pathlib.Path(outputs['REPORT']).is_file(), 'crossings: there is no report')
    styles = {layer.name(): layer.renderer().type() for layer in layers}
    wanted = {'Weakest crossings': 'singleSymbol', 'Strength of the border': 'categorizedSymbol'}
    faults.expect(styles == wanted, f'crossings: the layers are drawn as {styles}')


RESPONSE = """
response:
  vehicles: [{id: V1, type: SUV, at: [21.42, 43.47]}]
  off_road: {max_slope_deg: 4, foot: none}
variants:
  walk: {response: {off_road: {max_slope_deg: 4, foot: tobler}}}
"""
"""Who responds in the landscape: by vehicle alone to the plain, on foot to most of the hills, too."""


def check_response(scratch):
    """Response: figures, one group of layers, and that each piece and cell is drawn in the class of its minutes."""
    scenario, folder = scratch / 'response.yaml', str(scratch / 'response')
    scenario.write_text(f'karaula: 1\nextends: {SCENARIO}\n{RESPONSE}', encoding='utf-8')
    for variant, is_mostly_reached in (('', False), ('walk', True)):
        outputs, layers = loaded('response', {'SCENARIO': str(scenario), 'VARIANT': variant, 'FOLDER': folder})
        told = read(folder, 'response.json')['figures']
        faults.expect(told['unreached_m'] > 0 and (told['response_p95_s'] is not None) == is_mostly_reached,
                      f'response: the figures are {told}')
        for name in ('max_response_s', 'response_p95_s', 'unreached_m'):
            faults.expect(outputs.get(name, '') == told[name], f'response: {name} is {outputs.get(name)}')
        names = [layer.name() for layer in layers]
        wanted = ['Ways to the gaps', 'Response along the border', 'Gaps', 'Isochrones']
        faults.expect(names == wanted, f'response: loads {names}')
        groups = [group.name() for group in QgsProject.instance().layerTreeRoot().children()]
        name = 'Synthetic landscape, clear night, ' + ('walk, response' if variant else 'response')
        faults.expect(len(groups) == 1 and re.fullmatch(name + r' \(\d\d:\d\d\)', groups[0]),
                      f'response: the groups are {groups}')
        kinds = [{feature['kind'] for feature in layer.getFeatures()} for layer in layers[:-1]]
        faults.expect(kinds == [{'way'}, {'border'}, {'gap'}], f'response: the layers hold {kinds}')
        labels = set(texts(layers[2]))
        faults.expect(len(labels) == layers[2].featureCount() and 'G14: nobody comes to all of it' in labels
                      and any(re.fullmatch(r'G19: \d+ min', label) for label in labels),
                      f'response: the gaps are labelled {labels}')
        for layer in layers[:-1]:
            drawn, count = minutes_drawn(layer), layer.featureCount()
            faults.expect(count > 0 and len(drawn) == count,
                          f'response: {len(drawn)} of {count} features of {layer.name()} are drawn')
        border = minutes_drawn(layers[1])
        wrong = [(seconds, label) for seconds, label in border if label != minutes(seconds)]
        faults.expect(not wrong, f'response: pieces are drawn in the wrong classes: {wrong[:3]}')
        kinds = {label for _, label in border}
        faults.expect(len(kinds) > 4 and 'nobody comes' in kinds, f'response: the pieces are {kinds}')
        shader = layers[-1].renderer().shader().rasterShaderFunction()
        for seconds in (1, 600, 601, 7200, 20000):
            _, *colour, _ = shader.shade(seconds)
            drawn = {item.label: item.color.getRgb()[:3] for item in shader.colorRampItemList()}
            faults.expect(drawn.get(minutes(seconds)) == tuple(colour), f'response: cells of {seconds} s are {colour}')


def minutes(seconds):
    """The class of a response time."""
    if not seconds:
        return 'nobody comes'
    bounds = [0, 10, 20, 30, 60, 120, 240]
    at = max(at for at, bound in enumerate(bounds) if seconds > 60 * bound)
    return f'{bounds[at]} to {bounds[at + 1]} min' if at + 1 < len(bounds) else f'over {bounds[at]} min'


def texts(layer):
    """Yields the label of each feature."""
    label = QgsExpression(layer.labeling().settings().fieldName if layer.labelsEnabled() else '')
    context = QgsExpressionContext()
    context.appendScopes(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    for feature in layer.getFeatures():
        context.setFeature(feature)
        yield str(label.evaluate(context))


def minutes_drawn(layer):
    """The response time of each feature that is drawn, and the label of what it is drawn as."""
    renderer, context = layer.renderer().clone(), QgsRenderContext()
    context.expressionContext().appendScopes(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    renderer.startRender(context, layer.fields())
    drawn = []
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        if renderer.symbolForFeature(feature, context):
            labels = [item.label() for item in renderer.legendSymbolItems()
                      if item.ruleKey() in renderer.legendKeysForFeature(feature, context)]
            drawn.append((feature['response_s'], *labels))
    renderer.stopRender(context)
    return drawn


def check_viewshed(scratch, program):
    """A viewshed is the program's own, cell for cell, and is drawn where it is visible only."""
    file, own = str(scratch / 'seen.tif'), str(scratch / 'own.tif')
    output = QgsProcessingOutputLayerDefinition(file, QgsProject.instance())
    numbers = {'OBSERVER_HEIGHT': 12, 'MAX_RANGE': 10000, 'AZIMUTH': 350, 'SECTOR': 120}
    outputs, layers = loaded('viewshed', {'DEM': TERRAIN, 'OBSERVER': OBSERVER, 'OUTPUT': output, **numbers})
    faults.expect(outputs.get('OUTPUT') == file, f'viewshed: the output is {outputs}')
    options = [text for name, value in numbers.items()
               for text in (f'--{name.lower().replace("_", "-")}', str(value))]
    command = [program, 'viewshed', '--dem', TERRAIN, *OBSERVER_OPTIONS, *options, '-o', own]
    subprocess.run(command, check=True)
    faults.expect(cells(file) == cells(own), 'viewshed: the cells are not those that the program gives')
    faults.expect(len(layers) == 1 and layers[0].isValid(), f'viewshed: loads {layers}')
    opacities = {entry.value: entry.color.alpha() for layer in layers
                 if layer.renderer().type() == 'paletted' for entry in layer.renderer().classes()}
    faults.expect(opacities == {255: 255, 0: 0}, f'viewshed: the cells are drawn with opacities {opacities}')
    output = QgsProcessingOutputLayerDefinition(str(scratch / 'height.tif'), QgsProject.instance())
    _, layers = loaded('viewshed', {'DEM': TERRAIN, 'OBSERVER': OBSERVER, 'MODE': 'height', 'ENGINE': 'fast',
                                    'OUTPUT': output})
    kinds = [(layer.dataProvider().dataType(1), layer.renderer().type()) for layer in layers]
    faults.expect(kinds == [(Qgis.Float32, 'singlebandgray')], f'viewshed: heights are loaded as {kinds}')


def cells(file):
    """A raster's place and cells."""
    layer = QgsRasterLayer(file)
    provider = layer.dataProvider()
    block = provider.block(1, provider.extent(), provider.xSize(), provider.ySize())
    return layer.extent().toString(), provider.xSize(), provider.ySize(), bytes(block.data())


def check_compare(scratch):
    """A comparison of a scenario's variant with a result that is there, chosen by its summary."""
    folder = str(scratch / 'change')
    outputs, layers = loaded('compare', {
        'BEFORE': str(scratch / 'result/summary.json'), 'AFTER': WHAT_IF, 'AFTER_VARIANT': 'fog+better',
        'FOLDER': folder})
    figures = read(folder, 'comparison.json')
    for name in ('gained_m', 'lost_m', 'improved_m', 'weakened_m'):
        faults.expect(outputs.get(name) == figures[name], f'compare: {name} is {outputs.get(name)}')
    faults.expect(outputs['gained_m'] > 0 and outputs['lost_m'] > 0, f'compare: gives {outputs}')
    faults.expect([layer.name() for layer in layers] == ['comparison'], f'compare: loads {layers}')
    for layer in layers:
        categories = {category.value(): category.symbol().color().name()
                      for category in layer.renderer().categories()}
        faults.expect(categories.get('gained') == '#0072b2' and categories.get('lost') == '#d55e00',
                      f'compare: the colours are {categories}')
        kinds = {feature['kind'] for feature in layer.getFeatures()}
        faults.expect(kinds and kinds <= set(categories), f'compare: {kinds} are drawn as {set(categories)}')
    outputs, _ = loaded('compare', {'BEFORE': str(scratch / 'result'), 'AFTER': SCENARIO, 'FOLDER': folder})
    faults.expect(outputs['gained_m'] == outputs['lost_m'] == 0, f'compare: alike results give {outputs}')
    faults.expect(not QgsProject.instance().mapLayers(), 'compare: alike results give a layer')


def check_place(scratch):
    """A placement beside the demonstration's sensors: figures, layers and what a run makes of it."""
    scenario, folder = scratch / 'place.yaml', str(scratch / 'placed')
    scenario.write_text(
        f'karaula: 1\nextends: {SCENARIO}\nplacement:\n  candidates: [{{types: [thermal-camera], within_m: '
        '{inside: 2000}, spacing_m: 1000}]\n  counts: {thermal-camera: 2}\n', encoding='utf-8')
    outputs, layers = loaded('place', {'SCENARIO': str(scenario), 'LAW': 1, 'FOLDER': folder})
    placement = read(folder, 'placement.json')
    for name in ('covered_before_m', 'covered_m', 'bound_m'):
        faults.expect(outputs.get(name) == placement[name] > 0, f'place: {name} is {outputs.get(name)}')
    faults.expect(placement['covered_m'] > placement['covered_before_m'], 'place: the plan covers no more')
    names = [layer.name() for layer in layers]
    faults.expect(names == ['Chosen sites', 'Candidates'], f'place: loads {names}')
    faults.expect([layer.featureCount() for layer in layers][:1] == [2], 'place: there are not two chosen sites')
    kinds = [layer.renderer().type() for layer in layers]
    faults.expect(kinds == ['singleSymbol', 'categorizedSymbol'],
                  f'place: the layers are drawn as {kinds}')
    run, _ = loaded('run', {'SCENARIO': folder + '/placement.yaml', 'FOLDER': str(scratch / 'placed-run')})
    faults.expect(abs(run['covered_length_m'] - placement['covered_m']) < 0.01,
                  f'place: a run of the plan covers {run["covered_length_m"]}, not {placement["covered_m"]}')
    outputs, _ = loaded('place', {'SCENARIO': str(scenario), 'LAW': 2, 'TIME': 0.001, 'FOLDER': folder})
    figures = read(folder, 'placement.json')
    faults.expect(figures['is_cut'] and figures['law'] == 'single', 'place: law and time are not passed on')


def failure(algorithm, parameters, talk=None):
    """The text of the exception that an algorithm must raise."""
    import processing
    try:
        processing.run(f'karaula:{algorithm}', parameters, feedback=talk or Talk())
        return ''
    except QgsProcessingException as error:
        return str(error)


def check_failures(scratch):
    """What the program says of wrong input reaches the user; a missing program is told with what to do."""
    bad = scratch / 'bad.yaml'
    bad.write_text('karaula: 1\nborder: {source: none.geojson}\n', encoding='utf-8')
    text = failure('run', {'SCENARIO': str(bad), 'FOLDER': str(scratch / 'bad')})
    faults.expect('none.geojson: ' in text and 'no such file' in text, f'run: a bad scenario gives "{text}"')
    text = failure('viewshed', {'DEM': TERRAIN, 'OBSERVER': OBSERVER, 'AZIMUTH': 5,
                                'OUTPUT': str(scratch / 'none.tif')})
    faults.expect('--sector' in text, f'viewshed: a direction without a sector gives "{text}"')
    os.environ['KARAULA'] = '/none/karaula'
    text = failure('run', {'SCENARIO': SCENARIO, 'FOLDER': str(scratch / 'bad')})
    faults.expect('/none/karaula' in text and 'KARAULA' in text, f'run: a wrong KARAULA gives "{text}"')
    os.environ['KARAULA'] = '/bin/true'
    for algorithm, parameters, file in (
            ('run', {'SCENARIO': SCENARIO}, 'summary.json'),
            ('compare', {'BEFORE': SCENARIO, 'AFTER': SCENARIO}, 'comparison.json'),
            ('place', {'SCENARIO': SCENARIO}, 'placement.json'),
            ('response', {'SCENARIO': SCENARIO}, 'response.json')):
        text = failure(algorithm, {**parameters, 'FOLDER': str(scratch / 'bad')})
        faults.expect(text.endswith(f'/bin/true wrote no {file}; is it karaula?'),
                      f'{algorithm}: a program that writes nothing gives "{text}"')
    del os.environ['KARAULA']


def check_cancelling(scratch):
    """A run that the user cancels ends, and its program with it."""
    talk = Talk()
    sleeper, slept = scratch / 'sleeper', scratch / 'slept'
    sleeper.write_text(f'#!{sys.executable}\nimport time\ntime.sleep({SLEEP_S})\nopen("{slept}", "w")\n',
                       encoding='utf-8')
    sleeper.chmod(0o755)
    os.environ['KARAULA'] = str(sleeper)
    threading.Timer(CANCEL_S, talk.cancel).start()
    text = failure('run', {'SCENARIO': SCENARIO, 'FOLDER': str(scratch / 'bad')}, talk)
    faults.expect('Cancelled' in text, f'run: when cancelled, it gives "{text}"')
    faults.expect(not slept.exists(), 'run: when cancelled, it lets the program run to its end')
    del os.environ['KARAULA']


def check_search(scratch, karaula):
    """The program is the setting's, else the variable's, else the one on PATH, else the installer's."""
    from karaula import program
    from processing.core.ProcessingConfig import ProcessingConfig
    places = {name: scratch / name / 'karaula' for name in ('path', 'variable', 'setting')}
    for place in places.values():
        place.parent.mkdir()
        place.symlink_to(karaula)
    faults.expect(os.path.samefile(program.find(), karaula), f'the installer\'s program is {program.find()}')
    path = os.environ['PATH']
    os.environ['PATH'] = f'{places["path"].parent}:{path}'
    faults.expect(program.find() == str(places['path']), f'the program on PATH is {program.find()}')
    os.environ['KARAULA'] = str(places['variable'])
    faults.expect(program.find() == str(places['variable']), f'the variable\'s program is {program.find()}')
    ProcessingConfig.setSettingValue(program.SETTING, str(places['setting']))
    faults.expect(program.find() == str(places['setting']), f'the setting\'s program is {program.find()}')
    ProcessingConfig.setSettingValue(program.SETTING, '')
    os.environ['PATH'] = path
    del os.environ['KARAULA']


def attempt(check, *arguments):
    """Makes a check; one that cannot be finished is a fault too."""
    try:
        check(*arguments)
    except Exception as error:
        faults.expect(False, f'{check.__name__} ends early: {type(error).__name__}: {error}')


def main():
    """Starts QGIS without a window, switches the plugin on as it would, and checks all."""
    program = str(pathlib.Path(sys.argv[2]).resolve())
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        # A profile of its own: the user's settings count for nothing and stay as they are.
        application = QgsApplication([], False, str(scratch / 'profile'))
        application.initQgis()
        from processing.core.Processing import Processing
        Processing.initialize()
        import karaula
        plugin = karaula.classFactory(None)
        plugin.initProcessing()
        provider = QgsApplication.processingRegistry().providerById('karaula')
        attempt(check_texts, provider)
        attempt(check_defaults, provider, program)
        attempt(check_search, scratch, program)
        attempt(check_run, scratch)
        attempt(check_groups, scratch)
        attempt(check_recompute, scratch)
        attempt(check_variant, scratch)
        attempt(check_crossings, scratch)
        attempt(check_response, scratch)
        attempt(check_awkward_input, scratch)
        attempt(check_viewshed, scratch, program)
        attempt(check_compare, scratch)
        attempt(check_place, scratch)
        attempt(check_failures, scratch)
        attempt(check_cancelling, scratch)
        plugin.unload()
        faults.expect(QgsApplication.processingRegistry().providerById('karaula') is None,
                      'the provider stays when the plugin is switched off')
        application.exitQgis()
    print(f'check_processing: {faults.count} faults with QGIS {Qgis.QGIS_VERSION}')
    return 1 if faults.count else 0


faults = Faults()

if __name__ == '__main__':
    sys.exit(main())
