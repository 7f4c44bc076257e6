/// Values over a window of a grid, one Float a cell, row 0 north, with a mask of the voids.
public struct Raster: Sendable, Hashable {
  /// Which cells of the grid these are.
  public let window: CellWindow
  /// One value a cell, row-major, all finite; what stands in a void cell means nothing.
  public var cells: [Float]
  /// Which cells are void; as long as `cells`.
  public var voids: Mask

  /// A raster of one value, without voids.
  public init(window: CellWindow, filledWith value: Float) {
    self.window = window
    cells = [Float](repeating: value, count: window.count)
    voids = Mask(count: window.count)
  }

  /// A raster of given cells, without voids.
  ///
  /// - Parameter cells: row-major, `window.count` of them, all finite.
  public init(window: CellWindow, cells: [Float]) {
    precondition(cells.count == window.count, "a raster has one value per cell of its window")
    self.window = window
    self.cells = cells
    voids = Mask(count: cells.count)
  }

  /// A raster whose cells are all void.
  public init(void window: CellWindow) {
    self.init(window: window, filledWith: 0)
    for index in cells.indices { voids[isVoid: index] = true }
  }

  /// Lays the valid cells of another raster over those of this one that are the same.
  public mutating func lay(_ part: Raster) {
    let shared = part.window.intersection(window)
    for row in shared.rows {
      for column in shared.columns {
        let cell = Cell(row: row, column: column)
        guard let value = part[cell] else { continue }
        cells[window.index(of: cell)] = value
        voids[isVoid: window.index(of: cell)] = false
      }
    }
  }

  /// The value at a cell of the window; nil when void.
  public subscript(cell: Cell) -> Float? {
    let index = window.index(of: cell)
    return voids[isVoid: index] ? nil : cells[index]
  }
}

/// Which cells of a window hold no value, a flag a cell, row by row; nodata is never a number in the cells.
public struct Mask: Sendable, Hashable {
  /// 1 where the cell is void, 0 elsewhere; row-major, as many as the raster's cells.
  public private(set) var flags: [UInt8]
  /// How many cells are void.
  public private(set) var voidCount: Int

  /// A mask of `count` cells, none of them void.
  public init(count: Int) {
    flags = [UInt8](repeating: 0, count: count)
    voidCount = 0
  }

  /// Whether the cell at `index` is void; setting it keeps the count true.
  public subscript(isVoid index: Int) -> Bool {
    get { flags[index] != 0 }
    set {
      let old = flags[index] != 0
      guard old != newValue else { return }
      flags[index] = newValue ? 1 : 0
      voidCount += newValue ? 1 : -1
    }
  }

  /// Whether any cell is void.
  public var hasVoids: Bool { voidCount > 0 }
}

extension Raster {
  /// The raster with its small voids interpolated.
  ///
  /// A void is a set of void cells that touch by a side or a corner. One of at most `limit` cells is filled:
  /// each cell takes the mean of the nearest values in the eight directions, weighted by 1 / distance.
  /// One that touches the window's edge may go on beyond it and stays. The error is that of any interpolation:
  /// a peak or a pit inside the void is lost.
  ///
  /// - Parameter limit: the largest void that is filled (cells).
  /// - Complexity: O(cells).
  public func fillingVoids(upTo limit: Int) -> Raster {
    guard voids.hasVoids else { return self }
    var filled = self
    var isSeen = [Bool](repeating: false, count: cells.count)
    for row in window.rows {
      for column in window.columns {
        let cell = Cell(row: row, column: column)
        guard voids[isVoid: window.index(of: cell)], !isSeen[window.index(of: cell)] else { continue }
        let hole = void(at: cell, seen: &isSeen)
        guard hole.count <= limit, !hole.contains(where: isOnEdge) else { continue }
        for cell in hole {
          filled.cells[window.index(of: cell)] = interpolation(at: cell)
          filled.voids[isVoid: window.index(of: cell)] = false
        }
      }
    }
    return filled
  }

  /// All cells of the void that a cell belongs to.
  private func void(at start: Cell, seen: inout [Bool]) -> [Cell] {
    var hole = [start]
    seen[window.index(of: start)] = true
    var next = 0
    while next < hole.count {
      for direction in Self.directions {
        let cell = Cell(row: hole[next].row + direction.row, column: hole[next].column + direction.column)
        guard window.contains(cell) else { continue }
        let index = window.index(of: cell)
        guard voids[isVoid: index], !seen[index] else { continue }
        seen[index] = true
        hole.append(cell)
      }
      next += 1
    }
    return hole
  }

  private func isOnEdge(_ cell: Cell) -> Bool {
    cell.row == window.rows.lowerBound || cell.row == window.rows.upperBound - 1
      || cell.column == window.columns.lowerBound || cell.column == window.columns.upperBound - 1
  }

  private func interpolation(at start: Cell) -> Float {
    var sum = 0.0
    var weights = 0.0
    for direction in Self.directions {
      var cell = start
      var steps = 0.0
      repeat {
        cell.row += direction.row
        cell.column += direction.column
        steps += 1
      } while window.contains(cell) && voids[isVoid: window.index(of: cell)]
      guard window.contains(cell) else { continue }
      let isDiagonal = direction.row != 0 && direction.column != 0
      let weight = 1 / (steps * (isDiagonal ? 2.0.squareRoot() : 1))
      sum += weight * Double(cells[window.index(of: cell)])
      weights += weight
    }
    return Float(sum / weights)
  }

  private static let directions: [(row: Int, column: Int)] = [
    (-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1),
  ]
}
