import GeoCore
import GeoIO
import Testing

struct FlightPlanTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func item(_ command: Int, frame: Int = 3, _ params: String) -> String {
    #"{"type":"SimpleItem","command":\#(command),"frame":\#(frame),"params":[\#(params)]}"#
  }

  private func plan(
    _ items: [String], home: String = "[44,20,100]", head: String = #""fileType":"Plan","version":1"#
  ) -> String {
    #"{\#(head),"mission":{"version":2,"plannedHomePosition":\#(home),"items":[\#(items.joined(separator: ","))]}}"#
  }

  private var waypoints: [String] {
    [
      item(16, frame: 0, "0,0,0,null,44.1,20.1,500"), item(16, frame: 3, "0,0,0,null,44.2,20.2,50"),
      item(16, frame: 10, "0,0,0,null,44.3,20.3,60"),
    ]
  }

  private func route(_ text: String) throws -> Route {
    try RouteReader(path: scratch.write(text, to: "a.plan")).route()
  }

  private func fault(_ text: String) throws -> InputError {
    let path = try scratch.write(text, to: "a.plan")
    let error = try GeoIOTests.fault(.badData) { _ = try RouteReader(path: path).route() }
    #expect(error.place?.file == path)
    return error
  }

  @Test("waypoints are [latitude, longitude, height] above sea level, launch or ground by their frame")
  func frames() throws {
    let vertices = try route(plan(waypoints)).vertices
    #expect(
      vertices == [
        RouteVertex(
          Coordinate(longitude: 20.1, latitude: 44.1), height: RouteHeight(metres: 500, above: .seaLevel)),
        RouteVertex(
          Coordinate(longitude: 20.2, latitude: 44.2), height: RouteHeight(metres: 50, above: .launch)),
        RouteVertex(
          Coordinate(longitude: 20.3, latitude: 44.3), height: RouteHeight(metres: 60, above: .ground)),
      ])
  }

  @Test("the launch point is the takeoff's place, else the planned home; a return and a speed are noticed")
  func commands() throws {
    let plain = try route(plan(waypoints))
    #expect(plain.launch == Coordinate(longitude: 20, latitude: 44))
    #expect(!plain.endsWithReturn && plain.speed == nil)
    let all =
      [item(22, "0,0,0,null,44.05,20.05,50"), item(178, frame: 2, "1,12.5,-1,0,0,0,0")] + waypoints
      + [item(206, frame: 2, "25,0,1,0,0,0,0"), item(20, frame: 2, "0,0,0,0,0,0,0")]
    let full = try route(plan(all))
    #expect(full.launch == Coordinate(longitude: 20.05, latitude: 44.05))
    #expect(full.vertices == plain.vertices)
    #expect(full.endsWithReturn && full.speed == 12.5 && full.notes.isEmpty)
    #expect(try route(plan([item(22, "0,0,0,null,null,null,50")] + waypoints)).launch == plain.launch)
    #expect(try route(plan(waypoints, home: "[0,0,0]")).launch == nil)
  }

  @Test("two speeds and a jump are told, as neither is followed")
  func notes() throws {
    let speeds = [4, 6].map { item(178, frame: 2, "1,\($0),-1,0,0,0,0") }
    let route = try route(plan(speeds + waypoints + [item(177, frame: 2, "1,5,0,0,0,0,0")]))
    #expect(route.speed == 4)
    #expect(route.notes.count == 2)
    #expect(route.notes.contains { $0.contains("commands 2 speeds; the first, 4.0 m/s") })
    #expect(route.notes.contains { $0.contains("mission.items[5] jumps") })
  }

  @Test(
    "a survey and a corridor are flown by their stored items, else by their transects' points",
    arguments: ["survey", "CorridorScan"])
  func transects(kind: String) throws {
    func complex(_ stored: String) -> String {
      #"{"type":"ComplexItem","complexItemType":"\#(kind)","TransectStyleComplexItem":{\#(stored)}}"#
    }
    let camera = #""CameraCalc":{"DistanceToSurface":50,"DistanceToSurfaceRelative":false}"#
    let points = #""VisualTransectPoints":[[44.1,20.1],[44.2,20.2]]"#
    let stored = try route(
      plan([complex(#""Items":[\#(waypoints.joined(separator: ","))],\#(points),\#(camera)"#)]))
    #expect(stored.vertices == (try route(plan(waypoints)).vertices))
    let drawn = try route(plan([complex("\(points),\(camera)")])).vertices
    #expect(drawn.map(\.coordinate.longitude) == [20.1, 20.2])
    #expect(
      drawn.map(\.height) == [.init(metres: 50, above: .seaLevel), .init(metres: 50, above: .seaLevel)])
    let relative = #""CameraCalc":{"DistanceToSurface":50,"DistanceToSurfaceRelative":true}"#
    #expect(
      try route(plan([complex("\(points),\(relative)")])).vertices.first?.height
        == RouteHeight(metres: 50, above: .launch))
    #expect(try fault(plan([complex(camera)])).problem.contains("the \(kind) has no stored transects"))
  }

  @Test("a landing pattern brings the aircraft back and is no route")
  func landing() throws {
    let pattern = #"{"type":"ComplexItem","complexItemType":"fwLandingPattern"}"#
    let route = try route(plan(waypoints + [pattern]))
    #expect(route.endsWithReturn)
    #expect(route.vertices.count == 3)
  }

  @Test(
    "a malformed plan names the key or the item at fault",
    arguments: [
      (#"{"fileType" 3}"#, "is not a flight plan: not valid JSON: Invalid value around character 12"),
      ("[]", "is not a flight plan: the document: expected an object"),
      (#"{"fileType":3}"#, "is not a flight plan: fileType: expected a text"),
      (#"{"fileType":"Mission","version":1}"#, "fileType: expected Plan, found Mission"),
      (#"{"version":1}"#, "fileType: expected Plan, found nothing"),
      (#"{"fileType":"Plan","version":42}"#, "version: expected 1, found 42"),
      (#"{"fileType":"Plan","version":1}"#, "mission: missing, the plan has no route"),
      (
        #"{"fileType":"Plan","version":1,"mission":{"version":3,"items":[]}}"#,
        "mission.version: expected 2, found 3"
      ),
      (#"{"fileType":"Plan","version":1,"mission":{"version":2}}"#, "items is missing"),
      (
        #"{"fileType":"Plan","version":1,"mission":{"version":2,"items":[{"command":16}]}}"#,
        "mission.items[0].type is missing"
      ),
    ])
  func malformed(text: String, words: String) throws {
    #expect(try fault(text).problem.contains(words))
  }

  @Test(
    "an item that cannot be flown is named",
    arguments: [
      (#"{"type":"Item"}"#, "mission.items[0].type: expected SimpleItem or ComplexItem, found Item"),
      (#"{"type":"SimpleItem","command":16}"#, "mission.items[0]: expected command, frame and 7 params"),
      (
        #"{"type":"ComplexItem","complexItemType":"StructureScan"}"#,
        "mission.items[0].complexItemType: expected survey or CorridorScan, found StructureScan"
      ),
      (
        #"{"type":"SimpleItem","command":16,"frame":1,"params":[0,0,0,0,44,20,9]}"#,
        "mission.items[0] has the frame 1"
      ),
      (
        #"{"type":"SimpleItem","command":16,"frame":0,"params":[0,0,0,0,null,20,9]}"#,
        "a waypoint without a place"
      ),
      (
        #"{"type":"SimpleItem","command":16,"frame":0,"params":[0,0,0,0,44,20,null]}"#,
        "a waypoint without a height"
      ),
      (#"{"type":"SimpleItem","command":16,"frame":0,"params":[0,0,0,0,144,20,9]}"#, "not on Earth"),
      (
        #"{"type":"SimpleItem","command":178,"frame":2,"params":[1,0,0,0,0,0,0]}"#,
        "commands a speed of 0.0 m/s"
      ),
    ])
  func badItem(item: String, words: String) throws {
    #expect(try fault(plan([item] + waypoints)).problem.contains(words))
  }

  @Test("a mission of one waypoint, or of none, is no route")
  func short() throws {
    #expect(try fault(plan([])).problem.contains("leads over no place"))
    #expect(try fault(plan([waypoints[0]])).problem.contains("leads over one place only"))
  }

  @Test("a plan has no layers to choose from")
  func layers() throws {
    let path = try scratch.write(plan(waypoints), to: "a.plan")
    let error = try GeoIOTests.fault(.badData) { _ = try RouteReader(path: path, layer: "a").route() }
    #expect(error.problem.contains("has no layers"))
    let asLayer = try GeoIOTests.fault(.badData) { _ = try RouteReader(path: path).rows() }
    #expect(asLayer.problem == "is one flight, not a layer of patrols")
  }
}
