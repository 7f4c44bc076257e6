import GeoCore
import GeoIO
import TerrainKernels

/// How a viewshed is presented.
enum ViewshedMode: String, Sendable, CaseIterable {
  /// Whether the target is seen.
  case visible
  /// From which height above ground a target is seen.
  case height
}

/// Computes viewsheds and writes their files.
struct ViewshedFiles: Sendable {
  let work: ViewshedEvaluator
  let mode: ViewshedMode

  /// One observer's file.
  func write(_ observer: Observer, over dem: DEM, to file: OutputFile) async throws {
    let facts = try ViewshedFacts.common(work.terrain, work.engine, on: dem)
      .merging(ViewshedFacts.of(observer, on: dem)) { $1 }
    switch mode {
    case .visible:
      let (window, values) = try await work.visibility(of: observer, over: dem)
      try write(.bytes(values), of: dem, window, facts, to: file)
    case .height:
      let (window, values) = try await work.heights(of: observer, over: dem)
      var facts = facts
      facts["KARAULA_TARGET_HEIGHT_M"] = nil
      // The reference's heights are exact but for their rounding, the fast engine's have no bound.
      if work.engine == .exact { facts["KARAULA_HEIGHT_BOUND_M"] = "\(ViewshedEngine.heightBound)" }
      try write(.floats(values), of: dem, window, facts, to: file)
    }
  }

  private func write(
    _ values: GridFile.Values, of dem: DEM, _ window: CellWindow, _ facts: [String: String],
    to file: OutputFile
  ) throws {
    try Task.checkCancellation()
    let isHeight = mode == .height
    let meaning = isHeight ? ViewshedFacts.heightValues : ViewshedFacts.visibleValues
    try GridFile(
      of: dem, window: window, name: isHeight ? "minimum visible height above ground" : "visible",
      unit: isHeight ? "m" : "",
      nodata: isHeight ? Double(ViewshedEvaluator.noHeight) : Double(ViewshedEvaluator.nodata),
      metadata: facts.merging(["KARAULA_VALUES": meaning]) { $1 }
    ).write(values, in: file.folder, as: file.name)
  }

  /// The file of how many observers see each cell.
  ///
  /// - Parameter threads: how many observers are in work at once.
  func writeCount(of observers: [Observer], over dem: DEM, to file: OutputFile, threads: Int) async throws {
    let window = SightCount.window(of: observers.map { $0.window(on: dem.extent) })
    var count = SightCount(over: window)
    try await forEach(observers, threads: threads) { [work] observer, dem in
      try await work.visibility(of: observer, over: dem)
    } then: {
      count.add($0.values, over: $0.window)
    }
    try Task.checkCancellation()
    var facts = ViewshedFacts.common(work.terrain, work.engine, on: dem)
    facts["KARAULA_VALUES"] = ViewshedFacts.countValues
    facts["KARAULA_OBSERVERS"] = "\(observers.count)"
    try GridFile(
      of: dem, window: window, name: "observers that see the cell", unit: "",
      nodata: Double(SightCount.nodata),
      metadata: facts
    ).write(.counts(count.counts), in: file.folder, as: file.name)
  }

  /// The file of one of several observers.
  static func path(of observer: Observer, in folder: String) -> String { "\(folder)/\(observer.id).tif" }

  /// A file for each observer, named by its id.
  func writeEach(of observers: [Observer], to folder: OutputFolder, threads: Int) async throws {
    try await forEach(observers, threads: threads) { [self] observer, dem in
      try await write(observer, over: dem, to: OutputFile(observer.id + ".tif", in: folder))
    } then: { _ in
    }
  }

  /// Runs a body for each observer, several at once, each with a DEM of its own.
  private func forEach<Answer: Sendable>(
    _ observers: [Observer], threads: Int,
    _ body: @escaping @Sendable (Observer, DEM) async throws -> Answer, then use: (Answer) -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Answer.self) { group in
      let (terrain, notes, zeros) = (work.terrain, work.notes, work.zeros)
      for (index, observer) in observers.enumerated() {
        if index >= threads, let answer = try await group.next() { use(answer) }
        group.addTask { try await body(observer, terrain.open(notes: notes, zeros: zeros)) }
      }
      for try await answer in group { use(answer) }
    }
  }
}
