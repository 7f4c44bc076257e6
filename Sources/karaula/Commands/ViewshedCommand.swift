import ArgumentParser
import GeoCore
import GeoIO
import TerrainKernels
import Workbench

/// `karaula viewshed`: what one observer sees, or several together.
struct ViewshedCommand: AsyncParsableCommand, ReadingCommand, UsesCoordinates {
  static let configuration = CommandConfiguration(
    commandName: "viewshed", abstract: "Computes what an observer sees over a DEM, on the DEM's own grid.",
    discussion: """
      The file is a cloud-optimised GeoTIFF of the part of the DEM within range. Its values: \
      with --mode visible \(ViewshedFacts.visibleValues); \
      with --mode height \(ViewshedFacts.heightValues); \
      with --observers \(ViewshedFacts.countValues). Its metadata tells what it rests on. \
      It has overviews when a side is longer than \(GridFile.longestSideWithoutOverviews) cells.

      --engine fast with --mode height: \(ViewshedFacts.fastHeightError).

      Observers and targets stand on the centres of cells; --verbose and the metadata tell how far the \
      observer was moved. One in a void of the DEM takes the nearest ground within two cells, and needs none with \
      --observer-elevation. Distances \
      are those of a projected DEM's plane where it is true to the ground within 0.5 %; else, as on Web Mercator, cells \
      are as large as the observer's is on the ground, and the metadata tells by how much others differ. On a geographic DEM \(ViewshedFacts.geographicError). \
      Azimuths are from true north.

      A layer of observers may have the columns id, \
      \(ObserverNumber.allCases.map(\.column).joined(separator: ", ")); where one is missing or empty, \
      the option of that name holds.
      """)

  @OptionGroup var terrain: TerrainOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Where the observer is.", valueName: "X,Y"),
    transform: { try NumberList($0, form: "X,Y") })
  var observer: NumberList?

  @Option(help: ArgumentHelp("A point layer of observers, instead of one.", valueName: "FILE"))
  var observers: String?

  @Option(
    help: ArgumentHelp(
      "The layer to read (default: the only one of points); may be given several times, * takes all.",
      valueName: "L"))
  var observersLayer: [String] = []

  @OptionGroup var table: ObserverTableOptions
  @OptionGroup var looks: ObserverOptions

  @Option(help: ArgumentHelp("How it is computed: exact, fast or reference.", valueName: "ENGINE"))
  var engine = ViewshedEngine.exact

  @Option(help: ArgumentHelp("What is written: visible or height.", valueName: "MODE"))
  var mode = ViewshedMode.visible

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The file to write.", valueName: "OUT.tif"))
  var output: String?

  @Option(help: ArgumentHelp("A folder for a file of each of the observers.", valueName: "DIR"))
  var perObserver: String?

  @OptionGroup var work: WorkOptions
  @OptionGroup var access: AccessOptions
  @OptionGroup var talk: TalkOptions

  var written: [String] { [output, perObserver].compactMap(\.self) }

  func validate() throws {
    guard (observer == nil) != (observers == nil) else {
      throw ValidationError("give either --observer X,Y or --observers FILE")
    }
    if observers == nil {
      if !observersLayer.isEmpty { throw ValidationError("--observers-layer needs --observers") }
      if perObserver != nil { throw ValidationError("--per-observer needs --observers") }
      if table.isGiven { throw ValidationError("--observers-x, -y and -encoding need --observers") }
      if output == nil { throw ValidationError("-o is missing: give the file to write") }
    } else {
      if output == nil, perObserver == nil {
        throw ValidationError(
          "give -o for the count of observers, --per-observer for a file of each, or both")
      }
      if mode == .height, output != nil {
        throw ValidationError("--mode height has no count of observers: give --per-observer without -o")
      }
    }
    if perObserver?.isEmpty == true { throw ValidationError("--per-observer: the folder's name is empty") }
    // What one option lacks, a layer's columns may say.
    let settings = looks.settings
    if let fault = observers == nil
      ? settings.fault(naming: \.option) : settings.valueFault(naming: \.option)
    {
      throw ValidationError(fault)
    }
  }

  func run() async throws {
    SystemNeeds.keepMemory()
    try await Interrupt.cancelling { [self] in try await question().answer(talk.report) }
  }

  private func question() -> ViewshedQuestion {
    let ground = terrain.terrain
    let who: ViewshedQuestion.Observers =
      if let observers {
        .layer(
          path: observers, query: table.query(LayerChoice(options: observersLayer), crs: terrain.crs),
          folder: perObserver)
      } else if let place = observer?.values {
        .one(x: place[0], y: place[1])
      } else {
        preconditionFailure("validation asks for an observer")
      }
    var question = ViewshedQuestion(of: who, over: ground)
    question.settings = looks.settings
    question.engine = engine
    question.mode = mode
    question.output = output
    question.threads = work.threadCount
    return question
  }
}
