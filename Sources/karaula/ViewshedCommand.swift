import ArgumentParser
import GeoCore
import GeoIO
import Logging
import TerrainKernels

/// `karaula viewshed`: what one observer sees, or several together.
struct ViewshedCommand: AsyncParsableCommand, ReadingCommand, UsesCoordinates {
  static let configuration = CommandConfiguration(
    commandName: "viewshed", abstract: "Computes what an observer sees over a DEM, on the DEM's own grid.",
    discussion: """
      The file is a cloud-optimised GeoTIFF of the part of the DEM within range. Its values: \
      with --mode visible \(ViewshedFacts.visibleValues); \
      with --mode height \(ViewshedFacts.heightValues); \
      with --observers \(ViewshedFacts.countValues). Its metadata tells what it rests on.

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
    if let output {
      try OutputFile.check(output, option: "-o", inputs: inputs)
    }
    // What one option lacks, a layer's columns may say.
    let settings = looks.settings
    if let fault = observers == nil
      ? settings.fault(naming: \.option) : settings.valueFault(naming: \.option)
    {
      throw ValidationError(fault)
    }
  }

  private var inputs: [String] { [terrain.dem] + [observers].compactMap { $0 } }

  func run() async throws { try await Interrupt.cancelling { [self] in try await compute() } }

  private func compute() async throws {
    let (notes, zeros) = (InputNotes(), ZeroCells())
    let dem = try terrain.open(notes: notes, zeros: zeros)
    let all = try resolve(on: dem, notes)
    if let perObserver {
      let read = ReadFiles(inputs)
      for observer in all {
        try read.check(ViewshedFiles.path(of: observer, in: perObserver), option: "--per-observer")
      }
    }
    try tell(all, notes, on: dem)
    try checkMemory(all, on: dem)
    // Several observers are worked on at once, of a single one its sides.
    let sides = all.count == 1 ? work.threadCount : 1
    let sight = ViewshedEvaluator(
      terrain: terrain, engine: engine, threads: sides, notes: notes, zeros: zeros)
    try await write(all, ViewshedFiles(work: sight, mode: mode), over: dem)
    tell(notes)
    for sentence in zeros.sentences(of: [dem.path]) { talk.logger.warning("\(sentence)") }
  }

  private func write(_ all: [Observer], _ files: ViewshedFiles, over dem: DEM) async throws {
    let file = try output.map { try OutputFile($0) }
    if observers == nil, let file {
      return try await files.write(all[0], over: dem, to: file)
    }
    let folder = try perObserver.map { try OutputFolder($0) }
    if let folder {
      try await files.writeEach(of: all, to: folder, threads: work.threadCount)
      try folder.publish()
    }
    if let file { try await files.writeCount(of: all, over: dem, to: file, threads: work.threadCount) }
  }

  /// Tells what was noted of the inputs since it was last told.
  private func tell(_ notes: InputNotes) {
    for note in notes.newSentences() { talk.logger.warning("\(note)") }
  }

  private func resolve(on dem: DEM, _ notes: InputNotes) throws -> [Observer] {
    if let observers {
      return try ObserverLayer(
        path: observers, query: table.query(LayerChoice(options: observersLayer), crs: terrain.crs),
        settings: looks.settings, notes: notes
      ).observers(on: dem, voids: terrain.nodata, wantsNames: perObserver != nil)
    }
    guard let place = observer?.values else { preconditionFailure("validation asks for an observer") }
    let point = try dem.point(x: place[0], y: place[1], crs: terrain.crs)
    return [
      try Observer(
        id: "", who: "the observer", at: point, on: dem, voids: terrain.nodata, settings: looks.settings,
        source: nil)
    ]
  }

  private func tell(_ observers: [Observer], _ notes: InputNotes, on dem: DEM) throws {
    let logger = talk.logger
    tell(notes)
    for observer in observers {
      let standpoint = observer.standpoint
      if let warning = standpoint.warning { logger.warning("\(warning)") }
      logger.debug(
        """
        \(observer.who) stands at \(standpoint.point.x),\(standpoint.point.y), the centre of row \
        \(standpoint.cell.row), column \(standpoint.cell.column): \(standpoint.shift) m from its place, \
        on \(standpoint.ground.map { "ground of \($0) m" } ?? "unknown ground"), its eye at \(observer.viewpoint.eyeElevation) m
        """)
    }
    if let warning = try ProjectionScale.warning(at: observers.map(\.standpoint.cell), on: dem) {
      logger.warning("\(warning)")
    }
  }

  private func checkMemory(_ observers: [Observer], on dem: DEM) throws {
    let windows = observers.map { $0.window(on: dem.extent) }
    for (observer, window) in zip(observers, windows) { try checkReach(observer, window) }
    // However narrow a window is, a side of it is stored as the triangle that its rings would fill.
    let sizes = zip(observers, windows).map { max($1.count, Self.reach($0, $1) * Self.reach($0, $1) / 2) }
    let inWork = sizes.sorted(by: >).prefix(work.threadCount).reduce(0, +)
    let counted = observers.count > 1 && output != nil ? SightCount.window(of: windows).count : 0
    try ViewshedEvaluator.checkMemory(
      cells: inWork + counted / SightCount.countsPerCell, terrain,
      fix: "give a shorter --max-range, or fewer --threads")
  }

  /// Throws when the engines cannot sweep as far as an observer's range and the DEM go.
  private func checkReach(_ observer: Observer, _ window: CellWindow) throws {
    let reach = Self.reach(observer, window)
    guard reach > ViewshedEngine.furthestCells else { return }
    throw InputError(
      .badData, at: .init(file: terrain.dem),
      "\(observer.who) would look \(reach) cells far, more than \(ViewshedEngine.furthestCells)",
      fix: "give a shorter --max-range, or a coarser DEM")
  }

  /// How many rows or columns a window reaches from its observer at the most.
  private static func reach(_ observer: Observer, _ window: CellWindow) -> Int {
    let cell = observer.viewpoint.cell
    return max(
      cell.row - window.rows.lowerBound, window.rows.upperBound - 1 - cell.row,
      cell.column - window.columns.lowerBound, window.columns.upperBound - 1 - cell.column)
  }
}
