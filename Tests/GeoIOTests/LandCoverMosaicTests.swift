import GeoCore
import GeoIO
import Testing

struct LandCoverMosaicTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let whole = Window.metres(rows: 0..<40, columns: 0..<40)

  private func heights(_ raster: TestRaster, _ content: LandCoverContent = .heights) throws -> Raster {
    try LandCoverMosaic(paths: [raster.write(to: "a.tif", in: scratch)], crs: nil, content: content)
      .heights(of: Window.lattice, window: Self.whole)
  }

  @Test("heights are interpolated between cell centres, as the terrain is")
  func bilinear() throws {
    var raster = TestRaster.metres(columns: 41) { column, _ in 2 * Double(column) }
    raster.transform[0] -= 50
    let found = try heights(raster)
    for cell in Window.cells(Self.whole) {
      #expect(found[cell] == Float(2 * (cell.column - Self.whole.columns.lowerBound) + 1))
    }
    let terrain = try TerrainMosaic(raster.write(to: "b.tif", in: scratch))
      .elevations(of: Window.lattice, window: Self.whole)
    #expect(found == terrain)
  }

  @Test("codes are never mixed: a lattice cell takes the height of the code at its centre")
  func nearest() throws {
    // Codes 10 and 50 in turn, cells shifted by 30 m: any mean of them would be another code.
    var raster = TestRaster.metres(columns: 41) { column, _ in column.isMultiple(of: 2) ? 10 : 50 }
    raster.transform[0] -= 30
    raster.type = "Byte"
    let found = try heights(raster, .codes([10: 15, 50: 6.5, 30: 99]))
    for cell in Window.cells(Self.whole) {
      let column = cell.column - Self.whole.columns.lowerBound
      #expect(found[cell] == (column.isMultiple(of: 2) ? 15 : 6.5))
    }
  }

  @Test("codes stay codes on a mosaic of rasters of different grids")
  func nearestAcrossGrids() throws {
    let below = try TestRaster.metres { _, _ in 10 }.write(to: "below.tif", in: scratch)
    var raster = TestRaster.metres(columns: 20) { column, _ in column.isMultiple(of: 2) ? 10 : 50 }
    raster.transform[0] += 30
    let above = try raster.write(to: "above.tif", in: scratch)
    let found = try LandCoverMosaic(paths: [below, above], crs: nil, content: .codes([10: 1, 50: 2]))
      .heights(of: Window.lattice, window: Self.whole)
    #expect(Set(found.cells) == [1, 2])
  }

  @Test("a code that the table does not list has height 0")
  func unlisted() throws {
    let found = try heights(TestRaster.metres { column, _ in column < 20 ? 10 : 30 }, .codes([10: 15]))
    for cell in Window.cells(Self.whole) {
      #expect(found[cell] == (cell.column - Self.whole.columns.lowerBound < 20 ? 15 : 0))
    }
  }

  @Test(
    "nodata and all beyond the raster are void, whatever the cells mean",
    arguments: [LandCoverContent.heights, .codes([7: 7])])
  func voids(content: LandCoverContent) throws {
    var raster = TestRaster.metres { column, row in column == 10 && row == 20 ? 255 : 7 }
    raster.type = "Byte"
    raster.nodata = 255
    let window = Self.whole.expanded(by: 2)
    let found = try LandCoverMosaic(
      paths: [raster.write(to: "a.tif", in: scratch)], crs: nil, content: content
    ).heights(of: Window.lattice, window: window)
    for cell in Window.cells(window) {
      let isNodata =
        cell.column - Self.whole.columns.lowerBound == 10 && cell.row - Self.whole.rows.lowerBound == 20
      #expect(found[cell] == (!Self.whole.contains(cell) || isNodata ? nil : 7))
    }
  }

  @Test("places have the raster's own values, the last raster's on top; none in voids and outside")
  func places() throws {
    var lower = TestRaster.degrees { column, _ in column == 1 ? 255 : Double(column) }
    lower.nodata = 255
    var upper = TestRaster.degrees(columns: 1) { _, row in row == 0 ? 50 : 255 }
    upper.nodata = 255
    let mosaic = try LandCoverMosaic(
      paths: [lower.write(to: "a.tif", in: scratch), upper.write(to: "b.tif", in: scratch)], crs: nil,
      content: .codes([:]))
    let places = [(20.005, 44.995), (20.005, 44.985), (20.0251, 44.6), (20.015, 44.995), (19.99, 44.9)]
      .map { Coordinate(longitude: $0.0, latitude: $0.1) }
    #expect(try mosaic.values(at: places) == [50, 0, 2, nil, nil])
    #expect(try mosaic.contains(places) == [true, true, true, true, false])
  }

  @Test("at places heights are interpolated, but for those beside an observer's own cell, and codes are not")
  func heightsAtPlaces() throws {
    let raster = TestRaster.degrees { column, _ in 2 * Double(column) }
    let path = try raster.write(to: "p.tif", in: scratch)
    let places = [(20.055, 44.9), (20.0605, 44.9), (20.0625, 44.895), (20.3, 40)].map {
      Coordinate(longitude: $0.0, latitude: $0.1)
    }
    let heights = try LandCoverMosaic(paths: [path], crs: nil, content: .heights)
    // Column 5 has its post at 20.055, 10 m; then 0.55 and 0.75 of the way to the next.
    let found = try heights.heights(at: places, exceptAround: [])
    for (height, expected) in zip(found, [10, 11.1, 11.5, 0]) { #expect(abs(height - expected) < 1e-9) }
    let own = Coordinate(longitude: 20.0551, latitude: 44.8951)
    #expect(try heights.heights(at: places, exceptAround: [own]) == [0, 0, 0, 0])
    let far = Coordinate(longitude: 20.0851, latitude: 44.8951)
    #expect(try heights.heights(at: places, exceptAround: [far]) == found)
    let codes = try LandCoverMosaic(paths: [path], crs: nil, content: .codes([10: 25, 12: 3]))
    #expect(try codes.heights(at: places, exceptAround: []) == [25, 3, 3, 0])
    #expect(try codes.heights(at: places, exceptAround: [own])[2] == 3)
  }
}
