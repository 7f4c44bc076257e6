import Coverage
import GeoCore

/// Finds the pieces of border in and near a cell of one zone.
struct PieceIndex: Sendable {
  private var longest: [Cell: Int] = [:]
  private var tiles: [LatticeTile: [Int]] = [:]

  /// The index of those pieces that lie in a zone.
  init(_ pieces: [BorderPiece], zone: Int) {
    for (index, piece) in pieces.enumerated() where piece.zone == zone {
      tiles[LatticeTile(holding: piece.cell), default: []].append(index)
      if let other = longest[piece.cell], pieces[other].length >= piece.length { continue }
      longest[piece.cell] = index
    }
  }

  /// The longest piece in a cell, the first of equals, by its place in the list; nil when the border does not pass it.
  func longestPiece(in cell: Cell) -> Int? { longest[cell] }

  /// The pieces whose cells are within a distance of a cell, by their place in the list, rising.
  ///
  /// - Parameter reach: in cells, at least 0.
  func pieces(near cell: Cell, reach: Double, of pieces: [BorderPiece]) -> [Int] {
    let limit = reach * reach
    return LatticeTile.covering(CellWindow(around: cell, reach: Int(reach))).flatMap { tile in
      (tiles[tile] ?? []).filter { pieces[$0].cell.squaredDistance(to: cell) <= limit }
    }.sorted()
  }
}

extension Cell {
  /// The squared distance between two cells' centres (cells^2).
  func squaredDistance(to other: Cell) -> Double {
    let (rows, columns) = (Double(row - other.row), Double(column - other.column))
    return rows * rows + columns * columns
  }
}
