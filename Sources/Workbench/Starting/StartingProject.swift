import Foundation
public import GeoCore
import GeoIO
import Reports
import Scenario

/// What `init` writes: a scenario to start with, and the layers to place sensors in.
public struct StartingProject: Sendable {
  /// The border: any line source that GDAL opens.
  public var border: String
  /// The folder for the two files.
  public var folder: String
  /// Which layers of the border's source are read.
  public var layers = LayerChoice.only
  /// The border's coordinate system, whatever it says itself.
  public var crs: String?
  /// The encoding of texts that are not UTF-8, such as CP1251.
  public var encoding: String?
  /// Whether rings of polygons are the border.
  public var usesRings = false
  /// The DEMs, the finest first; none for public tiles.
  public var dems: [String] = []
  /// The side of a line to protect; nil for one that nobody told.
  public var inside: BorderSide?
  /// What the scenario is called; nil for what the border tells.
  public var name: String?
  /// How the DEMs are read.
  public var demQuery = RasterQuery()

  /// The scenario's file.
  public static let scenarioName = "scenario.yaml"
  /// The file of the layers.
  public static let placementsName = "placements.gpkg"

  /// The cells (m) of the public tiles, and of most terrain that plans are made on.
  private static let usualCell = 30.0

  /// A project for a border, with the defaults of the command line.
  public init(border: String, folder: String = ".") {
    self.border = border
    self.folder = folder
  }

  /// Writes the files.
  ///
  /// - Parameter report: takes what the user should know.
  /// - Returns: what was written and what to do next, as text.
  /// - Throws: `InputError`: cannotWrite when one of the files is there already.
  public func write(_ report: WorkReport) throws -> String {
    try checkNothingIsThere()
    let notes = InputNotes()
    let reader = BorderReader(
      path: border, query: LayerQuery(layers: layers, crs: crs, encoding: encoding),
      usesRings: usesRings, notes: notes)
    let line = try reader.border(inside: usesRings ? .polygon : inside ?? .left)
    if let repeats = BorderRepeats(in: line, within: Self.usualCell) {
      notes.add("\(border): \(repeats.sentence(within: Self.usualCell))")
    }
    let ground =
      try dems.isEmpty ? nil : DEMReach(of: dems, query: demQuery, along: line, notes: notes)
    let scenario = try self.scenario(of: line).yaml()
    let placements = PlacementLayers.empty(
      choosingFrom: try EquipmentType.builtIn().filter(\.canStand), along: line.parts.map(\.vertices))
    let folder = try OutputFolder(filesIn: self.folder)
    try folder.add([
      (Self.placementsName, { try GeoPackage.write(placements, at: $0, for: path(Self.placementsName)) }),
      (Self.scenarioName, { try folder.fill($0, with: Array(scenario.utf8), for: Self.scenarioName) }),
    ])
    for note in notes.sentences { report(.warning(note)) }
    if let warning = ground?.warning { report(.warning(warning)) }
    return text(of: line)
  }

  /// The path of a file in the folder, as messages have it.
  private func path(_ name: String) -> String {
    let end = folder.lastIndex { $0 != "/" }
    return folder == "." ? name : "\(end.map { folder[...$0] } ?? "")/\(name)"
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
    let folder = ScenarioFile.canonical(folder)
    var scenario = StartingScenario(
      name: name ?? BorderWords(of: line).name ?? plainName,
      border: SourcePath(border).written(in: folder), columns: line.columns.map(\.name),
      placements: Self.placementsName)
    scenario.layers = layers
    scenario.crs = crs
    scenario.encoding = encoding
    scenario.usesRings = usesRings
    scenario.demQuery = demQuery
    scenario.dems = dems.map { SourcePath($0).written(in: folder) }
    scenario.inside = inside ?? .left
    if !usesRings, let side = BorderWords(of: line).side(inside ?? .left) {
      scenario.insideRemark = ":\n    # \(side)"
    }
    return scenario
  }

  /// The border's file name as a name.
  private var plainName: String {
    URL(fileURLWithPath: border).deletingPathExtension().lastPathComponent.replacing("_", with: " ")
  }

  /// Which side is protected, where that was not asked for: nobody can guess it.
  private func side(of line: BorderLine) -> String {
    guard !usesRings, inside == nil, let words = BorderWords(of: line).side(.left) else { return "" }
    return "\ninside: left, and \(words); if that is the neighbour's, set inside: right"
  }

  /// A line about a DEM that names itself a surface; empty for any other.
  private var surface: String {
    guard let dem = dems.first, SurfaceKind(named: dem) == .surface else { return "" }
    return "\n\(dem): a surface with woods and roofs by its name, kind: dsm"
  }

  private func text(of line: BorderLine) -> String {
    let parts = line.parts.count == 1 ? "1 part" : "\(line.parts.count) parts"
    let kilometres = String(format: "%.3f", line.length.kilometres)
    return """
      \(border): \(kilometres) km of border in \(parts)
      written: \(path(Self.scenarioName)), \(path(Self.placementsName))\(surface)\(side(of: line))

      Next: open \(path(Self.placementsName)) in QGIS, add points to its layer sites, save, and
          karaula run \(path(Self.scenarioName).shellWord) --out \(path("result").shellWord)

      """
  }
}

extension String {
  /// The text as a shell takes it for one word: in quotes unless it is plain.
  fileprivate var shellWord: String {
    let isPlain = allSatisfy { $0.isLetter || $0.isNumber || "/._-+,@%:=".contains($0) }
    return isPlain && !isEmpty ? self : "'\(replacing("'", with: #"'\''"#))'"
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
