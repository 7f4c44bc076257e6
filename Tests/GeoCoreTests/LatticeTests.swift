import GeoCore
import Testing

struct LatticeTests {
  private static let lattice = Lattice(zone: 0, centralMeridian: 20.91, cellSize: 60)

  @Test(
    "cells are half-open: the west and north edge belong to the cell, the east and south to the next",
    arguments: [
      (0.0, 0.0, 0, 0), (59.99, -59.99, 0, 0), (60, -60, 1, 1), (-0.01, 0.01, -1, -1), (-60, 60, -1, -1),
      (-60.01, 60.01, -2, -2), (120, 4_900_020, -81_667, 2),
    ])
  func halfOpen(x: Double, y: Double, row: Int, column: Int) {
    #expect(Self.lattice.cell(at: PlanePoint(x: x, y: y)) == Cell(row: row, column: column))
  }

  @Test("the centre of a cell lies in it, half a cell from each edge", arguments: [-81_667, -1, 0, 1, 4_000])
  func center(row: Int) {
    let cell = Cell(row: row, column: -row)
    let center = Self.lattice.center(of: cell)
    #expect(center == PlanePoint(x: (Double(-row) + 0.5) * 60, y: -(Double(row) + 0.5) * 60))
    #expect(Self.lattice.cell(at: center) == cell)
    #expect(Self.lattice.position(of: center) == (Double(-row) + 0.5, Double(row) + 0.5))
  }

  @Test("a window's transform puts its cells where the lattice has them")
  func transform() {
    let window = CellWindow(rows: -81_670 ..< -81_660, columns: -5..<5)
    let transform = Self.lattice.geoTransform(of: window)
    #expect(transform.coefficients == [-300, 60, 0, 4_900_200, 0, -60])
    #expect(transform.isNorthUp)
    let center = Self.lattice.center(of: Cell(row: -81_668, column: -2))
    #expect(transform.coordinates(column: 3.5, row: 2.5) == (center.x, center.y))
    #expect(transform.position(x: center.x, y: center.y) == (3.5, 2.5))
  }

  @Test("a rotated transform's position undoes its coordinates")
  func rotated() {
    // A 3-4-5 rotation: the numbers are exact.
    let transform = GeoTransform(coefficients: [100, 3, 4, 200, 4, -3])
    #expect(!transform.isNorthUp)
    #expect(transform.determinant == -25)
    #expect(transform.coordinates(column: 2, row: 1) == (110, 205))
    #expect(transform.position(x: 110, y: 205) == (2, 1))
    #expect(transform.shifted(column: 2, row: 1).coefficients == [110, 3, 4, 205, 4, -3])
  }
}
