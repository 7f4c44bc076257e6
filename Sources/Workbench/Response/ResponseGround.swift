import Crossings
import GeoCore
import TerrainKernels

/// The cells that a response looks at: beside the border, around vehicles and on the straight way between both.
///
/// They come in square blocks, each with all blocks around it within the reach, so that ground within the reach is there and
/// up to a block more.
struct ResponseGround {
  private var blocks: Set<Block> = []
  private let lattice: Lattice
  /// The cells along the side of a block.
  private let side: Int
  /// How many blocks the reach is.
  private let reach: Int

  private struct Block: Hashable {
    var row: Int
    var column: Int
  }

  /// So many blocks make up the reach.
  private static let blocksPerReach = 4.0

  /// - Parameter reach: in metres, above 0.
  init(on lattice: Lattice, reach: Double) {
    self.lattice = lattice
    side = max(Int(reach / lattice.cellSize / Self.blocksPerReach), 1)
    self.reach = Int((reach / lattice.cellSize / Double(side)).rounded(.up))
  }

  /// Adds the ground along a line.
  mutating func add(along line: [PlanePoint]) {
    var passed: Set<Block> = []
    for (start, end) in zip(line, line.dropFirst()) {
      let (from, to) = (lattice.position(of: start), lattice.position(of: end))
      supercover(
        from: GridPoint(column: from.column, row: from.row), to: GridPoint(column: to.column, row: to.row)
      ) { cell, _, _ in passed.insert(block(holding: cell)) }
    }
    for block in passed {
      for row in (block.row - reach)...(block.row + reach) {
        for column in (block.column - reach)...(block.column + reach) {
          blocks.insert(Block(row: row, column: column))
        }
      }
    }
  }

  private func block(holding cell: Cell) -> Block {
    func quotient(_ index: Int) -> Int { (Double(index) / Double(side)).floored }
    return Block(row: quotient(cell.row), column: quotient(cell.column))
  }

  /// How many cells it has.
  var cellCount: Int { blocks.count * side * side }

  /// Its cells.
  var cells: PackedCells {
    PackedCells(
      blocks.flatMap { block in
        (0..<side).map { row in
          CellRun(
            row: block.row * side + row, columns: (block.column * side)..<((block.column + 1) * side))
        }
      })
  }
}

extension Double {
  /// The largest whole number that is not above.
  fileprivate var floored: Int { Int(rounded(.down)) }
}
