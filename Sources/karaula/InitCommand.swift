import ArgumentParser
import Foundation
import GeoCore
import GeoIO
import Logging
import Reports
import Scenario

/// `karaula init`: a scenario to start with, and the layers to place sensors in.
struct InitCommand: ParsableCommand, ReadingCommand, UsesCoordinates {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a scenario to start with, and layers to place sensors in.",
    discussion: """
      DIR takes \(Self.scenarioName), a commented scenario of that border, and \(Self.placementsName), whose layers \
      sites and centres QGIS opens with lists of the types, defaults and symbols. Files that are there already are \
      never written over.
      """)

  @Option(help: ArgumentHelp("The border: any line source that GDAL opens.", valueName: "FILE"))
  var border: String

  @Option(
    help: ArgumentHelp(
      "The border's layer (default: its source's only one); may be given several times, * takes all.",
      valueName: "NAME"))
  var layer: [String] = []

  @Option(help: ArgumentHelp("The border's coordinate system, whatever it says itself.", valueName: "C"))
  var crs: String?

  @Option(
    help: ArgumentHelp(
      "The encoding of a border's texts that does not say it, such as CP1251.", valueName: "E"))
  var encoding: String?

  @Flag(help: "Take the rings of polygons for the border.")
  var rings = false

  @Option(
    help: ArgumentHelp(
      "The elevations: any raster that GDAL opens (default: \(StartingScenario.publicTiles), public tiles).",
      valueName: "FILE"))
  var dem: String?

  @OptionGroup var said: DEMOptions

  @Option(help: ArgumentHelp("The folder for the two files (default: the current one).", valueName: "DIR"))
  var out = "."

  @OptionGroup var access: AccessOptions
  @OptionGroup var talk: TalkOptions

  /// The cells (m) of the public tiles, and of most terrain that plans are made on.
  private static let usualCell = 30.0

  static let scenarioName = "scenario.yaml"
  static let placementsName = "placements.gpkg"

  func validate() throws {
    for (option, value) in [("--border", border), ("--dem", dem), ("--out", out)] where value?.isEmpty == true
    {
      throw ValidationError("\(option): the name is empty")
    }
    do {
      _ = try DatabaseName.kept(border, at: nil)
    } catch let error as InputError {
      throw ValidationError("--border: \(error.problem); \(error.remedy)")
    }
    try CoordinateSystemName.check(crs, option: "--crs")
    if let option = said.given.first, ownDEM == nil {
      throw ValidationError("\(option): there is no --dem that it tells of")
    }
  }

  /// The DEM; nil for the public tiles, which may be named, too.
  private var ownDEM: String? { dem == StartingScenario.publicTiles ? nil : dem }

  func run() throws {
    try checkNothingIsThere()
    let notes = InputNotes()
    let reader = BorderReader(
      path: border, query: LayerQuery(layers: LayerChoice(options: layer), crs: crs, encoding: encoding),
      usesRings: rings, notes: notes)
    let line = try reader.border(inside: rings ? .polygon : .left)
    if let repeats = BorderRepeats(in: line, within: Self.usualCell) {
      notes.add("\(border): \(repeats.sentence(within: Self.usualCell))")
    }
    let ground = try ownDEM.map { try DEMReach(of: $0, query: said.query, along: line, notes: notes) }
    let scenario = try self.scenario(of: line).yaml()
    let layers = PlacementLayers.empty(choosingFrom: try EquipmentType.builtIn().filter(\.canStand))
    let folder = try OutputFolder(filesIn: out)
    try folder.add([
      (Self.placementsName, { try GeoPackage.write(layers, at: $0, for: path(Self.placementsName)) }),
      (Self.scenarioName, { try folder.fill($0, with: Array(scenario.utf8), for: Self.scenarioName) }),
    ])
    let logger = talk.logger
    for note in notes.sentences { logger.warning("\(note)") }
    if let warning = ground?.warning { logger.warning("\(warning)") }
    try Console.table(report(of: line))
  }

  /// The path of a file in the folder, as messages have it.
  private func path(_ name: String) -> String {
    let end = out.lastIndex { $0 != "/" }
    return out == "." ? name : "\(end.map { out[...$0] } ?? "")/\(name)"
  }

  private func checkNothingIsThere() throws {
    // What is asked for is the name's own entry: a link is there even when it leads nowhere.
    for name in [Self.scenarioName, Self.placementsName]
    where (try? FileManager.default.attributesOfItem(atPath: path(name))) != nil {
      throw InputError(
        .cannotWrite, at: .init(file: path(name)), "is already there and is not written over",
        fix: "name another folder with --out, or move the file away")
    }
  }

  private func scenario(of line: BorderLine) -> StartingScenario {
    let folder = ScenarioFile.canonical(out)
    var scenario = StartingScenario(
      name: URL(fileURLWithPath: border).deletingPathExtension().lastPathComponent,
      border: SourcePath(border).written(in: folder), columns: line.columns.map(\.name),
      placements: Self.placementsName)
    scenario.layers = LayerChoice(options: layer)
    scenario.crs = crs
    scenario.encoding = encoding
    scenario.usesRings = rings
    scenario.demQuery = said.query
    scenario.dem = ownDEM.map { SourcePath($0).written(in: folder) }
    return scenario
  }

  /// A line about a DEM that names itself a surface; empty for any other.
  private var surface: String {
    guard let ownDEM, SurfaceKind(named: ownDEM) == .surface else { return "" }
    return "\n\(ownDEM): a surface with woods and roofs by its name, kind: dsm"
  }

  private func report(of line: BorderLine) -> String {
    let parts = line.parts.count == 1 ? "1 part" : "\(line.parts.count) parts"
    let kilometres = String(format: "%.3f", line.length.kilometres)
    return """
      \(border): \(kilometres) km of border in \(parts)
      written: \(path(Self.scenarioName)), \(path(Self.placementsName))\(surface)

      Next: open \(path(Self.placementsName)) in QGIS, add points to its layer sites, save, and
          karaula run \(path(Self.scenarioName).shellWord) --out \(path("result").shellWord)

      """
  }
}

extension SourcePath {
  /// How a scenario in a folder writes what the current folder calls by this path.
  ///
  /// - Parameter folder: absolute, without links and `..`.
  fileprivate func written(in folder: String) -> String {
    let place = ScenarioFile.canonical(text)
    if text.hasPrefix("/"), place.hasPrefix(folder + "/") {
      return String(place.dropFirst(folder.count + 1))
    }
    return rebased(from: ScenarioFile.canonical("."), to: folder)
  }
}
