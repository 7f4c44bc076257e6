import GeoCore
import GeoIO
import Testing

/// What missions order beside flying from place to place: no command that takes place or time is dropped.
struct MissionWaitTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func item(_ command: Int, _ params: String, frame: Int = 3) -> String {
    #"{"type":"SimpleItem","command":\#(command),"frame":\#(frame),"params":[\#(params)]}"#
  }

  private var first: String { item(16, "0,0,0,null,44.1,20.1,50") }
  private var last: String { item(16, "0,0,0,null,44.2,20.2,60") }

  private func path(_ items: [String]) throws -> String {
    try scratch.write(
      #"{"fileType":"Plan","version":1,"mission":{"version":2,"items":[\#(items.joined(separator: ","))]}}"#,
      to: "a.plan")
  }

  private func route(_ items: [String]) throws -> Route { try RouteReader(path: path(items)).route() }

  private func problem(_ items: [String]) throws -> String {
    let path = try path(items)
    return try fault(.badData) { _ = try RouteReader(path: path).route() }.problem
  }

  /// The waits (s) and the circles (m) at the vertices.
  private func waits(_ items: [String]) throws -> [[Double]] {
    try route(items).vertices.map { [$0.wait, ($0.circles * 1000).rounded() / 1000] }
  }

  @Test("a hold, a loiter time, turns and a delay are waits at their place")
  func waiting() throws {
    #expect(try waits([item(16, "600,0,0,null,44.1,20.1,50"), last]) == [[600, 0], [0, 0]])
    #expect(try waits([first, item(19, "600,0,200,null,44.2,20.2,60")]) == [[0, 0], [600, 0]])
    // Three circles of 100 m: 600 pi m, whichever way round.
    for radius in ["100", "-100"] {
      #expect(
        try waits([first, item(18, "3,0,\(radius),null,44.2,20.2,60")]) == [[0, 0], [0, 1884.956]])
    }
    #expect(try waits([first, item(93, "600,-1,-1,-1,0,0,0", frame: 2), last]) == [[600, 0], [0, 0]])
    #expect(try waits([first, item(31, "0,0,0,null,44.2,20.2,60"), last]).count == 2)
  }

  @Test("a loiter without a radius is told, and one at 0/0 is where the aircraft is")
  func here() throws {
    let turns = try route([first, item(18, "1,0,0,null,44.2,20.2,60")])
    #expect(abs(turns.vertices[1].circles - 376.991) < 1e-3)
    #expect(turns.notes.contains { $0.contains("circles without a radius; 60 m") })
    for place in ["0,0,0", "null,null,null"] {
      #expect(try waits([first, item(19, "30,0,0,null,\(place)"), last]) == [[30, 0], [0, 0]])
    }
    #expect(try problem([item(19, "30,0,0,null,0,0,0"), first, last]).contains("before any waypoint"))
  }

  @Test("waits at a place that is told twice add up")
  func repeated() throws {
    #expect(
      try waits([item(16, "5,0,0,null,44.1,20.1,50"), item(19, "7,0,0,null,44.1,20.1,50"), last])
        == [[12, 0], [0, 0]])
  }

  @Test("waiting without end, for a time of day, or for less than nothing is refused")
  func endless() throws {
    let unlimited = try problem([first, item(17, "0,0,0,null,44.2,20.2,60"), last])
    #expect(unlimited.contains("mission.items[1] waits without end (command 17)"))
    #expect(try problem([first, item(93, "-1,12,0,0,0,0,0"), last]).contains("time of day (command 93)"))
    #expect(try problem([first, item(19, "-5,0,0,null,44.2,20.2,60")]).contains("waits for -5.0 s"))
  }

  @Test(
    "a movement that is not known and has a place is named, not passed over",
    arguments: [32, 33, 34, 36, 81, 94, 192])
  func unknown(command: Int) throws {
    let text = try problem([first, item(command, "0,0,0,null,44.15,20.15,50"), last])
    #expect(text.contains("mission.items[1] has the command \(command), which flies to a place"))
    // Without a place it moves nothing.
    #expect(try route([first, item(command, "0,0,0,null,0,0,0"), last]).vertices.count == 2)
    // The same in a list of waypoints.
    let lines = [
      "QGC WPL 110", "0\t1\t0\t16\t0\t0\t0\t0\t44\t20\t100\t1", "# a remark",
      "1\t0\t3\t16\t0\t0\t0\t0\t44.1\t20.1\t50\t1",
      "2\t0\t3\t\(command)\t0\t0\t0\t0\t44.2\t20.2\t50\t1",
    ]
    let list = try scratch.write(lines.joined(separator: "\n"), to: "a.waypoints")
    let error = try fault(.badData) { _ = try RouteReader(path: list).route() }
    #expect(error.problem.contains("item 2 has the command \(command)"))
    #expect(error.place?.line == 5)
  }

  @Test(
    "commands that look at a place, or set the camera off, move nothing", arguments: [80, 195, 201, 206, 530])
  func harmless(command: Int) throws {
    #expect(try route([first, item(command, "0,0,0,0,44.15,20.15,50"), last]).vertices.count == 2)
  }

  @Test("what follows the start of a landing is the way back, not the route")
  func landing() throws {
    let route = try route([
      first, last, item(189, "0,0,0,0,0,0,0", frame: 2), item(31, "0,0,0,null,44.5,20.5,40"),
      item(21, "0,0,0,null,44.6,20.6,0"),
    ])
    #expect(route.vertices.map(\.coordinate.latitude) == [44.1, 44.2])
    #expect(route.endsWithReturn)
  }

  @Test(
    "a survey without stored items is flown above what its distance mode says",
    arguments: [
      (#""DistanceMode":1"#, "false", HeightReference.launch), (#""DistanceMode":2"#, "false", .seaLevel),
      (#""DistanceMode":3"#, "false", .ground), (#""DistanceMode":4"#, "false", .ground),
      (#""DistanceMode":2"#, "true", .ground), (#""DistanceToSurfaceRelative":false"#, "true", .ground),
    ])
  func survey(mode: String, follows: String, reference: HeightReference) throws {
    func survey(_ mode: String) -> String {
      #"{"type":"ComplexItem","complexItemType":"survey","TransectStyleComplexItem":{"FollowTerrain":\#(follows),"#
        + #""VisualTransectPoints":[[44.1,20.1],[44.2,20.2]],"CameraCalc":{"DistanceToSurface":50,\#(mode)}}}"#
    }
    let heights = try route([survey(mode)]).vertices.map(\.height)
    #expect(
      heights == [RouteHeight(metres: 50, above: reference), RouteHeight(metres: 50, above: reference)])
    if follows == "false" {
      #expect(try problem([survey(#""DistanceMode":0"#)]).contains("DistanceMode: expected 1 to 4, found 0"))
    }
  }

  @Test("an encoding says nothing about a flight plan, and messages name the key of a route")
  func keys() throws {
    var query = LayerQuery(encoding: "CP1251")
    query.keyPrefix = "route_"
    let plan = try path([first, last])
    let error = try fault(.badData) {
      _ = try RouteReader(path: plan, query: query, notes: InputNotes()).route()
    }
    #expect(error.remedy == "leave out `route_encoding`")
  }
}
