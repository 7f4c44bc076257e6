import GeoCore

/// Sight decided in whole numbers, written apart from the engines: the crossing's place is a fraction of
/// the way, its ground and the sight line's height are compared with denominators multiplied out.
///
/// For integer terrain without curvature and voids.
struct ExactOracle {
  let terrain: Raster
  let observer: Cell
  let eye: Int
  let targetHeight: Int

  func isVisible(_ target: Cell) -> Bool {
    let rows = target.row - observer.row
    let columns = target.column - observer.column
    let top = elevation(target.row, target.column) + targetHeight
    for step in stride(from: 1, to: abs(columns), by: 1) {
      let steps = abs(columns)
      let column = observer.column + step * columns.signum()
      // The row is observer.row + step * rows / steps.
      let (row, part) = floorDivision(observer.row * steps + step * rows, by: steps)
      let south = part == 0 ? 0 : elevation(row + 1, column)
      let ground = elevation(row, column) * (steps - part) + south * part
      if ground > eye * (steps - step) + top * step { return false }
    }
    for step in stride(from: 1, to: abs(rows), by: 1) {
      let steps = abs(rows)
      let row = observer.row + step * rows.signum()
      let (column, part) = floorDivision(observer.column * steps + step * columns, by: steps)
      let east = part == 0 ? 0 : elevation(row, column + 1)
      let ground = elevation(row, column) * (steps - part) + east * part
      if ground > eye * (steps - step) + top * step { return false }
    }
    return true
  }

  private func elevation(_ row: Int, _ column: Int) -> Int {
    Int(terrain.cells[terrain.window.index(of: Cell(row: row, column: column))])
  }

  private func floorDivision(_ number: Int, by divisor: Int) -> (Int, Int) {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
