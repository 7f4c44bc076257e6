import Foundation
import GeoCore
import GeoIO
import Testing

/// Gaps between the members of virtual rasters.
struct VirtualGapTests {
  private let scratch: Scratch
  private static let whole = Window.metres(rows: 0..<40, columns: 0..<40)

  init() throws { scratch = try Scratch() }

  private static func ground(_ column: Int, _ row: Int) -> Double { Double(1 + column + row) }

  /// Two rasters with ten columns missing between them, columns 15 to 24.
  private func members(type: String = "Float32") throws -> [String] {
    var west = TestRaster.metres(columns: 15, Self.ground)
    west.type = type
    var east = TestRaster.metres(columns: 15) { Self.ground($0 + 25, $1) }
    east.type = type
    east.transform[0] += 2_500
    return try [west.write(to: "west.tif", in: scratch), east.write(to: "east.tif", in: scratch)]
  }

  private func build(_ name: String, _ members: [String], _ options: String...) throws -> String {
    let path = scratch.file(name)
    try Tool.run("gdalbuildvrt", ["-q"] + options + [path] + members)
    return path
  }

  private func expectGap(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let found = try TerrainMosaic(path).elevations(of: Window.lattice, window: Self.whole)
    for cell in Window.cells(Self.whole) {
      let (column, row) = (cell.column - Self.whole.columns.lowerBound, cell.row - Self.whole.rows.lowerBound)
      let expected = (15..<25).contains(column) ? nil : Float(Self.ground(column, row))
      #expect(found[cell] == expected, "\(column), \(row)", sourceLocation: sourceLocation)
    }
  }

  @Test(
    "a gap is void, whatever the type", arguments: ["Byte", "Int16", "UInt16", "Int32", "Float32", "Float64"])
  func types(type: String) throws {
    try expectGap(build("a.vrt", members(type: type)))
  }

  @Test("a gap in a virtual raster of virtual rasters is void, also where the outer one declares nodata")
  func nested() throws {
    let inner = try build("inner.vrt", members())
    try expectGap(build("outer.vrt", [inner]))
    try expectGap(build("outermost.vrt", [build("middle.vrt", [inner])]))
    try expectGap(build("declared.vrt", [inner], "-vrtnodata", "-9999"))
  }

  @Test("declared, hidden and masked nodata make the gap void as well")
  func otherWays() throws {
    try expectGap(build("declared.vrt", members(), "-vrtnodata", "-9999"))
    try expectGap(build("hidden.vrt", members(), "-vrtnodata", "-9999", "-hidenodata"))
    try expectGap(build("alpha.vrt", members(), "-addalpha"))
  }

  @Test("members are found from another folder, and within an archive")
  func places() throws {
    let inner = try build("inner.vrt", members())
    try FileManager.default.createDirectory(atPath: scratch.file("other"), withIntermediateDirectories: true)
    try expectGap(build("other/outer.vrt", [inner]))
    let zip = scratch.file("a.zip")
    try Tool.run(
      "python3", ["-m", "zipfile", "-c", zip, inner, scratch.file("west.tif"), scratch.file("east.tif")])
    try expectGap("/vsizip/\(zip)/inner.vrt")
  }

  @Test("what a member masks is a gap of a virtual raster that hides its nodata")
  func maskedMember() throws {
    var raster = TestRaster.metres { (15..<25).contains($0) ? -9999 : Self.ground($0, $1) }
    raster.nodata = -9999
    try expectGap(build("a.vrt", [raster.write(to: "a.tif", in: scratch)], "-hidenodata"))
  }

  @Test("a virtual raster without a gap has the bits of its member")
  func whole() throws {
    var raster = TestRaster.metres { 0.1 * Double($0 * 37 + $1 * 101) }
    for type in ["Float32", "Float64", "Int16"] {
      raster.type = type
      let path = try raster.write(to: "\(type).tif", in: scratch)
      let virtual = try build("\(type).vrt", [path])
      #expect(
        try TerrainMosaic(virtual).elevations(of: Window.lattice, window: Self.whole)
          == TerrainMosaic(path).elevations(of: Window.lattice, window: Self.whole))
    }
  }

  @Test("gaps of canopies and land cover are void")
  func covers() throws {
    let path = try build("a.vrt", members(type: "Byte"))
    for content in [LandCoverContent.heights, .codes([1: 2])] {
      let found = try LandCoverMosaic(paths: [path], crs: nil, content: content)
        .heights(of: Window.lattice, window: Self.whole)
      #expect(found.voids.voidCount == 400)
    }
  }

  @Test("blocks that a writer left out of a sparse file are 0, as seas are written")
  func sparse() throws {
    let path = scratch.file("sparse.tif")
    let zero = try TestRaster.metres { column, _ in column < 16 ? 5 : 0 }.write(to: "zero.tif", in: scratch)
    try Tool.run(
      "gdal_translate",
      [
        "-q", "-co", "SPARSE_OK=TRUE", "-co", "TILED=YES", "-co", "BLOCKXSIZE=16", "-co", "BLOCKYSIZE=16",
        zero, path,
      ])
    let found = try TerrainMosaic(path).elevations(of: Window.lattice, window: Self.whole)
    #expect(!found.voids.hasVoids)
    #expect(found.cells.count { $0 == 0 } == 24 * 40)
  }

  @Test("the file of a virtual raster is never changed")
  func unchanged() throws {
    let path = try build("a.vrt", members())
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    try expectGap(path)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try scratch.names.filter { $0.hasSuffix(".aux.xml") }.isEmpty)
  }
}
