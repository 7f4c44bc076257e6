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
  ///
  /// - Parameter ground: elevations that hold the observer's window.
  func visibility(of observer: Observer, over ground: Raster) async throws
    -> (window: CellWindow, values: [UInt8])
  {
    try Task.checkCancellation()
    let viewshed = await engine.viewshed(
      from: observer.viewpoint, over: ground, cellSize: observer.cellSize, curvature: terrain.curvature,
      voids: terrain.nodata, threads: threads)
    let window = viewshed.window
    var values = viewshed.visible
    markUnknown(as: Self.nodata, in: &values, over: window, observer, ground)
    return (window, values)
  }

  /// From which height above ground (m) an observer sees targets, and the window of the values.
  ///
  /// - Parameter ground: elevations that hold the observer's window.
  func heights(of observer: Observer, over ground: Raster) async throws
    -> (window: CellWindow, values: [Float])
  {
    try Task.checkCancellation()
    let found = await engine.minimumHeights(
      from: observer.viewpoint, over: ground, cellSize: observer.cellSize, curvature: terrain.curvature,
      voids: terrain.nodata, threads: threads)
    let window = found.window
    var values = found.heights
    for index in values.indices where !values[index].isFinite { values[index] = Self.noHeight }
    markUnknown(as: Self.noHeight, in: &values, over: window, observer, ground)
    return (window, values)
  }

  /// The ground that some observers look over.
  func ground(of observers: [Observer], on dem: DEM) throws -> Raster {
    try Task.checkCancellation()
    let window = SightCount.window(of: observers.map { $0.window(on: dem.extent) })
    return try dem.elevations(around: window, voids: terrain.nodata)
  }

  /// Marks every cell that the observer does not look at or whose ground is void.
  private func markUnknown<Value>(
    as mark: Value, in values: inout [Value], over window: CellWindow, _ observer: Observer, _ ground: Raster
  ) {
    let viewpoint = observer.viewpoint
    let knowsAll = viewpoint.looksAllAround && !ground.voids.hasVoids
    for row in window.rows {
      let first = window.index(of: Cell(row: row, column: 0))
      let inRange = viewpoint.columns(inRow: row, of: window, cellSize: observer.cellSize)
      for column in window.columns.lowerBound..<inRange.lowerBound { values[first + column] = mark }
      for column in inRange.upperBound..<window.columns.upperBound { values[first + column] = mark }
      guard !knowsAll else { continue }
      for column in inRange {
        let cell = Cell(row: row, column: column)
        let isKnown =
          !ground.voids[isVoid: ground.window.index(of: cell)]
          && viewpoint.looks(at: cell, cellSize: observer.cellSize)
        if !isKnown { values[first + column] = mark }
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
  /// 0 where nobody has looked yet, else one more than the count.
  private var sums: [UInt16]

  /// A count in which nobody has looked yet.
  init(over window: CellWindow) {
    self.window = window
    sums = [UInt16](repeating: 0, count: window.count)
  }

  /// How many observers see each cell, `nodata` where none looks.
  var counts: [UInt16] { sums.map { $0 &- 1 } }

  /// Adds one observer's answers: a cell that is looked at counts from 0.
  mutating func add(_ values: [UInt8], over part: CellWindow) {
    let width = part.columns.count
    for row in part.rows {
      let from = part.index(of: Cell(row: row, column: part.columns.lowerBound))
      let to = window.index(of: Cell(row: row, column: part.columns.lowerBound))
      precondition(from >= 0 && from + width <= values.count && to >= 0 && to + width <= sums.count)
      unsafe values.withUnsafeBufferPointer { values in
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          for column in 0..<width {
            let value = unsafe values[from &+ column]
            let sum = unsafe sums[to &+ column]
            let looked: UInt16 = value != ViewshedEvaluator.nodata && sum == 0 ? 1 : 0
            let seen: UInt16 = value == ViewshedEvaluator.visible ? 1 : 0
            unsafe sums[to &+ column] = sum &+ looked &+ seen
          }
        }
      }
    }
  }
}

/// Observers whose ground is read at once, as their windows lie near each other.
struct ObserverBatches {
  /// The most cells of ground that are held for several observers at once.
  static let mostCells = 1 << 24
  /// How many cells of ground take the memory of a cell in work.
  static let groundPerCell = 4
  /// The side (cells) of the squares in whose order observers are taken.
  private static let square = 2_048

  /// The batches; together they have every observer once.
  let batches: [[Observer]]

  /// Batches of observers, each of which has one observer or ground of at most `mostCells`.
  init(of observers: [Observer], on extent: CellWindow) {
    let ordered = observers.enumerated().sorted { one, other in
      func place(_ item: (offset: Int, element: Observer)) -> (Int, Int, Int) {
        let cell = item.element.viewpoint.cell
        return (cell.row / Self.square, cell.column / Self.square, item.offset)
      }
      return place(one) < place(other)
    }
    var batches: [[Observer]] = []
    var ground = CellWindow(rows: 0..<0, columns: 0..<0)
    for (_, observer) in ordered {
      let window = observer.window(on: extent)
      let both = batches.isEmpty ? window : ground.union(window)
      if batches.isEmpty || both.count > Self.mostCells {
        batches.append([observer])
        ground = window
      } else {
        batches[batches.count - 1].append(observer)
        ground = both
      }
    }
    self.batches = batches
  }
}
