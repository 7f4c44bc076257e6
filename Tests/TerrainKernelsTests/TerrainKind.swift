import TestSupport
import GeoCore

/// Ground of every sort that sight has to be right on.
enum TerrainKind: String, CaseIterable, Sendable {
  /// Hills with slopes of 7 to 8 degrees in the mean.
  case fractal
  /// Relief of 10 km, so that scaled slopes reach their largest.
  case alpine
  /// Hills cut into steps of 20 m: edges and equal heights.
  case terraces
  /// A level with a tall post in every hundredth cell.
  case spikes
  /// Hills whose tops and bottoms are cut off level.
  case plateaus
  /// Whole numbers from 0 to 4: many rays touch the ground exactly.
  case ties
  /// A plane of whole metres a cell, which a ray from its surface grazes all the way.
  case ramp
  /// A plane of fractions of a metre: the same grazing, with rounding.
  case tilt
  /// A roof of four planes of whole metres.
  case pyramid
  /// A level plane.
  case level
  /// Steps of a Float's last bits, 8 km up.
  case faint
  /// Hills with holes and with single void cells that hold nonsense.
  case voids

  /// Ground of this kind.
  ///
  /// - Parameters:
  ///   - rows: at most 513.
  ///   - columns: at most 513.
  func raster(rows: Int, columns: Int, seed: UInt64) -> Raster {
    var random = SeededGenerator(seed: seed ^ 0x5EED)
    func cells(_ elevation: (_ row: Int, _ column: Int) -> Float) -> Raster {
      Raster(
        window: CellWindow(rows: 0..<rows, columns: 0..<columns),
        cells: (0..<rows * columns).map { elevation($0 / columns, $0 % columns) })
    }
    func hills(_ relief: Float, _ shape: (Float) -> Float = { $0 }) -> Raster {
      let side = max(rows, columns)
      let levels = (1...9).first { (1 << $0) + 1 >= side } ?? 9
      var raster = fractalTerrain(levels: levels, relief: relief, roughness: 0.5, seed: seed)
        .cut(to: CellWindow(rows: 0..<rows, columns: 0..<columns))
      raster.cells = raster.cells.map(shape)
      return raster
    }
    switch self {
    case .fractal: return hills(250)
    case .alpine: return hills(10_000)
    case .terraces: return hills(250) { ($0 / 20).rounded(.down) * 20 }
    case .spikes:
      return cells { _, _ in
        Int.random(in: 0..<100, using: &random) == 0 ? Float.random(in: 1...400, using: &random) : 0
      }
    case .plateaus: return hills(250) { min(max($0, -30), 60) }
    case .ties: return integerTerrain(rows: rows, columns: columns, relief: 4, seed: seed)
    case .ramp:
      let (north, east) = (Int.random(in: -9...9, using: &random), Int.random(in: -9...9, using: &random))
      return cells { Float(1000 + north * $0 + east * $1) }
    case .tilt:
      let (north, east) = (
        Float.random(in: -3...3, using: &random), Float.random(in: -3...3, using: &random)
      )
      return cells { north * Float($0) + east * Float($1) }
    case .pyramid: return cells { Float(-3 * abs($0 - rows / 2) - 2 * abs($1 - columns / 2)) }
    case .level: return cells { _, _ in 500 }
    case .faint: return cells { _, _ in 8000 + Float(Int.random(in: 0...8, using: &random)) / 1024 }
    case .voids: return hills(250).withHoles(seed: seed)
    }
  }
}

extension Raster {
  /// The raster with six square holes and single void cells, all of which hold numbers that mean nothing.
  func withHoles(seed: UInt64) -> Raster {
    var random = SeededGenerator(seed: seed &+ 77)
    var copy = self
    func dig(_ corner: Cell, side: Int) {
      let hole = CellWindow(
        rows: corner.row..<corner.row + side, columns: corner.column..<corner.column + side
      ).intersection(window)
      for row in hole.rows {
        for column in hole.columns {
          let index = window.index(of: Cell(row: row, column: column))
          copy.voids[isVoid: index] = true
          copy.cells[index] = [-32768, 0, 9999][index % 3]
        }
      }
    }
    for number in 0..<30 {
      let corner = Cell(
        row: Int.random(in: window.rows, using: &random),
        column: Int.random(in: window.columns, using: &random))
      dig(corner, side: number < 6 ? 7 : 1)
    }
    return copy
  }
}
