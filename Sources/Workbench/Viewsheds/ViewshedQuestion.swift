public import GeoCore
import GeoIO
public import TerrainKernels

/// What `viewshed` is asked: who looks, over what, and which files take the answer.
public struct ViewshedQuestion: Sendable {
  /// Who looks.
  public enum Observers: Sendable {
    /// One observer at a place, in the terrain's coordinates.
    case one(x: Double, y: Double)
    /// Those of a point layer; the folder takes a file for each of them, nil for none.
    case layer(path: String, query: LayerQuery, folder: String?)
  }

  /// Who looks.
  public var observers: Observers
  /// The ground.
  public var terrain: SightTerrain
  /// How they look; a layer's columns say it anew.
  public var settings = ObserverSettings([:])
  /// How it is computed.
  public var engine = ViewshedEngine.exact
  /// How the answer is presented.
  public var mode = ViewshedMode.visible
  /// The file of one observer's viewshed, or of the count of several.
  public var output: String?
  /// How many observers, or sides of one, are in work at once.
  public var threads = 1

  /// A question with the defaults of the command line.
  public init(of observers: Observers, over terrain: SightTerrain) {
    self.observers = observers
    self.terrain = terrain
  }

  /// Computes and writes the files.
  ///
  /// - Parameter report: takes what the user should know.
  /// - Throws: `InputError`; `CancellationError`.
  public func answer(_ report: @escaping WorkReport) async throws {
    let inputs = ReadFiles(inputs)
    if let output { try OutputFile.check(output, option: "-o", inputs: inputs) }
    let (notes, zeros) = (InputNotes(), ZeroCells())
    let dem = try terrain.open(notes: notes, zeros: zeros)
    let all = try resolve(on: dem, notes)
    if let folder {
      for observer in all {
        try inputs.check(ViewshedFiles.path(of: observer, in: folder), option: "--per-observer")
      }
    }
    for note in notes.newSentences() { report(.warning(note)) }
    try tell(all, on: dem, report)
    try checkMemory(all, on: dem)
    if mode == .height, engine == .fast {
      report(.warning("--engine fast gives heights of which \(ViewshedFacts.fastHeightError)"))
    }
    // Several observers are worked on at once, of a single one its sides.
    let sides = all.count == 1 ? threads : 1
    let evaluator = ViewshedEvaluator(
      terrain: terrain, engine: engine, threads: sides, notes: notes, zeros: zeros)
    try await write(all, ViewshedFiles(work: evaluator, mode: mode), over: dem)
    for sentence in notes.newSentences() + zeros.sentences(of: [dem.path]) { report(.warning(sentence)) }
  }

  private var inputs: [String] {
    guard case .layer(let path, _, _) = observers else { return [terrain.dem] }
    return [terrain.dem, path]
  }

  /// Takes a file of each observer.
  private var folder: String? {
    guard case .layer(_, _, let folder) = observers else { return nil }
    return folder
  }

  private func write(_ all: [Observer], _ files: ViewshedFiles, over dem: DEM) async throws {
    let file = try output.map { try OutputFile($0) }
    if case .one = observers, let file {
      return try await files.write(all[0], over: dem, to: file)
    }
    if let folder = try folder.map({ try OutputFolder($0) }) {
      try await files.writeEach(of: all, over: dem, to: folder, threads: threads)
      try folder.publish()
    }
    if let file { try await files.writeCount(of: all, over: dem, to: file, threads: threads) }
  }

  private func resolve(on dem: DEM, _ notes: InputNotes) throws -> [Observer] {
    switch observers {
    case .layer(let path, let query, let folder):
      return try ObserverLayer(path: path, query: query, settings: settings, notes: notes)
        .observers(on: dem, voids: terrain.nodata, wantsNames: folder != nil)
    case .one(let x, let y):
      let point = try dem.point(x: x, y: y, crs: terrain.crs)
      return [
        try Observer(
          id: "", who: "the observer", at: point, on: dem, voids: terrain.nodata, settings: settings,
          source: nil)
      ]
    }
  }

  private func tell(_ observers: [Observer], on dem: DEM, _ report: WorkReport) throws {
    for observer in observers {
      let standpoint = observer.standpoint
      if let warning = standpoint.warning { report(.warning(warning)) }
      report(
        .detail(
          """
          \(observer.who) stands at \(standpoint.point.x),\(standpoint.point.y), the centre of row \
          \(standpoint.cell.row), column \(standpoint.cell.column): \(standpoint.shift) m from its place, \
          on \(standpoint.ground.map { "ground of \($0) m" } ?? "unknown ground"), its eye at \
          \(observer.viewpoint.eyeElevation) m
          """))
    }
    if let warning = try ProjectionScale.warning(at: observers.map(\.standpoint.cell), on: dem) {
      report(.warning(warning))
    }
  }

  private func checkMemory(_ observers: [Observer], on dem: DEM) throws {
    let windows = observers.map { $0.window(on: dem.extent) }
    for (observer, window) in zip(observers, windows) { try checkReach(observer, window) }
    // However narrow a window is, a side of it is stored as the triangle that its rings would fill.
    let sizes = zip(observers, windows).map { max($1.count, Self.reach($0, $1) * Self.reach($0, $1) / 2) }
    let inWork = sizes.sorted(by: >).prefix(threads).reduce(0, +)
    let ground =
      observers.count > 1 ? min(SightCount.window(of: windows).count, ObserverBatches.mostCells) : 0
    let counted = observers.count > 1 && output != nil ? SightCount.window(of: windows).count : 0
    try ViewshedEvaluator.checkMemory(
      cells: inWork + ground / ObserverBatches.groundPerCell + counted / SightCount.countsPerCell, terrain,
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
