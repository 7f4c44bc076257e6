import ArgumentParser
import GeoCore
import GeoIO
import Scenario
import Workbench

/// `karaula init`: a scenario to start with, and the layers to place sensors in.
struct InitCommand: ParsableCommand, ReadingCommand, UsesCoordinates {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a scenario to start with, and layers to place sensors in.",
    discussion: """
      DIR takes \(StartingProject.scenarioName), a commented scenario of that border, and \(StartingProject.placementsName), whose layers \
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
      "The elevations: any raster that GDAL opens, several one after the other, the finest first (default: \(StartingScenario.publicTiles), public tiles).",
      valueName: "FILE"))
  var dem: [String] = []

  @Option(
    help: ArgumentHelp(
      "The side of a line to protect, walking along it as it is drawn (default: left; what lies there is told).",
      valueName: "left|right"))
  var inside: BorderSide?

  @Option(help: ArgumentHelp("The scenario's name (default: told by the border).", valueName: "NAME"))
  var name: String?

  @OptionGroup var said: DEMOptions

  @Option(
    name: [.long, .customShort("o")],
    help: ArgumentHelp("The folder for the two files (default: the current one).", valueName: "DIR"))
  var out = "."

  @OptionGroup var access: AccessOptions
  @OptionGroup var talk: TalkOptions

  var written: [String] { [out] }

  func validate() throws {
    for (option, value) in [("--border", border), ("--out", out)] + dem.map({ ("--dem", $0) })
    where value.isEmpty {
      throw ValidationError("\(option): the name is empty")
    }
    if inside != nil, rings {
      throw ValidationError("--inside: with --rings it is the polygons' inside that is protected")
    }
    if let inside, ![.left, .right].contains(inside) {
      throw ValidationError("--inside \(inside.rawValue): must be left or right")
    }
    do {
      _ = try DatabaseName.kept(border, at: nil)
    } catch let error as InputError {
      throw ValidationError("--border: \(error.problem); \(error.remedy)")
    }
    try CoordinateSystemName.check(crs, option: "--crs")
    if let option = said.given.first, ownDEMs.isEmpty {
      throw ValidationError("\(option): it needs --dem, the raster that it is about")
    }
  }

  /// The DEMs; none for the public tiles, which may be named, too.
  private var ownDEMs: [String] { dem == [StartingScenario.publicTiles] ? [] : dem }

  func run() throws {
    var project = StartingProject(border: border, folder: out)
    project.layers = LayerChoice(options: layer)
    project.crs = crs
    project.encoding = encoding
    project.usesRings = rings
    project.dems = ownDEMs
    project.inside = inside
    project.name = name
    project.demQuery = said.query
    try Console.table(try project.write(talk.report))
  }
}
