import RadioLinks
import GeoCore
import Scenario
import SensorPhysics
import Testing

@Suite struct CatalogueTests {
  @Test("the built-in catalogue has its classes, each with its assumptions")
  func classes() throws {
    let classes = try EquipmentType.builtIn()
    #expect(
      classes.map(\.name) == [
        "fixed-pillar", "stationary-system", "local-centre", "regional-centre", "thermal-camera",
        "mobile-video-system", "camera-vehicle", "patrol-vehicle", "drone", "uav",
      ])
    #expect(classes.map(\.programmeCount) == [2, nil, nil, nil, 45, 6, nil, 63, 5, 25])
    #expect(classes.map(\.mastHeight) == [18, 12, 30, 40, 2, 6, 3, 0, 0, 0])
    #expect(classes.allSatisfy { $0.assumptions?.contains("assumed") == true && $0.role != nil })
  }

  private func type(_ name: String) throws -> EquipmentType {
    try #require(try EquipmentType.builtIn().first { $0.name == name })
  }

  @Test("standing classes have the optics and sectors of the programme's table")
  func standing() throws {
    let pillar = try type("fixed-pillar")
    #expect(pillar.cameras.map(\.nightFactor) == [1, 0.5])
    #expect(pillar.cameras.map(\.optics.focalLength) == [0.15, nil])
    #expect(pillar.tiltLimits == Angle(degrees: -45)...Angle(degrees: 45))
    let mobile = try type("mobile-video-system")
    #expect(mobile.kind == .vehicle)
    #expect(mobile.cameras.map(\.nightFactor) == [1, 0])
    let names = [
      "fixed-pillar", "stationary-system", "thermal-camera", "mobile-video-system", "camera-vehicle",
    ]
    #expect(try names.map { try type($0).sector.degrees.rounded() } == [360, 180, 120, 360, 360])
  }

  @Test("moving classes have speed, endurance, height and camera")
  func moving() throws {
    let drone = try type("drone")
    #expect(drone.kind == .aircraft)
    #expect(drone.movement.speed == 10)
    #expect(drone.movement.endurance == 1500)
    #expect(drone.movement.turnaround == 900)
    #expect(drone.movement.height == 100)
    let uav = try type("uav")
    #expect(uav.movement.speed == 20)
    #expect(uav.movement.endurance == 5400)
    #expect(uav.movement.turnaround == 1800)
    #expect(uav.movement.height == 200)
    #expect(uav.cameras[0].gimbal == Gimbal(depression: Angle(degrees: 15), direction: .border))
    #expect(uav.cameras[0].optics.vfov == Angle(degrees: 20))
    #expect(try type("camera-vehicle").movement.sensesAtHalts)
    #expect(try type("patrol-vehicle").cameras.isEmpty)
    #expect(try type("patrol-vehicle").movement.speed == 8)
  }

  @Test("centres have mast, radio and capacity")
  func centres() throws {
    let (local, regional) = (try type("local-centre").centre, try type("regional-centre").centre)
    #expect(local.level == .local)
    #expect(local.link?.frequency == 5.8e9)
    #expect(local.link?.maxRange == 40_000)
    #expect(local.capacity == 32)
    #expect(regional.level == .regional)
    #expect(regional.link?.maxRange == 60_000)
    #expect(regional.capacity == 256)
  }
}
