import GeoCore
import GeoIO
import Testing

@Suite(.enabled(if: SharedData.isThere)) struct SharedRouteTests {
  private func route(_ name: String) throws -> Route {
    try RouteReader(path: SharedData.path("uav/\(name)")).route()
  }

  private func fault(_ name: String) throws -> InputError {
    try GeoIOTests.fault(.badData) { _ = try route(name) }
  }

  /// Counted with grep -c '<trkpt': 184.
  @Test("a GPX track is read whole, with its elevations")
  func track() throws {
    let vertices = try route("Mojstrovka.gpx").vertices
    #expect(vertices.first?.coordinate == Coordinate(longitude: 13.748273, latitude: 46.434981))
    #expect(vertices.first?.height == RouteHeight(metres: 1614.678, above: nil))
    #expect(vertices.count == 184)
  }

  @Test("an empty segment of a GPX track is passed over")
  func emptySegment() throws {
    let route = try route("track-with-empty-segment.gpx")
    #expect(route.vertices.count == 9)
    #expect(route.notes.isEmpty)
  }

  @Test("a KML line of doubled vertices has each once, and lies on the ground")
  func doubled() throws {
    let vertices = try route("flightarea.kml").vertices
    #expect(vertices.map { ($0.coordinate.longitude * 1e4).rounded() } == [86_725, 86_855, 86_877, 86_797])
    #expect(vertices.allSatisfy { $0.height == nil })
  }

  @Test("a QGC WPL file has its home, its takeoff and five waypoints above sea level")
  func waypoints() throws {
    let route = try route("mpmission.txt")
    #expect(route.launch == Coordinate(longitude: 149.163753, latitude: -35.361988))
    #expect(route.vertices.count == 5)
    #expect(route.vertices.allSatisfy { $0.height == RouteHeight(metres: 100, above: .seaLevel) })
  }

  @Test("a plan of simple items has its takeoff and waypoints above launch")
  func simple() throws {
    let route = try route("qgroundcontrol_sample.plan")
    #expect(route.launch == Coordinate(longitude: 8.5456075, latitude: 47.3977507))
    #expect(route.vertices.first?.coordinate == Coordinate(longitude: 8.5466122, latitude: 47.39777106))
    #expect(route.vertices.allSatisfy { $0.height == RouteHeight(metres: 50, above: .launch) })
  }

  @Test("a survey is flown by its stored transects")
  func survey() throws {
    let route = try route("qgroundcontrol_sample_with_survey.plan")
    #expect(route.launch == Coordinate(longitude: 8.545149580000002, latitude: 47.39801775617688))
    #expect(route.vertices.count == 8)
    #expect(
      route.vertices.first?.coordinate
        == Coordinate(longitude: 8.546339694155481, latitude: 47.397705960554916))
    #expect(route.vertices.allSatisfy { $0.height == RouteHeight(metres: 50, above: .launch) })
  }

  @Test("a plan without mission and one of another version say so")
  func malformed() throws {
    #expect(try fault("qgroundcontrol_sample_without_mission.plan").problem.hasPrefix("mission: missing"))
    #expect(
      try fault("qgroundcontrol_sample_wrong_overall_version.plan").problem.hasPrefix(
        "version: expected 1, found 42"))
  }
}
