import GeoCore
import TestSupport
import Testing

@testable import TerrainKernels

/// One stretch that the walk reported.
private struct Stretch: Equatable {
  var cell: Cell
  var from: Double
  var to: Double
}

private func walk(_ start: GridPoint, _ end: GridPoint) -> [Stretch] {
  var stretches: [Stretch] = []
  supercover(from: start, to: end) { stretches.append(Stretch(cell: $0, from: $1, to: $2)) }
  return stretches
}

private func point(_ column: Double, _ row: Double) -> GridPoint {
  GridPoint(column: column, row: row)
}

private func cell(_ row: Int, _ column: Int) -> Cell { Cell(row: row, column: column) }

@Suite("Walking a segment cell by cell")
struct SupercoverTests {
  @Test("A segment within a cell gives that cell from 0 to 1")
  func oneCell() {
    #expect(walk(point(2.25, 5.5), point(2.75, 5.25)) == [Stretch(cell: cell(5, 2), from: 0, to: 1)])
  }

  @Test("A segment of no length gives its cell once")
  func noLength() {
    #expect(walk(point(2, 5), point(2, 5)) == [Stretch(cell: cell(5, 2), from: 0, to: 1)])
  }

  @Test("A horizontal segment is cut at every column line")
  func horizontal() {
    #expect(
      walk(point(0.5, 1.5), point(2.5, 1.5)) == [
        Stretch(cell: cell(1, 0), from: 0, to: 0.25),
        Stretch(cell: cell(1, 1), from: 0.25, to: 0.75),
        Stretch(cell: cell(1, 2), from: 0.75, to: 1),
      ])
  }

  @Test("A vertical segment northwards across negative rows is cut at every row line")
  func vertical() {
    #expect(
      walk(point(-3.5, 0.5), point(-3.5, -1.5)).map(\.cell) == [
        cell(0, -4), cell(-1, -4), cell(-2, -4),
      ])
  }

  @Test("A diagonal through corners visits no cell that it only touches")
  func diagonal() {
    #expect(walk(point(0, 0), point(3, 3)).map(\.cell) == [cell(0, 0), cell(1, 1), cell(2, 2)])
    #expect(walk(point(3, 0), point(0, 3)).map(\.cell) == [cell(0, 2), cell(1, 1), cell(2, 0)])
  }

  @Test("A segment that ends on a grid line does not enter the cell beyond")
  func endsOnLine() {
    #expect(walk(point(0.5, 0.5), point(2, 0.5)).map(\.cell) == [cell(0, 0), cell(0, 1)])
    #expect(walk(point(2, 0.5), point(0.5, 0.5)).map(\.cell) == [cell(0, 1), cell(0, 0)])
  }

  @Test("A segment along a grid line belongs to the cells south and east of it")
  func alongLine() {
    #expect(walk(point(0.5, 2), point(1.5, 2)).map(\.cell) == [cell(2, 0), cell(2, 1)])
    #expect(walk(point(4, 1.5), point(4, 0.5)).map(\.cell) == [cell(1, 4), cell(0, 4)])
  }

  @Test("The laws hold for random segments, any direction and sign", arguments: [1, 2, 3, 4, 5] as [UInt64])
  func laws(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      let coordinate = { (generator: inout SeededGenerator) in
        // Half of them on halves of cells, so that lines and corners are hit.
        Bool.random(using: &generator)
          ? Double(Int.random(in: -40...40, using: &generator)) / 2
          : Double.random(in: -20...20, using: &generator)
      }
      let start = point(coordinate(&random), coordinate(&random))
      let end = point(coordinate(&random), coordinate(&random))
      checkLaws(from: start, to: end, seed: seed)
    }
  }

  private func checkLaws(from start: GridPoint, to end: GridPoint, seed: UInt64) {
    let stretches = walk(start, end)
    let label = Comment(rawValue: "seed \(seed), \(start) to \(end)")
    #expect(stretches.first?.from == 0, label)
    #expect(stretches.last?.to == 1, label)
    for (one, next) in zip(stretches, stretches.dropFirst()) { #expect(one.to == next.from, label) }
    for stretch in stretches {
      #expect(stretch.from < stretch.to, label)
      let middle = (stretch.from + stretch.to) / 2
      let column = start.column + middle * (end.column - start.column)
      let row = start.row + middle * (end.row - start.row)
      // Cells; the rounding of t over 40 cells.
      let slack = 1e-13
      #expect(column >= Double(stretch.cell.column) - slack, label)
      #expect(column <= Double(stretch.cell.column + 1) + slack, label)
      #expect(row >= Double(stretch.cell.row) - slack, label)
      #expect(row <= Double(stretch.cell.row + 1) + slack, label)
    }
    // Slivers at corners depend on rounding, which differs between the two directions.
    let cells = { (some: [Stretch]) in some.filter { $0.to - $0.from > 1e-12 }.map(\.cell) }
    #expect(cells(stretches) == cells(walk(end, start)).reversed(), label)
  }
}
