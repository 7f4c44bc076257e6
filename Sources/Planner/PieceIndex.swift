import Coverage
import GeoCore

/// Finds the piece of border that stands for a cell of one zone.
struct PieceIndex: Sendable {
  private var longest: [Cell: Int] = [:]

  /// The index of those pieces that lie in a zone.
  init(_ pieces: [BorderPiece], zone: Int) {
    for (index, piece) in pieces.enumerated() where piece.zone == zone {
      if let other = longest[piece.cell], pieces[other].length >= piece.length { continue }
      longest[piece.cell] = index
    }
  }

  /// The longest piece in a cell, the first of equals, by its place in the list; nil when the border does not pass it.
  func longestPiece(in cell: Cell) -> Int? { longest[cell] }
}

extension Cell {
  /// The squared distance between two cells' centres (cells^2).
  func squaredDistance(to other: Cell) -> Double {
    let (rows, columns) = (Double(row - other.row), Double(column - other.column))
    return rows * rows + columns * columns
  }
}
