import Foundation
import GeoCore
import GeoIO
import Testing

/// Sources of a stranger: what they name is not fetched, loaded or read.
struct StrangerSourceTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func border(_ path: String) throws -> BorderLine {
    try BorderReader(path: path, query: LayerQuery(), usesRings: false, notes: InputNotes()).border(
      inside: .left)
  }

  private func terrain(_ path: String) throws {
    _ = try TerrainMosaic(path).elevations(of: Window.lattice, window: Window.around(20.5, 44.5, reach: 2))
  }

  private static let line = """
    {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry":
    {"type": "LineString", "coordinates": [[20.1, 44.1], [20.2, 44.2]]}}]}
    """

  @Test(
    "Names that drivers or file systems of GDAL take, and no file has, are refused",
    arguments: [
      "ODBC:DRIVER=./evil.so", "MSSQL:server=x;driver=./evil.so", "PGeo:x", "MEM:::DATAPOINTER=4096,PIXELS=9",
      "GeoJSON:http://127.0.0.1/x", "WFS:http://127.0.0.1/", "WMS:http://127.0.0.1/", "/vsis3/bucket/key",
      "/vsicurl/http://127.0.0.1/x", "/vsizip//vsicurl/http://127.0.0.1/x.zip/y", "/vsizip/{/vsis3/a.zip}/y",
      "/vsigzip//vsistdin/", "/vsistdin/", "/vsimem/x", "/vsisubfile/0_9,/etc/passwd",
      "http://127.0.0.1/x.geojson",
      "NETCDF:http://127.0.0.1/x.nc:v", "GPKG:/vsis3/a.gpkg:t", "GTIFF_DIR:1:/vsis3/a.tif", "PG:dbname=x",
      "postgresql://127.0.0.1/x", "<OGRVRTDataSource/>", line, "[1]", "a\u{1B}[2J",
    ])
  func names(path: String) throws {
    let error = try fault(.badData) { _ = try border(path) }
    #expect(!error.description.unicodeScalars.contains { $0.properties.generalCategory == .control })
    _ = try fault(.badData) { try terrain(path) }
  }

  @Test("The name of a driver that is not listed is told with the programs that turn its files into others")
  func unlisted() throws {
    let file = try scratch.write("x", to: "line.mdb")
    let error = try fault(.badData) { _ = try border(file) }
    #expect(error.remedy.contains("ogr2ogr") && error.remedy.contains("gdal_translate"))
    #expect(try fault(.badData) { _ = try border("ODBC:x") }.remedy.contains("driver ODBC"))
  }

  @Test("No listed driver fetches what a file names")
  func fetchesNothing() throws {
    let server = try LoopbackListener()
    let http = "http://127.0.0.1:\(server.port)/x"
    let raster =
      #"<VRTDataset rasterXSize="9" rasterYSize="9"><SRS>EPSG:4326</SRS>"#
      + "<GeoTransform>20, 0.1, 0, 45, 0, -0.1</GeoTransform>"
    func virtual(_ member: String) -> String {
      raster + #"<VRTRasterBand dataType="Float32" band="1"><SimpleSource><SourceFilename>"# + member
        + "</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>"
    }
    func layer(_ source: String, _ more: String = "") -> String {
      #"<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>"# + source + "</SrcDataSource>" + more
        + "</OGRVRTLayer></OGRVRTDataSource>"
    }
    let plain = try scratch.write(Self.line, to: "plain.geojson")
    let geocode =
      "<SrcSQL dialect=\"SQLITE\">SELECT ogr_geocode('x','geometry','query_template=\(http)/%s')</SrcSQL>"
    let vectors = [
      "a.vrt": layer(http), "b.vrt": layer("/vsicurl/" + http), "c.vrt": layer("WFS:" + http),
      "d.vrt": layer("/vsicurl_streaming/" + http), "e.vrt": layer(plain, geocode),
      "a.gml": """
      <?xml version="1.0"?><ogr:FeatureCollection xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
      xmlns:ogr="http://ogr.maptools.org/" xmlns:gml="http://www.opengis.net/gml" xmlns:xlink="http://www.w3.org/1999/xlink"
      xsi:schemaLocation="http://ogr.maptools.org/ \(http)"><gml:featureMember><ogr:a fid="a"><ogr:geometryProperty>
      <gml:LineString srsName="\(http)" xlink:href="\(http)"><gml:coordinates>20,44 21,45</gml:coordinates></gml:LineString>
      </ogr:geometryProperty></ogr:a></gml:featureMember></ogr:FeatureCollection>
      """,
      "a.kml": """
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><NetworkLink><Link><href>\(http)</href></Link></NetworkLink>
      <Style><IconStyle><Icon><href>\(http)</href></Icon></IconStyle></Style></Document></kml>
      """,
      "a.geojson":
        #"{"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"\#(http)"}},"features":[]}"#,
      "a.topojson": #"{"type":"Topology","objects":{},"arcs":[],"href":"\#(http)"}"#,
    ]
    for (name, text) in vectors.sorted(by: { $0.key < $1.key }) {
      let file = try scratch.write(text, to: name)
      #expect(throws: InputError.self) { _ = try border(file) }
      #expect(!server.wasCalled, "\(name) had something fetched")
    }
    let rasters = [
      http, "/vsicurl/" + http, "/vsis3/a/b", "WMS:" + http,
      virtual("/vsicurl/" + http).replacing("<", with: "&lt;"),
    ]
    for (index, member) in rasters.enumerated() {
      let file = try scratch.write(virtual(member), to: "r\(index).vrt")
      #expect(throws: InputError.self) { try terrain(file) }
      let outer = try scratch.write(virtual(file), to: "outer\(index).vrt")
      #expect(throws: InputError.self) { try terrain(outer) }
      #expect(!server.wasCalled, "\(member) was fetched")
    }
    for text in [http, "urn:ogc:def:crs:\(http)"] {
      let query = LayerQuery(crs: text)
      #expect(throws: (any Error).self) {
        _ = try BorderReader(path: plain, query: query, usesRings: false, notes: InputNotes()).border(
          inside: .left)
      }
      #expect(!server.wasCalled, "the system \(text) was fetched")
    }
  }

  @Test("Within a folder, links and virtual files that lead outside are refused, plain ones are read")
  func confined() throws {
    let inside = scratch.file("inside")
    let outside = try scratch.write(Self.line, to: "outside/line.geojson")
    let plain = try scratch.write(Self.line, to: "inside/line.geojson")
    let link = inside + "/link.geojson"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: outside)
    func virtual(_ source: String, _ more: String = "") -> String {
      #"<OGRVRTDataSource><OGRVRTLayer name="line"><SrcDataSource relativeToVRT="1">"# + source
        + "</SrcDataSource><SrcLayer>line</SrcLayer>" + more + "</OGRVRTLayer></OGRVRTDataSource>"
    }
    let good = try scratch.write(virtual("line.geojson"), to: "inside/good.vrt")
    let bad = try [
      scratch.write(virtual("../outside/line.geojson"), to: "inside/a.vrt"),
      scratch.write(virtual(outside), to: "inside/b.vrt"),
      scratch.write(virtual("a.vrt"), to: "inside/c.vrt"),
      scratch.write(virtual("line.geojson", "<SrcSQL>SELECT * FROM line</SrcSQL>"), to: "inside/d.vrt"),
      outside, link, "/vsizip/" + outside, "/vsigzip/" + link,
    ]
    let real = try #require(InputAccess.realPath(of: inside))
    try InputAccess.$current.withValue(InputAccess(confinedTo: real)) {
      #expect(try border(plain).length > 0)
      #expect(try border(good).length > 0)
      for path in bad {
        let error = try fault(.badData) { _ = try border(path) }
        #expect(error.problem.contains("--confine"), "\(path): \(error)")
      }
    }
    #expect(try border(link).length > 0)
  }

  @Test("Within a folder, a raster whose own header leads outside is refused")
  func confinedParts() throws {
    let grid = try TestRaster.degrees { column, _ in Double(column) }.write(to: "a.tif", in: scratch)
    let folder = scratch.file("inside")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let image = folder + "/abcd.img"
    _ = try Tool.run("gdal_translate", ["-q", "-of", "HFA", "-co", "USE_SPILL=YES", grid, image])
    let real = try #require(InputAccess.realPath(of: folder))
    try InputAccess.$current.withValue(InputAccess(confinedTo: real)) { try terrain(image) }
    // The file that holds the cells is named in the image; the name is changed to one of the same length.
    try FileManager.default.moveItem(atPath: folder + "/abcd.ige", toPath: scratch.file("a.ige"))
    var bytes = try Data(contentsOf: URL(fileURLWithPath: image))
    let place = try #require(bytes.firstRange(of: Data("abcd.ige".utf8)))
    bytes.replaceSubrange(place, with: Data("../a.ige".utf8))
    try bytes.write(to: URL(fileURLWithPath: image))
    try InputAccess.$current.withValue(InputAccess(confinedTo: real)) {
      let error = try fault(.badData) { try terrain(image) }
      #expect(error.problem.contains("--confine"))
    }
    try terrain(image)
  }

  @Test("Within a folder, MapInfo tables that are made of other tables are refused")
  func confinedTables() throws {
    let texts = [
      "!table\n!version 300\nOpen Table \"../outside/a\" Hide\nCreate View v As Select * From a\n",
      "!table\n!version 900\nbegin_metadata\n\"\\IsSeamless\" = \"TRUE\"\nend_metadata\n",
    ]
    let folder = try #require(InputAccess.realPath(of: scratch.path))
    for (index, text) in texts.enumerated() {
      let file = try scratch.write(text, to: "\(index).TAB")
      try InputAccess.$current.withValue(InputAccess(confinedTo: folder)) {
        let error = try fault(.badData) { _ = try border(file) }
        #expect(error.problem.contains("--confine"))
      }
    }
  }

  @Test("A pipe or a device is refused, not waited for")
  func pipes() throws {
    let pipe = scratch.file("pipe.geojson")
    try Tool.run("mkfifo", [pipe])
    for path in [pipe, "/dev/zero"] {
      #expect(try fault(.badData) { _ = try border(path) }.problem == "is a pipe or a device")
      #expect(try fault(.badData) { try terrain(path) }.problem == "is a pipe or a device")
    }
  }
}
