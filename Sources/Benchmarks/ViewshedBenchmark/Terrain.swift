import Foundation
import GeoCore

/// The ground that a race is run on, with what a reader must know to compare it with other ground.
struct Terrain: Sendable {
  let name: String
  let raster: Raster
  let cellSize: CellSize

  /// The mean angle of the ground from the horizontal (degrees), by central differences in every fourth row.
  var meanSlope: Double {
    let window = raster.window
    let columns = window.columns.count
    var sum = 0.0
    var count = 0
    for row in stride(from: 1, to: window.rows.count - 1, by: 4) {
      for column in 1..<columns - 1 {
        let index = row * columns + column
        let east = Double(raster.cells[index + 1] - raster.cells[index - 1]) / (2 * cellSize.width)
        let south =
          Double(raster.cells[index + columns] - raster.cells[index - columns]) / (2 * cellSize.height)
        sum += Angle(radians: atan((east * east + south * south).squareRoot())).degrees
        count += 1
      }
    }
    return count > 0 ? sum / Double(count) : 0
  }

  /// A line for the report.
  var summary: String {
    let (rows, columns) = (raster.window.rows.count, raster.window.columns.count)
    return "\(name): \(columns) x \(rows) cells of \(cellSize.width.text(1)) x \(cellSize.height.text(1)) m, "
      + "mean slope \(meanSlope.text(1)) degrees"
  }
}
