import Foundation
import GeoCore
import GeoIO
import Testing

/// In which unit a raster's heights are.
struct HeightUnitTests {
  private let scratch: Scratch
  private static let whole = Window.metres(rows: 0..<40, columns: 0..<40)

  init() throws { scratch = try Scratch() }

  /// A plane of 100 to 333 m whose heights a file holds in a unit of that length (m).
  private func write(
    _ name: String, metres: Double, unit: String? = nil, crs: String = Window.lattice.projection
  ) throws -> String {
    var raster = TestRaster.metres { (100 + Double(3 * $0 + 3 * $1)) / metres }
    raster.type = "Float64"
    raster.unit = unit
    raster.crs = crs
    if crs != Window.lattice.projection { raster.transform = [430_000, 100, 0, 4_970_000, 0, -100] }
    return try raster.write(to: name, in: scratch)
  }

  private func query(unit symbol: String? = nil) -> RasterQuery {
    RasterQuery(unit: symbol.flatMap(LengthUnit.init(symbol:)))
  }

  private func expectMetres(
    _ paths: [String], _ query: RasterQuery = RasterQuery(), notes: InputNotes = InputNotes(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let mosaic = try TerrainMosaic(paths: paths, query: query, voids: .block, notes: notes)
    let found = try mosaic.elevations(of: Window.lattice, window: Self.whole)
    for cell in Window.cells(Self.whole) {
      let (column, row) = (cell.column - Self.whole.columns.lowerBound, cell.row - Self.whole.rows.lowerBound)
      let value = try #require(found[cell], sourceLocation: sourceLocation)
      #expect(abs(Double(value) - Double(100 + 3 * column + 3 * row)) < 1e-4, sourceLocation: sourceLocation)
    }
  }

  // Lengths by the Mendenhall order of 1893 (survey foot), the agreement of 1959 (foot, yard, fathom) and the EPSG register
  // (Clarke's foot, 9005).
  private static let units: [(String, Double)] = [
    ("m", 1), ("metre", 1), ("Meters", 1), ("[m]", 1), ("", 1), ("ft", 0.3048), ("feet", 0.3048),
    ("Foot", 0.3048), ("international foot", 0.3048), ("US survey foot", 0.3048006096),
    ("Foot_US", 0.3048006096),
    ("ft_us", 0.3048006096), ("us-ft", 0.3048006096), ("ftUS", 0.3048006096), ("cm", 0.01),
    ("centimeters", 0.01),
    ("dm", 0.1), ("decimetre", 0.1), ("mm", 0.001), ("km", 1000), ("fathom", 1.8288), ("yd", 0.9144),
    ("Clarke's foot", 0.3047972654),
  ]

  @Test("heights in a band's unit become metres", arguments: units)
  func bandUnit(name: String, metres: Double) throws {
    try expectMetres([write("a.tif", metres: metres, unit: name)])
  }

  @Test("scale and offset come before the unit")
  func scaled() throws {
    var raster = TestRaster.metres { Double(10 * (90 + 3 * $0 + 3 * $1)) }
    (raster.type, raster.scale, raster.offset, raster.unit) = ("Int32", 10, 1_000, "cm")
    try expectMetres([raster.write(to: "a.tif", in: scratch)])
  }

  @Test(
    "heights in the unit of a compound system's vertical axis become metres",
    arguments: [("6360", 1200.0 / 3937), ("8228", 0.3048), ("5773", 1)])
  func verticalAxis(code: String, metres: Double) throws {
    let path = try write("a.tif", metres: metres, crs: "EPSG:32634")
    let compound = scratch.file("compound.vrt")
    try Tool.run("gdal_translate", ["-q", "-of", "VRT", "-a_srs", "EPSG:32634+\(code)", path, compound])
    let window = try Window.around(20.138, 44.86, reach: 15)
    let found = try TerrainMosaic(compound).elevations(of: Window.lattice, window: window)
    let plain = try write("b.tif", metres: 1, crs: "EPSG:32634")
    let expected = try TerrainMosaic(plain).elevations(of: Window.lattice, window: window)
    let differences = zip(found.cells, expected.cells).map { abs($0 - $1) }
    #expect(try #require(differences.max()) < 1e-4)
    #expect(found.voids == expected.voids)
    #expect(!found.voids.hasVoids)
  }

  @Test("each raster of a list has its own unit")
  func mixed() throws {
    var west = TestRaster.metres(columns: 20) { Double(100 + 3 * $0 + 3 * $1) / 0.3048 }
    (west.unit, west.type) = ("ft", "Float64")
    var east = TestRaster.metres(columns: 20) { Double(10 * (160 + 3 * $0 + 3 * $1)) }
    (east.unit, east.transform[0]) = ("dm", 0)
    try expectMetres([west.write(to: "west.tif", in: scratch), east.write(to: "east.tif", in: scratch)])
  }

  @Test("an unknown unit is an error that names it, unless the user says which it is")
  func unknown() throws {
    let path = try write("a.tif", metres: 1.7018, unit: "smoot")
    let error = try fault(.badData) { _ = try TerrainMosaic(path) }
    #expect(error.problem == "its elevations are in \"smoot\", an unknown unit")
    #expect(error.remedy.contains("us-ft"))
    #expect(error.remedy.contains("below `terrain` or with --dem-unit"))
    let feet = try write("feet.tif", metres: 0.3048, unit: "smoot")
    let notes = InputNotes()
    try expectMetres([feet], query(unit: "ft"), notes: notes)
    #expect(
      notes.sentences == [
        "\(feet): its elevations are taken in ft, as is asked for; the file says \"smoot\""
      ])
  }

