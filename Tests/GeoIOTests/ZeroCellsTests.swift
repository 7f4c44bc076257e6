import GeoCore
import GeoIO
import Testing

/// Areas of exactly 0 m: seas, or gaps that were written as 0.
struct ZeroCellsTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Reads a window of ground that is 0 in some cells, twice; gives what is told of it.
  private func sentences(
    columns: Int, rows: Int, reading window: CellWindow? = nil, isZero: @escaping (Int, Int) -> Bool
  ) throws -> [String] {
    let path = try TestRaster.metres(columns: columns, rows: rows) { isZero($0, $1) ? 0 : 200 }
      .write(to: "a.tif", in: scratch)
    let zeros = ZeroCells()
    for _ in 0..<2 {
      let dem = try DEM(opening: path, query: RasterQuery(), notes: InputNotes(), zeros: zeros)
      _ = try dem.elevations(around: window ?? dem.extent, voids: .block)
    }
    #expect(zeros.sentences(of: ["other.tif"]).isEmpty)
    return zeros.sentences(of: [path]).map { String($0.dropFirst(path.count)) }
  }

  @Test("more than one per cent is told with its share, and a cell read twice counts once")
  func share() throws {
    let found = try sentences(columns: 100, rows: 100) { $0 < 15 && $1 < 10 }
    #expect(found.map { $0.hasPrefix(": 1.5 % of the cells read (150 of 10000) are exactly 0 m") } == [true])
    #expect(found.map { $0.contains("`nodata_value: 0` below `terrain` or with --nodata-value") } == [true])
  }

  @Test("one per cent and less is not, nor a few cells of a small raster")
  func little() throws {
    #expect(try sentences(columns: 100, rows: 100) { $0 < 10 && $1 < 10 }.isEmpty)
    #expect(try sentences(columns: 30, rows: 30) { ($0 * 7 + $1) % 10 == 0 }.isEmpty)
  }

  @Test("a thousand cells side by side are told, however many others there are; scattered ones are not")
  func area() throws {
    #expect(
      try sentences(columns: 400, rows: 300) { (50..<90).contains($0) && (50..<75).contains($1) }.count == 1)
    #expect(
      try sentences(columns: 400, rows: 300) { (50..<90).contains($0) && (50..<75).contains($1) && $1 != 62 }
        .isEmpty)
    #expect(try sentences(columns: 400, rows: 300) { $0 % 11 == 0 && $1 % 11 == 0 }.isEmpty)
  }

  @Test("cells that are not read do not count")
  func unread() throws {
    let part = CellWindow(rows: 0..<100, columns: 20..<100)
    #expect(try sentences(columns: 100, rows: 100, reading: part) { column, _ in column < 20 }.isEmpty)
  }
}
