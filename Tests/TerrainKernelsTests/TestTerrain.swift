import TestSupport
import GeoCore
import TerrainKernels

/// A raster of integer rows whose north-west cell is (0, 0).
func raster(_ rows: [[Int]]) -> Raster {
  Raster(
    window: CellWindow(rows: 0..<rows.count, columns: 0..<rows[0].count),
    cells: rows.flatMap { $0.map(Float.init) })
}

extension Raster {
  /// The same cells with some of them void.
  func withVoids(_ cells: [Cell]) -> Raster {
    var copy = self
    for cell in cells { copy.voids[isVoid: window.index(of: cell)] = true }
    return copy
  }

  /// The same cells with one of them at another elevation (m).
  func with(_ elevation: Float, at cell: Cell) -> Raster {
    var copy = self
    copy.cells[window.index(of: cell)] = elevation
    return copy
  }

  /// The values and voids of a part of the window.
  func cut(to part: CellWindow) -> Raster {
    var copy = Raster(window: part, filledWith: 0)
    for row in part.rows {
      for column in part.columns {
        let cell = Cell(row: row, column: column)
        let source = window.index(of: cell)
        copy.cells[part.index(of: cell)] = cells[source]
        copy.voids[isVoid: part.index(of: cell)] = voids[isVoid: source]
      }
    }
    return copy
  }

  /// The raster with rows and columns swapped; its window begins at (0, 0).
  func transposed() -> Raster {
    rearranged(rows: window.columns.count, columns: window.rows.count) { ($1, $0) }
  }

  /// The raster seen in a mirror, west for east.
  func mirrored() -> Raster {
    rearranged(rows: window.rows.count, columns: window.columns.count) { row, column in
      (row, window.columns.count - 1 - column)
    }
  }

  private func rearranged(rows: Int, columns: Int, _ source: (Int, Int) -> (Int, Int)) -> Raster {
    var copy = Raster(
      window: CellWindow(rows: 0..<rows, columns: 0..<columns), filledWith: 0)
    for row in 0..<rows {
      for column in 0..<columns {
        let (sourceRow, sourceColumn) = source(row, column)
        let source = sourceRow * window.columns.count + sourceColumn
        copy.cells[row * columns + column] = cells[source]
        copy.voids[isVoid: row * columns + column] = voids[isVoid: source]
      }
    }
    return copy
  }
}

/// Random integer elevations (m) in 0...relief.
func integerTerrain(rows: Int, columns: Int, relief: Int, seed: UInt64) -> Raster {
  var random = SeededGenerator(seed: seed)
  return Raster(
    window: CellWindow(rows: 0..<rows, columns: 0..<columns),
    cells: (0..<rows * columns).map { _ in Float(Int.random(in: 0...relief, using: &random)) })
}

/// Midpoint displacement on a square of 2^levels + 1 cells (Fournier, Fussell and Carpenter 1982).
///
/// - Parameters:
///   - relief: the largest displacement of the first level (m).
///   - roughness: how much of it remains from level to level, in 0...1.
func fractalTerrain(levels: Int, relief: Float, roughness: Float, seed: UInt64) -> Raster {
  var random = SeededGenerator(seed: seed)
  let side = (1 << levels) + 1
  var cells = [Float](repeating: 0, count: side * side)
  var amplitude = relief
  var step = side - 1
  func displace(_ row: Int, _ column: Int, _ neighbours: [(Int, Int)]) {
    let inside = neighbours.filter { (0..<side).contains($0.0) && (0..<side).contains($0.1) }
    let sum = inside.reduce(Float(0)) { $0 + cells[$1.0 * side + $1.1] }
    cells[row * side + column] =
      sum / Float(inside.count) + Float.random(in: -amplitude...amplitude, using: &random)
  }
  while step > 1 {
    let half = step / 2
    for row in stride(from: half, to: side, by: step) {
      for column in stride(from: half, to: side, by: step) {
        displace(
          row, column,
          [(-half, -half), (-half, half), (half, -half), (half, half)].map { (row + $0, column + $1) })
      }
    }
    for row in stride(from: 0, to: side, by: half) {
      for column in stride(from: (row / half) % 2 == 0 ? half : 0, to: side, by: step) {
        displace(
          row, column, [(-half, 0), (half, 0), (0, -half), (0, half)].map { (row + $0, column + $1) })
      }
    }
    amplitude *= roughness
    step = half
  }
  return Raster(window: CellWindow(rows: 0..<side, columns: 0..<side), cells: cells)
}

/// A viewshed on a flat earth of 1 m cells, over the whole raster unless told otherwise.
func viewshed(
  _ engine: ViewshedEngine = .reference, over terrain: Raster, from cell: Cell, eye: Double,
  targetHeight: Double = 0, minRange: Double = 0, maxRange: Double? = nil,
  voids: VoidPolicy = .block
) -> Viewshed {
  engine.viewshed(
    from: Viewpoint(
      cell: cell, eyeElevation: eye, targetHeight: targetHeight, minRange: minRange,
      maxRange: maxRange ?? Double(terrain.window.rows.count + terrain.window.columns.count)),
    over: terrain, cellSize: CellSize(square: 1), curvature: .flat, voids: voids)
}

/// A viewshed as rows of 1 (visible) and 0.
func flags(_ viewshed: Viewshed) -> [[Int]] {
  viewshed.window.rows.map { row in
    viewshed.window.columns.map { viewshed[Cell(row: row, column: $0)] ? 1 : 0 }
  }
}
