import Foundation
import GeoCore
import GeoIO
import Testing

/// Which band of a raster holds its values, and which masks them.
struct RasterBandTests {
  private let scratch: Scratch
  private static let whole = Window.metres(rows: 0..<40, columns: 0..<40)

  init() throws { scratch = try Scratch() }

  /// A raster of several bands: each a type, what it is to colours, and a number for each cell.
  private func write(
    _ name: String, _ bands: [(type: String, colour: String, value: (Int, Int) -> Double)]
  ) throws -> String {
    let texts = try bands.enumerated().map { index, band in
      var raster = TestRaster.metres(band.value)
      raster.type = band.type
      let path = try raster.write(to: "\(name)-\(index).tif", in: scratch)
      return """
        <VRTRasterBand dataType="\(band.type)" band="\(index + 1)"><ColorInterp>\(band.colour)</ColorInterp>
          \(band.colour == "Palette" ? "<ColorTable><Entry c1=\"9\" c2=\"9\" c3=\"9\" c4=\"255\"/></ColorTable>" : "")
          <SimpleSource><SourceFilename>\(path)</SourceFilename><SourceBand>1</SourceBand></SimpleSource>
        </VRTRasterBand>
        """
    }
    let virtual = try scratch.write(
      """
      <VRTDataset rasterXSize="40" rasterYSize="40"><SRS>\(Window.lattice.projection)</SRS>
        <GeoTransform>-2000, 100, 0, 4960000, 0, -100</GeoTransform>
        \(texts.joined(separator: "\n"))
      </VRTDataset>
      """, to: name + ".vrt")
    let path = scratch.file(name + ".tif")
    try Tool.run("gdal_translate", ["-q", virtual, path])
    return path
  }

  private func elevations(_ path: String, band: Int? = nil, notes: InputNotes = InputNotes()) throws -> Raster
  {
    try TerrainMosaic(paths: [path], query: RasterQuery(band: band), voids: .block, notes: notes)
      .elevations(of: Window.lattice, window: Self.whole)
  }

  @Test(
    "an alpha band of any type is a mask: 0 is a void, anything above is not",
    arguments: [("Byte", 1.0), ("UInt16", 100), ("Int16", 1), ("Float32", 0.001), ("Float64", 1)])
  func alpha(type: String, faint: Double) throws {
    let path = try write(
      "alpha",
      [
        (type == "Byte" ? "Byte" : "Float32", "Gray", { column, _ in Double(100 + column) }),
        (type, "Alpha", { column, row in column < 5 ? 0 : row < 20 ? faint : 255 }),
      ])
    let found = try elevations(path)
    for cell in Window.cells(Self.whole) {
      let column = cell.column - Self.whole.columns.lowerBound
      #expect(found[cell] == (column < 5 ? nil : Float(100 + column)))
    }
  }

  @Test("nodata counts beside an alpha band")
  func alphaAndNodata() throws {
    let path = try write(
      "alpha",
      [
        ("Float32", "Gray", { column, _ in column < 3 ? -9999 : 50 }),
        ("Byte", "Alpha", { _, row in row < 3 ? 0 : 255 }),
      ])
    let declared = scratch.file("declared.tif")
    try Tool.run("gdal_translate", ["-q", "-a_nodata", "-9999", path, declared])
    #expect(try elevations(declared).voids.voidCount == 3 * 40 + 3 * 40 - 9)
    let said = try TerrainMosaic(
      paths: [path], query: RasterQuery(nodataValue: -9999), voids: .block, notes: InputNotes())
    #expect(try said.elevations(of: Window.lattice, window: Self.whole).voids.voidCount == 231)
  }

  @Test("a picture is refused, unless the user says that a band of it holds the values")
  func picture() throws {
    let path = try write(
      "rgb",
      [
        ("Byte", "Red", { _, _ in 1 }), ("Byte", "Green", { _, _ in 2 }), ("Byte", "Blue", { _, _ in 3 }),
      ])
    let error = try fault(.badData) { _ = try TerrainMosaic(path) }
    #expect(error.problem == "is a picture (red, green, blue), no raster of elevations")
    #expect(error.remedy.contains("`band: N` below `terrain` or with --dem-band"))
    #expect(try elevations(path, band: 2).cells.allSatisfy { $0 == 2 })
    for content in [LandCoverContent.heights, .codes([1: 2])] {
      _ = try fault(.badData) { _ = try LandCoverMosaic(paths: [path], crs: nil, content: content) }
    }
  }

  @Test("a palette is fine for codes of land cover, and no elevations nor heights")
  func palette() throws {
    let path = try write("palette", [("Byte", "Palette", { _, _ in 10 })])
    #expect(
      try fault(.badData) { _ = try TerrainMosaic(path) }.problem.contains("numbers of a palette's colours"))
    _ = try fault(.badData) { _ = try LandCoverMosaic(paths: [path], crs: nil, content: .heights) }
    let codes = try LandCoverMosaic(paths: [path], crs: nil, content: .codes([10: 15]))
    #expect(try codes.heights(of: Window.lattice, window: Self.whole).cells.allSatisfy { $0 == 15 })
    #expect(try elevations(path, band: 1).cells.allSatisfy { $0 == 10 })
  }

  @Test("of several bands the first is taken with a warning, and the one that is named without")
  func several() throws {
    let path = try write(
      "several",
      [
        ("Float32", "Undefined", { _, _ in 1 }), ("Float32", "Undefined", { _, _ in 2 }),
        ("Byte", "Alpha", { _, _ in 255 }),
      ])
    let notes = InputNotes()
    #expect(try elevations(path, band: 2, notes: notes).cells.allSatisfy { $0 == 2 })
    #expect(notes.sentences.isEmpty)
    #expect(try elevations(path, notes: notes).cells.allSatisfy { $0 == 1 })
    #expect(notes.sentences.map { $0.hasPrefix("\(path): has 2 bands; band 1 is taken") } == [true])
    #expect(try fault(.badData) { _ = try elevations(path, band: 4) }.problem.contains("has 3 bands"))
    #expect(try fault(.badData) { _ = try elevations(path, band: 3) }.problem.contains("a mask (alpha)"))
    let heights = try LandCoverMosaic(
      paths: [path], query: RasterQuery(band: 2), content: .heights, notes: notes)
    #expect(try heights.heights(of: Window.lattice, window: Self.whole).cells.allSatisfy { $0 == 2 })
  }

  @Test("bytes are elevations; complex numbers and JPEG pictures are not")
  func types() throws {
    var raster = TestRaster.metres { Double(50 + $0 + $1) }
    raster.type = "Byte"
    let bytes = try raster.write(to: "bytes.tif", in: scratch)
    #expect(try elevations(bytes).cells[0] == 50)
    raster.type = "CFloat32"
    let complex = try raster.write(to: "complex.tif", in: scratch)
    #expect(try fault(.badData) { _ = try elevations(complex) }.problem.contains("complex numbers"))
    let picture = scratch.file("a.jpg")
    try Tool.run("gdal_translate", ["-q", "-of", "JPEG", bytes, picture])
    #expect(try fault(.badData) { _ = try elevations(picture) }.problem.hasPrefix("is a JPEG picture"))
  }
}
