import Foundation
import GeoCore
import GeoIO
import Testing

struct GridFileTests {
  private static let window = CellWindow(rows: 2..<6, columns: 3..<10)
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func file(nodata: Double = 7, unit: String = "m") throws -> GridFile {
    let raster = TestRaster.degrees { Double($0 + $1) }
    let dem = try DEM(opening: raster.write(to: "dem/dem.tif", in: scratch))
    return GridFile(
      of: dem, window: Self.window, name: "what it is", unit: unit, nodata: nodata,
      metadata: ["KARAULA_B": "1", "KARAULA_A": "two words"])
  }

  private func written(_ values: GridFile.Values) throws -> (cells: [Float], information: String) {
    try file().write(values, in: OutputFolder(filesIn: scratch.path), as: "out.tif")
    let path = scratch.file("out.tif")
    return (try Tool.cells(of: path, band: 1, in: scratch), try Tool.run("gdalinfo", [path]))
  }

  @Test("bytes, counts and heights come back as they were given, in their types")
  func values() throws {
    let count = Self.window.count
    let bytes = (0..<count).map { UInt8($0 * 9) }
    let counts = (0..<count).map { UInt16($0 * 2_000) }
    let heights = (0..<count).map { Float($0) * 0.37 - 3 }
    let byteFile = try written(.bytes(bytes))
    #expect(byteFile.cells == bytes.map(Float.init))
    #expect(byteFile.information.contains("Type=Byte"))
    let countFile = try written(.counts(counts))
    #expect(countFile.cells == counts.map(Float.init))
    #expect(countFile.information.contains("Type=UInt16"))
    let heightFile = try written(.floats(heights))
    #expect(heightFile.cells == heights)
    #expect(heightFile.information.contains("Type=Float32"))
  }

  @Test("the file lies on the DEM's cells and carries its name, unit, nodata and metadata")
  func form() throws {
    let information = try written(.bytes([UInt8](repeating: 1, count: Self.window.count))).information
    #expect(information.contains("LAYOUT=COG"))
    #expect(information.contains("Size is 7, 4\n"))
    // The DEM starts at 20 degrees east, 45 north, in cells of 0.01.
    #expect(information.contains("Origin = (20.030000000000001,44.979999999999997)"))
    #expect(information.contains("ID[\"EPSG\",4326]"))
    #expect(information.contains("Description = what it is\n"))
    #expect(information.contains("Unit Type: m\n"))
    #expect(information.contains("NoData Value=7\n"))
    #expect(information.contains("KARAULA_A=two words\n"))
    #expect(information.contains("KARAULA_B=1\n"))
    #expect(try scratch.names.filter { !$0.hasPrefix("raw-") } == ["dem", "out.tif"])
  }

  @Test(
    "a file of more than 4,096 cells a side has overviews, which show values that cells have; a smaller one has none",
    arguments: [(columns: 4_097, sizes: "2049x10, 1025x5, 513x3, 257x2"), (columns: 4_096, sizes: nil)])
  func overviews(columns: Int, sizes: String?) throws {
    let raster = TestRaster.degrees { Double($0 + $1) }
    let dem = try DEM(opening: raster.write(to: "dem/dem.tif", in: scratch))
    let window = CellWindow(rows: 0..<20, columns: 0..<columns)
    let file = GridFile(of: dem, window: window, name: "a", unit: "", nodata: 1, metadata: [:])
    let values = (0..<window.count).map { UInt8($0 % 3 == 0 ? 255 : 0) }
    try file.write(.bytes(values), in: OutputFolder(filesIn: scratch.path), as: "out.tif")
    let information = try Tool.run("gdalinfo", [scratch.file("out.tif")])
    #expect(information.contains("LAYOUT=COG"))
    guard let sizes else {
      #expect(!information.contains("Overviews:"))
      return
    }
    #expect(information.contains("Overviews: \(sizes)\n"))
    let small = scratch.file("small.tif")
    try Tool.run("gdal_translate", ["-q", "-oo", "OVERVIEW_LEVEL=0", scratch.file("out.tif"), small])
    let found = Set(try Tool.cells(of: small, band: 1, in: scratch))
    #expect(found == [0, 255])
  }

  @Test("a folder that is gone is an output that cannot be written")
  func gone() throws {
    let file = try file()
    let folder = try OutputFolder(filesIn: scratch.file("gone"))
    try FileManager.default.removeItem(atPath: folder.path)
    let values = GridFile.Values.bytes([UInt8](repeating: 0, count: Self.window.count))
    let error = try fault(.cannotWrite) { try file.write(values, in: folder, as: "a.tif") }
    #expect(error.place?.file == folder.path + "/a.tif")
  }
}
