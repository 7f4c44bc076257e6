import GeoCore
import Planner

/// What a map says of one cell.
struct MappedCell: Equatable {
  let isShown: Bool
  let probability: Float
  let overlap: Float
  let maxRevisit: Float?
  let visibleHeight: Float?
}

extension [MapTile] {
  /// What the tiles say of each of their cells.
  var cells: [Cell: MappedCell] {
    var cells: [Cell: MappedCell] = [:]
    for tile in self {
      for row in tile.window.rows {
        for column in tile.window.columns {
          let cell = Cell(row: row, column: column)
          let index = tile.window.index(of: cell)
          cells[cell] = MappedCell(
            isShown: tile.isShown[index], probability: tile.probability[index], overlap: tile.overlap[index],
            maxRevisit: tile.maxRevisit[index], visibleHeight: tile.visibleHeight[index])
        }
      }
    }
    return cells
  }
}
