import GeoCore
import Scenario
import Testing

@Suite struct PatrolFlightTests {
  private func patrol(_ text: String, along route: Route) throws -> Patrol {
    try Scenario(
      yaml: smallest + "patrols: [{id: A, type: uav, route_source: a.plan, \(text)}]", file: "s.yaml"
    ).onlyPatrol(along: route)
  }

  private func route(_ heights: [Double?], above reference: HeightReference?) -> Route {
    Route(
      vertices: heights.enumerated().map { index, metres in
        RouteVertex(
          Coordinate(longitude: 22 + Double(index) / 10, latitude: 41),
          height: metres.map { RouteHeight(metres: $0, above: reference) })
      })
  }

  private func fault(_ text: String, along route: Route) -> String {
    let error = #expect(throws: InputError.self) { try patrol(text, along: route) }
    return error?.description ?? ""
  }

  @Test("the heights of a flight plan are flown, unless the patrol has its own")
  func ownHeights() throws {
    let plan = route([50, 60], above: .launch)
    #expect(try patrol("speed_m_s: 9", along: plan).route == plan.vertices)
    let own = try patrol("height_m: 120", along: plan).route.map(\.height)
    #expect(own == [RouteHeight(metres: 120, above: .ground), RouteHeight(metres: 120, above: .ground)])
  }

  @Test("waits of a flight plan stay at its vertices, whatever its heights")
  func waits() throws {
    var plan = route([50, 60], above: .launch)
    (plan.vertices[0].wait, plan.vertices[1].circles) = (600, 300)
    for text in ["speed_m_s: 9", "height_m: 120"] {
      let vertices = try patrol(text, along: plan).route
      #expect(vertices.map(\.wait) == [600, 0] && vertices.map(\.circles) == [0, 300])
    }
  }

  @Test("a plan tells the vertices of its route's source, and notices when that holds another route")
  func recorded() throws {
    var plan = route([50, 60], above: .launch)
    plan.vertices[1].wait = 30
    let record =
      "route_vertices: [{at: [22, 41], height_m: 50, above: relative},"
      + " {at: [22.1, 41], height_m: 60, above: relative, wait_s: 30}]"
    #expect(try patrol(record, along: plan).notes.isEmpty)
    plan.vertices[1].wait = 31
    #expect(try patrol(record, along: plan).notes.count == 1)
    #expect(try patrol(record, along: plan).route == plan.vertices)
  }

  @Test("heights that do not say what they are above need a reference, and are not used without")
  func unframed() throws {
    let track = route([500, 600], above: nil)
    let told = try patrol("height_reference: amsl", along: track)
    #expect(told.route.map(\.height) == [500, 600].map { RouteHeight(metres: $0, above: .seaLevel) })
    #expect(told.notes.isEmpty)
    let untold = try patrol("speed_m_s: 9", along: track)
    #expect(untold.route.allSatisfy { $0.height == RouteHeight(metres: 200, above: .ground) })
    #expect(untold.notes.count == 1)
    #expect(untold.notes[0].hasPrefix("patrol A: the heights of its route are not used"))
  }

  @Test("a flight plan's launch point and commanded speed come before the type's")
  func commands() throws {
    var plan = route([50, 60], above: .launch)
    plan.launch = Coordinate(longitude: 22.05, latitude: 41.05)
    plan.speed = 12.5
    plan.notes = ["a note"]
    let patrol = try patrol("turn_s: 1", along: plan)
    #expect(patrol.launch == plan.launch)
    #expect(patrol.speed == 12.5)
    #expect(patrol.notes == ["a note"])
    let own = try self.patrol("speed_m_s: 9, launch: [22, 41]", along: plan)
    #expect(own.speed == 9)
    #expect(own.launch == Coordinate(longitude: 22, latitude: 41))
  }

  @Test("heights that contradict each other or the patrol are faults")
  func faults() {
    #expect(
      fault("height_reference: amsl", along: route([50, 60], above: .launch)).contains(
        "the heights of its route say themselves that they are relative"))
    #expect(
      fault("turn_s: 0", along: route([50, nil], above: .ground)).contains("vertex 1 has no height"))
    #expect(
      fault("turn_s: 0", along: route([50, -1], above: .ground)).contains("vertex 1 is -1 m above the ground")
    )
    #expect(
      fault("height_reference: amsl", along: route([nil, nil], above: nil)).contains(
        "has no height above amsl"))
  }

  @Test("a height of the route itself may be below the launch point or the sea")
  func below() throws {
    for reference in [HeightReference.launch, .seaLevel] {
      #expect(
        try patrol("turn_s: 0", along: route([-5, 60], above: reference)).route[0].height?.metres == -5)
    }
  }
}
