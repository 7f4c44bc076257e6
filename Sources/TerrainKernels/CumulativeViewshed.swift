public import GeoCore

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
  /// - Complexity: memory of 4 bytes a cell of `window`, a bit a pair of watched cell and viewpoint, and one
  ///   viewshed in work a thread.
  public func cumulativeViewshed(
    from viewpoints: [Viewpoint], over terrain: Raster, cellSize: CellSize, curvature: EarthCurvature,
    voids: VoidPolicy, watching watched: [Cell] = [], countingOver window: CellWindow, threads: Int
  ) async throws -> CumulativeViewshed {
    precondition(threads >= 1, "work needs a thread")
    var counts = [UInt32](repeating: 0, count: window.count)
    var watchers = VisibilityMatrix(cells: watched, viewpointCount: viewpoints.count)
    try await withThrowingTaskGroup(of: (Int, Viewshed).self) { group in
      var next = 0
      func addTask() {
        guard next < viewpoints.count else { return }
        let index = next
        next += 1
        group.addTask {
          try Task.checkCancellation()
          return (
            index,
            self.viewshed(
              from: viewpoints[index], over: terrain, cellSize: cellSize, curvature: curvature, voids: voids)
          )
        }
      }
      for _ in 0..<threads { addTask() }
      while let (index, viewshed) = try await group.next() {
        addTask()
        viewshed.add(to: &counts, over: window)
        watchers.insert(viewshed, viewpoint: index)
      }
    }
    return CumulativeViewshed(window: window, counts: counts, watchers: watchers)
  }
}

extension Viewshed {
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
          for column in 0..<columns { unsafe target[column] &+= UInt32(source[column] & 1) }
        }
      }
    }
  }
}
