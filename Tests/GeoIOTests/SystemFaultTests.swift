import GeoCore
import GeoIO
import Testing

/// Systems whose places nobody knows are refused in every reader.
struct SystemFaultTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let bessel7 = "+proj=tmerc +lat_0=0 +lon_0=21 +k=0.9999 +x_0=7500000 +ellps=bessel +units=m"

  /// Systems with words of what is wrong and of what to do.
  static let faults: [(system: String, problem: String, remedy: String)] = [
    (
      SystemSamples.esriBalkans7, "MGI / Balkans zone 7 (EPSG:31277), and PROJ knows no shift",
      "`crs: EPSG:3909` (or EPSG:6316)"
    ),
    (bessel7, "names an ellipsoid (Bessel 1841) and no datum", "`crs: EPSG:3909`"),
    (bessel7 + " +towgs84=0,0,0", "gives a datum shift of zero from Bessel 1841", "`crs: EPSG:3909`"),
    ("+proj=utm +zone=34 +ellps=WGS84", "names an ellipsoid (WGS 84) and no datum", "`crs: EPSG:32634`"),
    ("+proj=longlat +ellps=WGS84", "names an ellipsoid (WGS 84) and no datum", "`crs: EPSG:4326`"),
    ("+proj=longlat +datum=WGS84 +pm=paris", "no datum", "say which system it is"),
    ("EPSG:4019", "Unknown datum based upon the GRS 1980 ellipsoid (EPSG:4019)", "`crs: EPSG:4326`"),
    ("+proj=merc +a=6378137 +b=6378137 +towgs84=0,0,0", "datum shift of zero", "`crs: EPSG:3857`"),
    ("+proj=sinu +R=6371007.181", "no datum", "`crs: EPSG:...`"),
    ("EPSG:4157", "no shift of its datum (Mount Dillon)", "+towgs84"),
    ("EPSG:4978", "count from the Earth's centre", "ogr2ogr"),
    (
      #"LOCAL_CS["site grid",UNIT["metre",1]]"#, "no coordinate system of the Earth, only 'site grid'",
      "`crs: EPSG:...`"
    ),
    (
      #"ENGCRS["",EDATUM[""],CS[Cartesian,2],AXIS["x",east],AXIS["y",north],LENGTHUNIT["metre",1]]"#,
      "no coordinate system of the Earth", "`crs: EPSG:...`"
    ),
  ]

  @Test(
    "a line in a system of unknown places is bad data that says what it lacks and a way on", arguments: faults
  )
  func line(system: String, problem: String, remedy: String) throws {
    var point = SystemSamples.balkans7
    if system.contains("longlat") || system.hasPrefix("EPSG:4") { (point.x, point.y) = (21.05, 43.5) }
    let path = try SystemSamples.line(in: system, from: point, scratch)
    let error = try fault(.badData) { _ = try BorderReader.read(path) }
    #expect(error.place?.file == path)
    #expect(error.problem.hasPrefix("layer 'b' "))
    #expect(error.problem.contains(problem))
    #expect(error.remedy.contains(remedy))
  }

  /// The zones of MGI, by meridian and false easting, with the codes of the same zones of MGI 1901, whose parameters
  /// `projinfo EPSG:CODE -o PROJ` gives.
  static let zones = [
    (5, 15, 5_500_000, "`crs: EPSG:3907` (or EPSG:8677)"),
    (6, 18, 6_500_000, "`crs: EPSG:3908` (or EPSG:8678)"),
    (7, 21, 7_500_000, "`crs: EPSG:3909` (or EPSG:6316)"),
    (8, 24, 8_500_000, "`crs: EPSG:3910` (or EPSG:8679)"),
  ]

  @Test(
    "each zone of MGI in the Balkans is refused, also beside Austria, for which PROJ has a shift",
    arguments: zones)
  func zone(number: Int, meridian: Int, easting: Int, remedy: String) throws {
    let system = SystemSamples.esriBalkans7.replacing("7500000", with: "\(easting)")
      .replacing(#""Central_Meridian",21.0"#, with: "\"Central_Meridian\",\(meridian).0")
      .replacing("MGI_Balkans_7", with: "MGI_Balkans_\(number)")
    for northing in [4_800_000.0, 5_150_000] {
      let point = SystemSamples.Point(code: "", x: Double(easting), y: northing, longitude: 0, latitude: 0)
      let path = try SystemSamples.line(in: system, from: point, scratch)
      let error = try fault(.badData) { _ = try BorderReader.read(path) }
      #expect(error.problem.contains("MGI / Balkans zone \(number)"))
      #expect(error.remedy.contains("zone \(number) of MGI 1901"))
      #expect(error.remedy.contains(remedy))
    }
  }

  @Test("a system that EPSG has withdrawn for another is refused with the other")
  func withdrawn() throws {
    let stereo = try Tool.run("projinfo", ["EPSG:31700", "-q", "-o", "WKT1:ESRI", "--single-line"])
    let point = SystemSamples.Point(code: "", x: 500_000, y: 450_000, longitude: 0, latitude: 0)
    let error = try fault(.badData) {
      _ = try BorderReader.read(SystemSamples.line(in: stereo, from: point, scratch))
    }
    #expect(error.problem.contains("Stereo 70"))
    #expect(error.remedy.contains("`crs: EPSG:3844`"))
  }

  @Test("coordinates far from all that a datum's shifts are meant for are refused with where they lie")
  func elsewhere() throws {
    let point = SystemSamples.Point(code: "EPSG:27572", x: 2_300_000, y: 2_200_000, longitude: 0, latitude: 0)
    let error = try fault(.badData) {
      _ = try BorderReader.read(SystemSamples.line(in: "EPSG:27572", from: point, scratch))
    }
    #expect(error.problem.contains("for other areas only (France"))
    #expect(error.problem.contains("not for longitude 2"))
    let mgi = SystemSamples.Point(code: "EPSG:4312", x: 21, y: 43, longitude: 0, latitude: 0)
    let other = try fault(.badData) {
      _ = try BorderReader.read(SystemSamples.line(in: "EPSG:4312", from: mgi, scratch))
    }
    #expect(other.remedy.contains("`crs: EPSG:3906`"))
  }

  @Test("points, routes, elevations, vegetation and a DEM of its own are refused alike")
  func readers() throws {
    let system = SystemSamples.esriBalkans7
    let (x, y) = (SystemSamples.balkans7.x, SystemSamples.balkans7.y)
    let points = try SystemSamples.source(in: system, "POINT (\(x) \(y))", scratch, "p")
    let lines = try SystemSamples.line(in: system, from: SystemSamples.balkans7, scratch)
    var raster = TestRaster(columns: 4, rows: 4, transform: [x, 100, 0, y, 0, -100]) { _, _ in 1 }
    raster.crs = nil
    let plain = try raster.write(to: "plain.tif", in: scratch)
    let dem = scratch.file("dem.tif")
    try Tool.run("gdal_translate", ["-q", "-a_srs", system, plain, dem])
    let readings: [() throws -> Void] = [
      { _ = try PointReader(path: points, layer: nil, filter: nil).rows() },
      { _ = try RouteReader(path: lines).route() },
      { _ = try TerrainMosaic(paths: [dem], crs: nil, voids: .fill) },
      { _ = try LandCoverMosaic(paths: [dem], crs: nil, content: .heights) }, { _ = try DEM(opening: dem) },
    ]
    for reading in readings {
      let error = try fault(.badData, reading)
      #expect(error.problem.contains("MGI / Balkans zone 7"))
      #expect(error.remedy.contains("EPSG:3909"))
    }
  }

  @Test("a file beside a source that tells its system in a way that nobody understands is named")
  func sidecar() throws {
    let line = try scratch.write(Lines.one("LineString", "[[20,44],[20.005,44]]"), to: "a.geojson")
    try Tool.run("ogr2ogr", [scratch.file("a.shp"), line])
    _ = try scratch.write("PROJCS[\"what\"", to: "a.prj")
    let error = try fault(.badData) { _ = try BorderReader.read(scratch.file("a.shp")) }
    #expect(error.problem == "layer 'a' has no coordinate system that GDAL understands in a.prj")
  }

  @Test("a GeoJSON that names a system that is none is refused, as GDAL would take it for WGS 84")
  func namedInGeoJSON() throws {
    let text = Lines.one("LineString", "[[20,44],[20.005,44]]").replacing(
      #""features""#,
      with: #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::99999"}},"features""#)
    let path = try scratch.write(text, to: "a.geojson")
    let error = try fault(.badData) { _ = try BorderReader.read(path) }
    #expect(error.problem.contains("names a coordinate system that is none"))
    #expect(try BorderReader.read(path, crs: "EPSG:4326").start.longitude == 20)
  }
}

extension BorderLine {
  /// Its first vertex.
  fileprivate var start: Coordinate { parts[0].vertices[0] }
}
