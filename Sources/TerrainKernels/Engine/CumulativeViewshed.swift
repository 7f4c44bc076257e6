import CSIMDShims
public import GeoCore
import Synchronization

/// What many viewpoints see together, none of their viewsheds kept.
public struct CumulativeViewshed: Sendable, Hashable {
  /// The cells that are counted.
  public let window: CellWindow
  /// How many viewpoints see a cell, row-major over `window`; the union is where this is above 0.
  public let counts: [UInt32]
  /// Which viewpoints see each watched cell.
  public let watchers: VisibilityMatrix
}

/// Which of many viewpoints see which of many cells: a bit for each pair, as many viewpoints as there are.
public struct VisibilityMatrix: Sendable, Hashable {
  /// The watched cells, a row of the matrix each.
  public let cells: [Cell]
  /// How many viewpoints there are.
  public let viewpointCount: Int
  /// Row by row: bit v % 64 of word v / 64 is viewpoint v's.
  private var words: [UInt64]

  private var wordsPerCell: Int { (viewpointCount + 63) / 64 }

  /// A matrix in which nothing is seen.
  init(cells: [Cell], viewpointCount: Int) {
    self.cells = cells
    self.viewpointCount = viewpointCount
    words = [UInt64](repeating: 0, count: cells.count * ((viewpointCount + 63) / 64))
  }

  /// Whether a viewpoint sees the watched cell at `index`.
  public subscript(index: Int, viewpoint viewpoint: Int) -> Bool {
    words[index * wordsPerCell + viewpoint / 64] >> UInt64(viewpoint % 64) & 1 != 0
  }

  /// The viewpoints that see the watched cell at `index`, in order.
  public func viewpoints(seeing index: Int) -> [Int] {
    (0..<viewpointCount).filter { self[index, viewpoint: $0] }
  }

  /// Sets the bits of one viewpoint.
  mutating func insert(_ viewshed: Viewshed, viewpoint: Int) {
    for (index, cell) in cells.enumerated() where viewshed[cell] {
      words[index * wordsPerCell + viewpoint / 64] |= 1 << UInt64(viewpoint % 64)
    }
  }
}

extension ViewshedEngine {
  /// What many viewpoints see together.
  ///
  /// Every viewpoint's viewshed is added as soon as it is known. Sums and unions do not depend on the order, so
  /// the bits are the same for any number of threads.
  ///
  /// - Parameters:
  ///   - viewpoints: the eyes; their cells are in the terrain's window.
  ///   - watched: the cells whose viewpoints are wanted by name, such as a border's; in any order.
  ///   - window: the cells to count over, within the terrain's window.
  ///   - threads: how many viewpoints are in work at once, at least 1.
  ///   - terrain: the elevations, and which cells are void.
  ///   - cellSize: the size of a cell of the grid (m).
  ///   - curvature: how the earth and the bend of light lower far ground.
  ///   - voids: what a void does to sight.
  /// - Complexity: memory of 4 bytes a cell of `window`, a bit a pair of watched cell and viewpoint, and one
  ///   viewshed in work a thread.
  public func cumulativeViewshed(
    from viewpoints: [Viewpoint], over terrain: Raster, cellSize: CellSize, curvature: EarthCurvature,
    voids: VoidPolicy, watching watched: [Cell] = [], countingOver window: CellWindow, threads: Int
  ) async throws -> CumulativeViewshed {
    precondition(threads >= 1, "work needs a thread")
    let sum = ViewshedSum(over: window, watching: watched, viewpointCount: viewpoints.count)
    let level = InstructionLevel.current
    // Which rays are passed over changes no verdict, so one window may serve all viewpoints.
    let blocks = BlockMaxima(of: terrain, within: terrain.window, level: level)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, viewpoint) in viewpoints.enumerated() {
        if index >= threads { try await group.next() }
        group.addTask {
          try Task.checkCancellation()
          let sight = LineOfSight(
            from: viewpoint, over: terrain, cellSize: cellSize, curvature: curvature, voids: voids)
          SweepScratch.with { storage in
            let viewshed = self.viewshed(of: sight, level: level, using: storage, blocks: blocks)
            sum.add(viewshed, viewpoint: index)
            storage.flags = viewshed.visible
          }
        }
      }
      try await group.waitForAll()
    }
    return sum.value
  }
}
/// A cumulative viewshed in the making; a viewshed is added at a time.
private final class ViewshedSum: Sendable {
  private let window: CellWindow
  private let state: Mutex<(counts: [UInt32], watchers: VisibilityMatrix)>

  init(over window: CellWindow, watching watched: [Cell], viewpointCount: Int) {
    self.window = window
    state = Mutex(
      (
        counts: [UInt32](repeating: 0, count: window.count),
        watchers: VisibilityMatrix(cells: watched, viewpointCount: viewpointCount)
      ))
  }

  func add(_ viewshed: Viewshed, viewpoint: Int) {
    state.withLock {
      viewshed.add(to: &$0.counts, over: window)
      $0.watchers.insert(viewshed, viewpoint: viewpoint)
    }
  }

  var value: CumulativeViewshed {
    state.withLock { CumulativeViewshed(window: window, counts: $0.counts, watchers: $0.watchers) }
  }
}

extension Viewshed {
  /// Flags that are looked at together.
  private static var word: Int { 8 }

  /// Adds 1 to the count of every visible cell of a window.
  fileprivate func add(to counts: inout [UInt32], over counted: CellWindow) {
    let shared = window.intersection(counted)
    guard !shared.isEmpty else { return }
    let columns = shared.columns.count
    unsafe visible.withUnsafeBufferPointer { flags in
      unsafe counts.withUnsafeMutableBufferPointer { sums in
        guard let flag = flags.baseAddress, let sum = sums.baseAddress else { return }
        for row in shared.rows {
          let first = Cell(row: row, column: shared.columns.lowerBound)
          let source = unsafe flag + window.index(of: first)
          let target = unsafe sum + counted.index(of: first)
          let whole = columns & ~(Self.word - 1)
          for column in stride(from: 0, to: whole, by: Self.word) {
            unsafe karaula_count_flags(source + column, target + column)
          }
          for column in whole..<columns { unsafe target[column] &+= UInt32(source[column] & 1) }
        }
      }
    }
  }
}
