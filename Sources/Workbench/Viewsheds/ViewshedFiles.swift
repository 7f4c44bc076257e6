import GeoCore
import GeoIO
import Synchronization
import TerrainKernels

/// How a viewshed is presented.
public enum ViewshedMode: String, Sendable, CaseIterable {
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
    try await write(observer, over: work.ground(of: [observer], on: dem), of: dem, to: file)
  }

  /// The file of one of several observers, over ground that they share.
  private func write(
    _ observer: Observer, over ground: Raster, of dem: DEM, to file: OutputFile
  ) async throws {
    let facts = try ViewshedFacts.common(work.terrain, work.engine, on: dem)
      .merging(ViewshedFacts.of(observer, on: dem)) { $1 }
    switch mode {
    case .visible:
      let (window, values) = try await work.visibility(of: observer, over: ground)
      try write(.bytes(values), of: dem, window, facts, to: file)
    case .height:
      let (window, values) = try await work.heights(of: observer, over: ground)
      var facts = facts
      facts["KARAULA_TARGET_HEIGHT_M"] = nil
      // The reference's heights are exact but for their rounding, the fast engine's have no bound.
      if work.engine == .exact { facts["KARAULA_HEIGHT_BOUND_M"] = "\(ViewshedEngine.heightBound)" }
      if work.engine == .fast { facts["KARAULA_HEIGHT_ERROR"] = ViewshedFacts.fastHeightError }
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
    let count = SharedCount(over: SightCount.window(of: observers.map { $0.window(on: dem.extent) }))
    try await forEach(observers, over: dem, threads: threads, needsDEM: false) { [work] observer, ground, _ in
      let (window, values) = try await work.visibility(of: observer, over: ground)
      count.add(values, over: window)
    }
    try Task.checkCancellation()
    var facts = ViewshedFacts.common(work.terrain, work.engine, on: dem)
    facts["KARAULA_VALUES"] = ViewshedFacts.countValues
    facts["KARAULA_OBSERVERS"] = "\(observers.count)"
    try GridFile(
      of: dem, window: count.window, name: "observers that see the cell", unit: "",
      nodata: Double(SightCount.nodata),
      metadata: facts
    ).write(.counts(count.counts), in: file.folder, as: file.name)
  }

  /// The file of one of several observers.
  static func path(of observer: Observer, in folder: String) -> String { "\(folder)/\(observer.id).tif" }

  /// A file for each observer, named by its id.
  func writeEach(of observers: [Observer], over dem: DEM, to folder: OutputFolder, threads: Int) async throws
  {
    try await forEach(observers, over: dem, threads: threads, needsDEM: true) {
      [self] observer, ground, dem in
      guard let dem else { preconditionFailure("each task has a DEM") }
      try await write(observer, over: ground, of: dem, to: OutputFile(observer.id + ".tif", in: folder))
    }
  }

  /// Runs a body for each observer, several at once, over ground that is read once for many of them.
  ///
  /// - Parameters:
  ///   - needsDEM: whether the body needs a DEM of its task's own.
  ///   - body: takes an observer, ground that holds its window, and that DEM.
  private func forEach(
    _ observers: [Observer], over dem: DEM, threads: Int, needsDEM: Bool,
    _ body: @escaping @Sendable (Observer, Raster, DEM?) async throws -> Void
  ) async throws {
    let (terrain, notes, zeros) = (work.terrain, work.notes, work.zeros)
    for batch in ObserverBatches(of: observers, on: dem.extent).batches {
      let ground = try work.ground(of: batch, on: dem)
      let workers = min(threads, batch.count)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for worker in 0..<workers {
          group.addTask {
            let own = try needsDEM ? terrain.open(notes: notes, zeros: zeros) : nil
            // Each takes every so manieth, so that all have as many.
            for index in stride(from: worker, to: batch.count, by: workers) {
              try await body(batch[index], ground, own)
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }
}

/// The sum of what observers see, to which several tasks add.
private final class SharedCount: Sendable {
  let window: CellWindow
  private let count: Mutex<SightCount>

  init(over window: CellWindow) {
    self.window = window
    count = Mutex(SightCount(over: window))
  }

  func add(_ values: [UInt8], over part: CellWindow) { count.withLock { $0.add(values, over: part) } }

  var counts: [UInt16] { count.withLock { $0.counts } }
}

/// What a viewshed's file says of itself: the metadata of the file.
public enum ViewshedFacts: Sendable {
  /// What the values of each kind of file mean.
  public static let visibleValues =
    "255 visible, 0 not visible, 1 (nodata) outside the range or the sector, or on a void of the DEM"
  /// What the values of minimum visible heights mean.
  public static let heightValues =
    "metres above ground from which a target is seen, 0 where the ground is; -9999 (nodata) outside the "
    + "range or the sector, on a void of the DEM, and where no height is seen"
  /// What the values of counts mean.
  public static let countValues =
    "how many observers see the cell, 0 where some look and none sees; 65535 (nodata) where none looks, "
    + "or on a void of the DEM"
  /// The error of the fast engine's heights, as far as it is known.
  public static let fastHeightError =
    "no bound is known: on 30 m cells of SRTM within 15 km 95 % differ from exact by at most 0.5 m and 98 % by 1 m, "
    + "single cells by 11 m"
  /// The error of one cell size for a whole geographic DEM.
  public static let geographicError =
    "cells are as large as the observer's: in a distance d to the north or south their width is off by "
    + "tan(latitude) d / 6371 km, 0.2 % in 15 km and 0.4 % in 30 km at 42 degrees"

  /// What holds for every observer.
  static func common(_ terrain: SightTerrain, _ engine: ViewshedEngine, on dem: DEM) -> [String: String] {
    var facts = [
      "KARAULA_VERSION": Version.text, "KARAULA_ENGINE": engine.rawValue,
      "KARAULA_NODATA_POLICY": terrain.nodata.rawValue,
      "KARAULA_CURVATURE": terrain.refraction == nil ? "off" : "on",
    ]
    if let refraction = terrain.refraction { facts["KARAULA_REFRACTION"] = "\(refraction)" }
    if dem.isGeographic { facts["KARAULA_CELL_SIZE_ERROR"] = geographicError }
    return facts
  }

  /// What holds for one observer.
  static func of(_ observer: Observer, on dem: DEM) throws -> [String: String] {
    let standpoint = observer.standpoint
    let viewpoint = observer.viewpoint
    var facts = [
      "KARAULA_OBSERVER_CELL":
        "row \(standpoint.cell.row), column \(standpoint.cell.column), from the north-west",
      "KARAULA_OBSERVER_POINT": "\(standpoint.point.x),\(standpoint.point.y)",
      "KARAULA_OBSERVER_SHIFT_M": "\(standpoint.shift)",
      "KARAULA_EYE_ELEVATION_M": "\(viewpoint.eyeElevation)",
      "KARAULA_TARGET_HEIGHT_M": "\(viewpoint.targetHeight)",
      "KARAULA_MIN_RANGE_M": "\(viewpoint.minRange)", "KARAULA_MAX_RANGE_M": "\(viewpoint.maxRange)",
      "KARAULA_CELL_SIZE_M": "\(observer.cellSize.width),\(observer.cellSize.height)",
      "KARAULA_GRID_CONVERGENCE_DEG": "\(observer.convergence.degrees)",
    ]
    for number in [ObserverNumber.azimuth, .sector, .tilt, .verticalAngle] {
      if let value = observer.settings.numbers[number] {
        facts["KARAULA_" + number.column.uppercased()] = "\(value)"
      }
    }
    facts["KARAULA_OBSERVER_GROUND_M"] = standpoint.ground.map { "\($0)" }
    if standpoint.ground == nil { facts["KARAULA_OBSERVER_GROUND"] = "unknown: a void of the DEM" }
    if standpoint.warning != nil { facts["KARAULA_OBSERVER_GROUND"] = "assumed: that of the nearest cell" }
    let window = observer.window(on: dem.extent)
    return try facts.merging(ProjectionScale.facts(at: standpoint.cell, over: window, on: dem)) { $1 }
  }
}
