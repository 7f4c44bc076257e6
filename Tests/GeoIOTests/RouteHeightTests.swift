import GeoCore
import GeoIO
import Testing

struct RouteHeightTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func track(_ mode: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><Placemark><gx:Track>\(mode)\
    <when>2020-01-01T00:00:00Z</when><when>2020-01-01T00:01:00Z</when><gx:coord>22.95 41.54 600</gx:coord>\
    <gx:coord>22.95 41.56 700</gx:coord></gx:Track></Placemark></Document></kml>
    """
  }

  @Test(
    "a KML track's heights count as a line's do",
    arguments: [("absolute", HeightReference.seaLevel), ("relativeToGround", .ground)])
  func track(mode: String, reference: HeightReference) throws {
    let path = try scratch.write(track("<altitudeMode>\(mode)</altitudeMode>"), to: "a.kml")
    let route = try RouteReader(path: path).route()
    #expect(route.vertices.map(\.height) == [600, 700].map { RouteHeight(metres: $0, above: reference) })
    #expect(route.notes.isEmpty)
  }

  @Test(
    "heights that a mode puts on the ground do not count, which is said",
    arguments: [
      "<altitudeMode>clampToGround</altitudeMode>", "", "<gx:altitudeMode>clampToSeaFloor</gx:altitudeMode>",
    ])
  func clamped(mode: String) throws {
    let route = try RouteReader(path: scratch.write(track(mode), to: "a.kml")).route()
    #expect(route.vertices.allSatisfy { $0.height == nil })
    #expect(route.notes.contains { $0.contains("its heights are not used, as its altitudeMode is") })
  }

  private func gpx(_ points: [String], kind: String) -> String {
    let tags = kind == "trk" ? ("<trk><trkseg>", "</trkseg></trk>") : ("<rte>", "</rte>")
    let body = points.enumerated().map { index, height in
      "<\(kind)pt lat=\"41.5\(4 + index)\" lon=\"22.95\">\(height)</\(kind)pt>"
    }.joined()
    return
      "<?xml version=\"1.0\"?><gpx version=\"1.1\" creator=\"x\" xmlns=\"http://www.topografix.com/GPX/1/1\">"
      + tags.0 + body + tags.1 + "</gpx>"
  }

  @Test(
    "missing heights of a GPX file are taken from their neighbours along the way", arguments: ["trk", "rte"])
  func missing(kind: String) throws {
    let heights = ["", "<ele>600</ele>", "", "<ele>700</ele>", ""]
    let route = try RouteReader(path: scratch.write(gpx(heights, kind: kind), to: "a.gpx")).route()
    let metres = route.vertices.compactMap(\.height?.metres)
    #expect(metres.count == 5)
    for (one, wanted) in zip(metres, [600, 600, 650, 700, 700.0]) { #expect(abs(one - wanted) < 0.01) }
    #expect(route.notes.contains { $0.contains("3 of 5 places have no height") })
  }

  @Test("a GPX file without any height has none, and a height of 0 is one")
  func none() throws {
    let bare = try RouteReader(path: scratch.write(gpx(["", "", ""], kind: "trk"), to: "a.gpx")).route()
    #expect(bare.vertices.allSatisfy { $0.height == nil } && bare.notes.isEmpty)
    let sea = ["<ele>0</ele>", "<ele>0</ele>"]
    let low = try RouteReader(path: scratch.write(gpx(sea, kind: "trk"), to: "b.gpx")).route()
    #expect(low.vertices.compactMap(\.height?.metres) == [0, 0] && low.notes.isEmpty)
  }

  @Test("a route that runs on past 180 degrees is on Earth")
  func wrapped() throws {
    let text = #"{"type":"LineString","coordinates":[[179.9,10],[180.1,10],[-180.2,10]]}"#
    let vertices = try RouteReader(path: scratch.write(text, to: "a.geojson")).route().vertices
    let longitudes = vertices.map { ($0.coordinate.longitude * 10).rounded() / 10 }
    #expect(longitudes == [179.9, -179.9, 179.8])
  }
}
