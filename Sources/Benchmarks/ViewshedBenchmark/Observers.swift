import GeoCore

/// Where observers stand: on hilltops, as in practice, and at random, where more of the ground is hidden
/// nearby.
enum Setting: String, Sendable, Codable, CaseIterable {
  case random
  case hilltop
}

extension Terrain {
  /// As many observers of each kind as a quincunx has places, for every range the same.
  func observers(seed: UInt64) -> [(standing: Setting, cell: Cell)] {
    var random = SeededGenerator(seed: seed)
    let inner = inner(margin: Self.margin)
    let hilltops = Self.quincunx.map { down, along in
      hilltop(near: Cell(row: inner.rows.at(down), column: inner.columns.at(along)))
    }
    let others = Self.quincunx.map { _ in randomCell(of: inner, using: &random) }
    return others.map { (.random, $0) } + hilltops.map { (.hilltop, $0) }
  }

  /// Hilltops near random places.
  ///
  /// - Parameter margin: how far from the terrain's edge they keep (cells).
  func hilltops(count: Int, margin: Int, seed: UInt64) -> [Cell] {
    var random = SeededGenerator(seed: seed)
    let inner = inner(margin: margin)
    return (0..<count).map { _ in hilltop(near: randomCell(of: inner, using: &random)) }
  }

  /// How far a hilltop may lie from its place (cells).
  private static let search = 15
  /// How far observers keep from the edge (cells): 30 km of 30 m cells; on small terrain a quarter of a side.
  private static let margin = 1000
  /// The places of the hilltop observers, as shares of the inner window's height and width.
  private static let quincunx: [(Double, Double)] = [(0.5, 0.5), (0, 0), (0, 1), (1, 0), (1, 1)]

  private func inner(margin: Int) -> CellWindow {
    let window = raster.window
    let rows = min(margin, window.rows.count / 4)
    let columns = min(margin, window.columns.count / 4)
    return CellWindow(
      rows: window.rows.lowerBound + rows..<window.rows.upperBound - rows,
      columns: window.columns.lowerBound + columns..<window.columns.upperBound - columns)
  }

  private func randomCell(of window: CellWindow, using random: inout SeededGenerator) -> Cell {
    Cell(
      row: Int.random(in: window.rows, using: &random), column: Int.random(in: window.columns, using: &random)
    )
  }

  /// The highest cell around one.
  private func hilltop(near cell: Cell) -> Cell {
    let window = CellWindow(around: cell, reach: Self.search).intersection(raster.window)
    var best = cell
    for row in window.rows {
      for column in window.columns {
        let other = Cell(row: row, column: column)
        if ground(at: other) > ground(at: best) { best = other }
      }
    }
    return best
  }

  /// The elevation at a cell (m).
  func ground(at cell: Cell) -> Double { Double(raster.cells[raster.window.index(of: cell)]) }
}

extension Range<Int> {
  /// The element at a share of the range, in [0, 1].
  fileprivate func at(_ share: Double) -> Int { lowerBound + Int(share * Double(count - 1)) }
}
