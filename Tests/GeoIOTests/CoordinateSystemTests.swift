import GeoCore
import GeoIO
import Testing

/// How sources of any system come to WGS 84.
struct CoordinateSystemTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Points of systems whose datum is another, with the accuracy (m) that EPSG states of the operation.
  ///
  /// Each by the command `echo LATITUDE LONGITUDE | cs2cs -f %.4f EPSG:4326 CODE`, which prints the northing first for
  /// all but EPSG:27700, EPSG:2056 and EPSG:8682.
  static let shifted: [(point: SystemSamples.Point, accuracy: Double)] = [
    (SystemSamples.balkans7, 1),
    (.init(code: "EPSG:31467", x: 3_514_384.171, y: 5_551_549.4734, longitude: 9.2, latitude: 50.1), 1),
    (.init(code: "EPSG:27700", x: 454_896.0252, y: 244_930.8683, longitude: -1.2, latitude: 52.1), 2),
    (.init(code: "EPSG:2056", x: 2_604_676.0432, y: 1_194_322.8889, longitude: 7.5, latitude: 46.9), 1),
    (.init(code: "EPSG:3844", x: 507_934.3011, y: 444_476.5029, longitude: 25.1, latitude: 45.5), 3),
    (.init(code: "EPSG:8682", x: 504_042.2164, y: 4_816_342.5951, longitude: 21.05, latitude: 43.5), 1),
    (.init(code: "EPSG:3035", x: 4_631_072.45, y: 2_551_344.7996, longitude: 14, latitude: 46), 1),
  ]

  @Test(
    "coordinates on another datum come to the place that cs2cs gives, and their accuracy is told",
    arguments: shifted)
  func shift(point: SystemSamples.Point, accuracy: Double) throws {
    let notes = InputNotes()
    let border = try BorderReader.read(
      SystemSamples.line(in: point.code, from: point, scratch), notes: notes)
    #expect(SystemSamples.error(of: border, from: point) < SystemSamples.tolerance)
    let system = try #require(notes.systems.first)
    #expect(system.name.contains("(EPSG:"))
    #expect(system.layer == "b")
    #expect(system.accuracy == accuracy)
  }

  @Test(
    "realisations of WGS 84 and the ITRS pass as WGS 84 within 2 m, in two dimensions, three and with heights",
    arguments: [
      "EPSG:9000", "EPSG:9990", "EPSG:9019", "EPSG:7912", "EPSG:9057", "EPSG:4490", "EPSG:4258", "EPSG:4937",
      "EPSG:9067", "EPSG:8685",
      #"GEOGCS["WGS84",DATUM["WGS84",SPHEROID["WGS84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]"#,
    ])
  func harmless(system: String) throws {
    let notes = InputNotes()
    let point = SystemSamples.Point(code: system, x: 21.05, y: 43.5, longitude: 21.05, latitude: 43.5)
    let border = try BorderReader.read(SystemSamples.line(in: system, from: point, scratch), notes: notes)
    #expect(SystemSamples.error(of: border, from: point) < 0.05)
    #expect(notes.sentences.isEmpty)
    #expect(try #require(notes.systems.first?.accuracy) <= 2)
  }

  @Test(
    "systems on WGS 84 itself need no operation, whatever their heights",
    arguments: ["EPSG:4326", "EPSG:4979", "EPSG:4326+5773", "EPSG:9707", "OGC:CRS84"])
  func onWGS84(system: String) throws {
    let notes = InputNotes()
    let point = SystemSamples.Point(code: system, x: 21.05, y: 43.5, longitude: 21.05, latitude: 43.5)
    let border = try BorderReader.read(SystemSamples.line(in: system, from: point, scratch), notes: notes)
    #expect(border.parts[0].vertices[0] == Coordinate(longitude: 21.05, latitude: 43.5))
    #expect(notes.systems.first?.operation == nil)
    #expect(notes.systems.first?.accuracy == nil)
  }

  @Test("a UTM zone with heights above a geoid lies where the zone itself does")
  func compound() throws {
    // echo 43.5 21.05 | cs2cs -f %.6f EPSG:4326 EPSG:32634
    let point = SystemSamples.Point(
      code: "", x: 504_042.216413, y: 4_816_342.595194, longitude: 21.05, latitude: 43.5)
    for system in ["EPSG:32634", "EPSG:32634+5773"] {
      let border = try BorderReader.read(SystemSamples.line(in: system, from: point, scratch))
      #expect(SystemSamples.error(of: border, from: point) < 1e-5)
    }
  }

  @Test("of two operations the one is taken that covers all of a layer, and the most accurate of those")
  func choice() throws {
    // MGI 1901 to WGS 84 (15) is for Serbia within 1 m, (1) for all of former Yugoslavia within 5 m.
    let notes = InputNotes()
    let wide = try SystemSamples.source(in: "EPSG:3906", "LINESTRING (21.05 43.5, 15.5 44)", scratch)
    _ = try BorderReader.read(wide, notes: notes)
    #expect(notes.systems.first?.operation == "MGI 1901 to WGS 84 (1)")
    let near = InputNotes()
    _ = try BorderReader.read(
      SystemSamples.line(in: "EPSG:3909", from: SystemSamples.balkans7, scratch), notes: near)
    #expect(near.systems.first?.operation == "MGI 1901 to WGS 84 (15)")
  }

  @Test("a more accurate operation that needs a grid which is not installed is told with both accuracies")
  func missingGrid() throws {
    let notes = InputNotes()
    let point = Self.shifted[2].point
    _ = try BorderReader.read(SystemSamples.line(in: point.code, from: point, scratch), notes: notes)
    let sentence = try #require(notes.sentences.first)
    #expect(notes.sentences.count == 1)
    #expect(
      sentence.contains(
        "b.vrt (layer b): OSGB36 / British National Grid (EPSG:27700) is brought to WGS 84 by OSGB36 to WGS 84 (6), "
          + "within 2 m; the grid uk_os_OSTN15_NTv2_OSGBtoETRS.tif, which is not installed, would bring it within 1 m"
      ))
  }

  @Test("an operation that is far from accurate, or is taken beyond its area, is told")
  func doubtful() throws {
    let notes = InputNotes()
    let coarse = SystemSamples.Point(code: "EPSG:4230", x: 21.05, y: 43.5, longitude: 0, latitude: 0)
    _ = try BorderReader.read(
      SystemSamples.line(in: coarse.code, from: coarse, scratch, "ed50"), notes: notes)
    let beyond = try SystemSamples.source(in: "EPSG:3906", "LINESTRING (22.9 43, 24 43)", scratch)
    _ = try BorderReader.read(beyond, notes: notes)
    #expect(notes.sentences.count == 2)
    #expect(
      notes.sentences[0].hasSuffix(
        "ED50 (EPSG:4230) is brought to WGS 84 by ED50 to WGS 84 (1), within 10 m only"))
    #expect(notes.sentences[1].hasSuffix("; the coordinates reach beyond that area"))
  }

  @Test("a shift that the source gives itself is taken")
  func given() throws {
    // echo 43.5 21.05 | cs2cs -f %.4f EPSG:4326 +to THE SYSTEM
    let system =
      "+proj=tmerc +lat_0=0 +lon_0=21 +k=0.9999 +x_0=7500000 +ellps=bessel +towgs84=682,-203,480 +units=m"
    let point = SystemSamples.Point(
      code: system, x: 7_504_477.3317, y: 4_817_275.0645, longitude: 21.05, latitude: 43.5)
    let notes = InputNotes()
    let border = try BorderReader.read(SystemSamples.line(in: system, from: point, scratch), notes: notes)
    #expect(SystemSamples.error(of: border, from: point) < SystemSamples.tolerance)
    #expect(notes.systems.first?.operation == "the datum shift that it gives itself")
  }
}