  @Test("the user's unit rules, with a warning only where the file says otherwise")
  func asked() throws {
    let notes = InputNotes()
    let silent = try write("silent.tif", metres: 0.3048)
    let agreeing = try write("agreeing.tif", metres: 0.3048, unit: "foot")
    try expectMetres([silent, agreeing], query(unit: "ft"), notes: notes)
    #expect(notes.sentences.isEmpty)
    let wrong = try write("wrong.tif", metres: 0.3048, unit: "m")
    try expectMetres([wrong], query(unit: "ft"), notes: notes)
    #expect(notes.sentences.map { $0.hasSuffix("the file says m") } == [true])
  }

  @Test("a band and a vertical axis that contradict each other are an error, unless the user decides")
  func contradiction() throws {
    let path = try write("a.tif", metres: 1, unit: "m", crs: "EPSG:32634")
    let virtual = scratch.file("a.vrt")
    try Tool.run("gdal_translate", ["-q", "-of", "VRT", "-a_srs", "EPSG:32634+6360", path, virtual])
    let error = try fault(.badData) { _ = try TerrainMosaic(virtual) }
    #expect(error.problem.contains("\"US survey foot\""))
    let notes = InputNotes()
    _ = try TerrainMosaic(paths: [virtual], query: query(unit: "m"), voids: .block, notes: notes)
    #expect(notes.sentences.map { $0.hasSuffix("the file says US survey foot") } == [true])
  }

  @Test("depths are an error")
  func depths() throws {
    let path = try write("a.tif", metres: 1, crs: "EPSG:32634")
    let virtual = scratch.file("a.vrt")
    try Tool.run("gdal_translate", ["-q", "-of", "VRT", "-a_srs", "EPSG:32634+5715", path, virtual])
    #expect(try fault(.badData) { _ = try TerrainMosaic(virtual) }.problem.hasPrefix("holds depths"))
  }

  @Test("canopy heights have a unit, codes have none")
  func cover() throws {
    var trees = TestRaster.metres { _, _ in 40 }
    trees.unit = "ft"
    let path = try trees.write(to: "a.tif", in: scratch)
    let heights = try LandCoverMosaic(paths: [path], crs: nil, content: .heights)
    let found = try heights.heights(of: Window.lattice, window: Self.whole)
    #expect(found.cells.allSatisfy { abs($0 - 12.192) < 1e-5 })
    trees.unit = "class"
    let codes = try trees.write(to: "b.tif", in: scratch)
    let landCover = try LandCoverMosaic(paths: [codes], crs: nil, content: .codes([40: 7]))
    #expect(try landCover.heights(of: Window.lattice, window: Self.whole).cells.allSatisfy { $0 == 7 })
    let error = try fault(.badData) { _ = try LandCoverMosaic(paths: [codes], crs: nil, content: .heights) }
    #expect(error.problem.contains("\"class\""))
    #expect(error.remedy.contains("beside its `source`"))
  }

  @Test("a viewshed's DEM and a hillshade are in metres, too")
  func others() throws {
    let path = try write("a.tif", metres: 0.3048, unit: "ft")
    let dem = try DEM(opening: path)
    let ground = try dem.elevations(around: dem.extent, voids: .block)
    #expect(abs(Double(try #require(ground[Cell(row: 2, column: 5)])) - 121) < 1e-4)
    let grid = HillshadeGrid(around: [PlanePoint(x: 0, y: 4_958_000)], and: [], on: Window.lattice)
    var shades: [[Float]] = []
    for (name, file) in [("feet", path), ("metres", try write("b.tif", metres: 1))] {
      try Hillshade(paths: [file], query: RasterQuery()).write(
        grid, in: OutputFolder(filesIn: scratch.path), as: "\(name)-shade.tif")
      shades.append(try Tool.cells(of: scratch.file("\(name)-shade.tif"), band: 1, in: scratch))
    }
    // A shade is rounded to a whole number.
    #expect(zip(shades[0], shades[1]).allSatisfy { abs($0 - $1) <= 1 })
    #expect(shades[1].contains { $0 > 0 })
  }
}
