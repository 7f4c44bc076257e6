import GeoCore
import GeoIO
import Testing

/// Missions of other ground stations.
struct ExchangedMissionTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let head =
    "latitude,longitude,altitude(m),heading(deg),curvesize(m),rotationdir,gimbalmode,gimbalpitchangle,"
    + "actiontype1,actionparam1,actiontype2,actionparam2,altitudemode,speed(m/s)"

  @Test("a mission of Litchi is read with its heights, waits and speed")
  func litchi() throws {
    let rows = [
      "44.1,20.1,50,0,0,0,0,0,0,5000,-1,0,0,8", "44.2,20.2,60,0,0,0,0,0,1,0,0,2500,1,8",
    ]
    let path = try scratch.write(
      "\u{FEFF}" + ([Self.head] + rows).joined(separator: "\r\n") + "\r\n", to: "a.csv")
    let route = try RouteReader(path: path).route()
    #expect(
      route.vertices.map(\.coordinate)
        == [(20.1, 44.1), (20.2, 44.2)].map(Coordinate.init(longitude:latitude:)))
    #expect(
      route.vertices.map(\.height) == [
        RouteHeight(metres: 50, above: .launch), RouteHeight(metres: 60, above: .ground),
      ])
    #expect(route.vertices.map(\.wait) == [5, 2.5])
    #expect(route.speed == 8)
  }

  @Test("a bad value of Litchi's table is told with its line and column")
  func litchiFault() throws {
    let path = try scratch.write(Self.head + "\n44.1,east,50\n", to: "a.csv")
    let error = try fault(.badData) { _ = try RouteReader(path: path).route() }
    #expect(error.problem == "longitude: expected a number, found `east`")
    #expect(error.place?.line == 2)
  }

  private func waylines(_ mode: String) -> String {
    func placemark(_ place: String, _ height: Int, _ action: String) -> String {
      "<Placemark><Point><coordinates>\n \(place)\n</coordinates></Point><wpml:executeHeight>\(height)</wpml:executeHeight>"
        + "<wpml:actionGroup><wpml:action>\(action)</wpml:action></wpml:actionGroup></Placemark>"
    }
    let hover =
      "<wpml:actionActuatorFunc>hover</wpml:actionActuatorFunc><wpml:hoverTime>12</wpml:hoverTime>"
    let photo = "<wpml:actionActuatorFunc>takePhoto</wpml:actionActuatorFunc>"
    return
      "<kml xmlns=\"http://www.opengis.net/kml/2.2\" xmlns:wpml=\"http://www.dji.com/wpmz/1.0.2\"><Document><Folder>"
      + "<wpml:executeHeightMode>\(mode)</wpml:executeHeightMode><wpml:autoFlightSpeed>7</wpml:autoFlightSpeed>"
      + placemark("20.1,44.1", 50, hover) + placemark("20.2,44.2", 60, photo) + "</Folder></Document></kml>"
  }

  @Test(
    "a mission of DJI is read with its heights, waits and speed",
    arguments: [("relativeToStartPoint", HeightReference.launch), ("realTimeFollowSurface", .ground)])
  func dji(mode: String, reference: HeightReference) throws {
    let route = try RouteReader(path: scratch.write(waylines(mode), to: "waylines.wpml")).route()
    #expect(
      route.vertices.map(\.coordinate)
        == [(20.1, 44.1), (20.2, 44.2)].map(Coordinate.init(longitude:latitude:)))
    #expect(route.vertices.map(\.height) == [50, 60].map { RouteHeight(metres: $0, above: reference) })
    #expect(route.vertices.map(\.wait) == [12, 0])
    #expect(route.speed == 7)
  }

  @Test("heights above the ellipsoid are refused with a way on")
  func ellipsoid() throws {
    let path = try scratch.write(waylines("WGS84"), to: "waylines.wpml")
    let error = try fault(.badData) { _ = try RouteReader(path: path).route() }
    #expect(error.problem.contains("above the ellipsoid"))
    #expect(error.remedy.contains("relative to the take-off point"))
  }
}
