import GeoCore
import GeoIO
import Planner
import TerrainKernels

/// The viewsheds of observers over a DEM, as values that a file holds.
struct ViewshedEvaluator: Sendable {
  /// The DEM, which each task opens for itself.
  let terrain: SightTerrain
  let engine: ViewshedEngine
  /// How many sides of one observer are in work at once.
  let threads: Int
  /// Takes what the user should know of the DEM.
  let notes: InputNotes
  /// Counts cells of 0.
  let zeros: ZeroCells

  /// The value of a visible cell, of one that is not, and of one about which nothing is said.
  static let visible: UInt8 = 255
  static let hidden: UInt8 = 0
  static let nodata: UInt8 = 1
  /// The height of a cell about which nothing is said, or that no height makes visible.
  static let noHeight: Float = -9_999

  /// What an observer sees, and the window of the values.
  func visibility(of observer: Observer, over dem: DEM) async throws -> (window: CellWindow, values: [UInt8])
  {
    let ground = try ground(of: observer, on: dem)
    let viewshed = await engine.viewshed(
      from: observer.viewpoint, over: ground, cellSize: observer.cellSize, curvature: terrain.curvature,
      voids: terrain.nodata, threads: threads)
    var values = viewshed.visible
    forEachUnknown(of: viewshed.window, observer, ground) { values[$0] = Self.nodata }
    return (viewshed.window, values)
  }

  /// From which height above ground (m) an observer sees targets, and the window of the values.
  func heights(of observer: Observer, over dem: DEM) async throws -> (window: CellWindow, values: [Float]) {
    let ground = try ground(of: observer, on: dem)
    let found = await engine.minimumHeights(
      from: observer.viewpoint, over: ground, cellSize: observer.cellSize, curvature: terrain.curvature,
      voids: terrain.nodata, threads: threads)
    var values = found.heights.map { $0.isFinite ? $0 : Self.noHeight }
    forEachUnknown(of: found.window, observer, ground) { values[$0] = Self.noHeight }
    return (found.window, values)
  }

  private func ground(of observer: Observer, on dem: DEM) throws -> Raster {
    try Task.checkCancellation()
    return try dem.elevations(around: observer.window(on: dem.extent), voids: terrain.nodata)
  }

  /// Calls a body with the index of every cell that the observer does not look at or whose ground is void.
  private func forEachUnknown(
    of window: CellWindow, _ observer: Observer, _ ground: Raster, _ body: (Int) -> Void
  ) {
    for row in window.rows {
      for column in window.columns {
        let cell = Cell(row: row, column: column)
        let isKnown =
          !ground.voids[isVoid: ground.window.index(of: cell)]
          && observer.viewpoint.looks(at: cell, cellSize: observer.cellSize)
        if !isKnown { body(window.index(of: cell)) }
      }
    }
  }

  /// Bytes of memory a cell, with the engine's own: ground, its mask as read and as kept, answers, output.
  private static let bytesPerCell = 24

  /// Throws when there is not the memory for some windows at once.
  static func checkMemory(cells: Int, _ terrain: SightTerrain, fix: String) throws {
    let needed = Double(cells) * Double(bytesPerCell)
    let available = AvailableMemory.here
    guard needed > available.usable else { return }
    throw InputError(
      .badData, at: .init(file: terrain.dem),
      "\(cells) cells take about \(MemoryEstimate.text(needed)) of memory, it \(available.sentence)",
      fix: fix)
  }
}

/// How many of several observers see each cell.
///
/// Each observer's viewshed is that of the command for it alone: over its own window, with the cell size and
/// the meridian convergence of its own cell. So the counts are the sums of the single files, on a geographic
/// DEM too.
struct SightCount {
  /// The count of cells about which no observer says anything; Float holds it exactly, as some readers ask.
  static let nodata = UInt16.max

  /// The most observers that can be told from each other and from nobody.
  static let mostObservers = Int(nodata) - 1
  /// How many counts take the memory of a cell in work.
  static let countsPerCell = 10

  /// The least window that holds those of all observers.
  static func window(of windows: [CellWindow]) -> CellWindow {
    windows.reduce(CellWindow(rows: 0..<0, columns: 0..<0)) { $0.union($1) }
  }

  let window: CellWindow
  private(set) var counts: [UInt16]

  /// A count in which nobody has looked yet.
  init(over window: CellWindow) {
    self.window = window
    counts = [UInt16](repeating: Self.nodata, count: window.count)
  }

  /// Adds one observer's answers: a cell that is looked at counts from 0.
  mutating func add(_ values: [UInt8], over part: CellWindow) {
    for row in part.rows {
      let from = part.index(of: Cell(row: row, column: part.columns.lowerBound))
      let to = window.index(of: Cell(row: row, column: part.columns.lowerBound))
      for column in 0..<part.columns.count where values[from + column] != ViewshedEvaluator.nodata {
        let before = counts[to + column] == Self.nodata ? 0 : counts[to + column]
        counts[to + column] = before + (values[from + column] == ViewshedEvaluator.visible ? 1 : 0)
      }
    }
  }
}
