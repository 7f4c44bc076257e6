import GeoCore
import Scenario
import SensorPhysics
import Testing

@Suite struct PatrolTests {
  private static let way = "route: [[22.1, 41.2], [22.3, 41]]"

  private func patrol(_ text: String, more: String = "", along route: Route? = nil) throws -> Patrol {
    try Scenario(yaml: smallest + "patrols: [{id: A, \(text)}]\n\(more)", file: "s.yaml")
      .onlyPatrol(along: route)
  }

  @Test("an aircraft takes from its type what it leaves out, and goes out and back above the ground")
  func aircraft() throws {
    let patrol = try patrol("type: uav, \(Self.way)")
    #expect(patrol.kind == .aircraft)
    #expect(patrol.route.map(\.coordinate.longitude) == [22.1, 22.3])
    #expect(patrol.route.allSatisfy { $0.height == RouteHeight(metres: 200, above: .ground) })
    #expect(patrol.speed == 20)
    #expect(patrol.endurance == 5400)
    #expect(patrol.turnaround == 1800)
    #expect(!patrol.isClosed && patrol.turnTime == 0 && patrol.start == 0)
    #expect(patrol.aircraft == 1 && patrol.inAir == nil)
    #expect(patrol.launch == Coordinate(longitude: 22.1, latitude: 41.2))
    #expect(patrol.cameras.map(\.gimbal?.direction) == [.border])
    #expect(patrol.sensesOnTheMove)
    #expect(patrol.halts == nil && patrol.posts.isEmpty && patrol.notes.isEmpty)
  }

  @Test("an aircraft's own figures rule, and its camera needs no name")
  func ownFigures() throws {
    let camera = "{band: lwir, hfov_deg: 25, vfov_deg: 20, pixels: [640, 512], depression_deg: 15}"
    let patrol = try patrol(
      "type: uav, \(Self.way), height_m: 900, height_reference: amsl, speed_m_s: 17, camera: \(camera),"
        + " aircraft: 2, in_air: 1, launch: [22.2, 41.1], closed: true, turn_s: 9, start_s: 30")
    #expect(patrol.route.allSatisfy { $0.height == RouteHeight(metres: 900, above: .seaLevel) })
    #expect(patrol.speed == 17)
    #expect(patrol.cameras.map(\.name) == ["camera"])
    #expect(patrol.cameras.first?.gimbal == Gimbal(depression: Angle(degrees: 15), direction: .alongTrack))
    #expect(patrol.aircraft == 2 && patrol.inAir == 1)
    #expect(patrol.launch == Coordinate(longitude: 22.2, latitude: 41.1))
    #expect(patrol.isClosed && patrol.turnTime == 9 && patrol.start == 30)
  }

  @Test("cameras without names are numbered, and those of one patrol have names of their own")
  func cameraNames() throws {
    let camera = "band: lwir, hfov_deg: 25, pixels: [640, 512], depression_deg: 15"
    let patrol = try patrol(
      "type: uav, \(Self.way), cameras: [{\(camera)}, {name: day, \(camera)}, {\(camera)}]")
    #expect(patrol.cameras.map(\.name) == ["camera-1", "day", "camera-3"])
  }

  @Test("a vehicle has no height, senses where it stands, and halts along its route")
  func vehicle() throws {
    let every = try patrol("type: camera-vehicle, \(Self.way), halts: {every_m: 3000, duration_s: 900}")
    #expect(every.kind == .vehicle)
    #expect(every.route.allSatisfy { $0.height == nil })
    #expect(every.launch == nil && every.endurance == nil)
    #expect(every.halts == .every(3000, duration: 900))
    #expect(every.mastHeight == 3 && every.speed == 8 && !every.sensesOnTheMove)
    let some = try patrol(
      "type: camera-vehicle, \(Self.way), mast_height_m: 4, senses_on_the_move: true,"
        + " halts: {at_m: [0, 700], duration_s: 60}")
    #expect(some.halts == .at([0, 700], duration: 60))
    #expect(some.mastHeight == 4 && some.sensesOnTheMove)
  }

  @Test("a patrol of posts needs no speed, and has its posts in the order of time")
  func posts() throws {
    let patrol = try patrol(
      "type: mobile-video-system, posts: [{at: [22.2, 41.1], from_s: 100, to_s: 200, azimuth_deg: -30},"
        + " {at: [22.3, 41.1], from_s: 0, to_s: 100}]")
    #expect(patrol.speed == nil && patrol.route.isEmpty)
    #expect(patrol.posts.map(\.time) == [0..<100, 100..<200])
    #expect(patrol.posts.map(\.azimuth) == [nil, Angle(degrees: 330)])
    #expect(patrol.cameras.count == 2 && patrol.mastHeight == 6)
  }

  @Test("a vehicle without cameras is a patrol")
  func blind() throws {
    let patrol = try patrol("type: patrol-vehicle, \(Self.way)")
    #expect(patrol.cameras.isEmpty)
    #expect(patrol.speed == 8)
  }

  @Test("a patrol that stands is a sensor with the site's fields")
  func standing() throws {
    let place = Coordinate(longitude: 22.2, latitude: 41.1)
    let text = """
      sites: [{id: S, type: mobile-video-system, at: [22.2, 41.1], azimuth_deg: 10, sector_deg: 90}]
      patrols: [{id: S2, type: mobile-video-system, posts: [{at: [22.2, 41.1], from_s: 0, to_s: 9}]}]
      """
    let scenario = try Scenario(yaml: smallest + text, file: "s.yaml")
    let site = try #require(try scenario.sensors(sites: scenario.inlineSites).first)
    var sensor = try scenario.sensor(
      of: scenario.onlyPatrol(), at: place, azimuth: Angle(degrees: 10), sector: Angle(degrees: 90))
    #expect(sensor.id == "S2")
    sensor.id = "S"
    #expect(sensor == site)
  }

  @Test("the period is one night unless the scenario tells")
  func period() throws {
    #expect(try Scenario(yaml: smallest, file: "s.yaml").period == 28_800)
    #expect(try Scenario(yaml: smallest + "period_s: 60", file: "s.yaml").period == 60)
  }
}
