import GeoCore
import Testing

struct CellSizeTests {
  // 3 columns of 20 m and 4 rows of 31 m: 60^2 + 124^2.
  @Test("columns are a width apart and rows a height, either way")
  func distance() {
    let size = CellSize(width: 20, height: 31)
    #expect(size.squaredDistance(rows: 4, columns: 3) == 18_976)
    #expect(size.squaredDistance(rows: -4, columns: 3) == 18_976)
    #expect(size.squaredDistance(rows: 4, columns: -3) == 18_976)
    #expect(size.squaredDistance(rows: 0, columns: 0) == 0)
  }

  @Test("a square cell is as wide as high")
  func square() {
    #expect(CellSize(square: 30) == CellSize(width: 30, height: 30))
  }
}
