import GeoCore
import Scenario
import SensorPhysics
import Testing

@Suite struct CatalogueTests {
  @Test("the built-in catalogue has its classes, each with its assumptions")
  func classes() throws {
    let classes = try EquipmentType.builtIn()
    #expect(
      classes.map(\.name) == ["fixed-pillar", "stationary-system", "thermal-camera", "mobile-video-system"])
    #expect(classes.map(\.mastHeight) == [18, 12, 2, 6])
    #expect(classes.map(\.sector) == [360, 180, 120, 360].map(Angle.init(degrees:)))
    #expect(classes.allSatisfy { $0.assumptions?.contains("assumed") == true })
    #expect(classes[0].cameras.map(\.nightFactor) == [1, 0.5])
    #expect(classes[3].cameras.map(\.nightFactor) == [1, 0])
  }
}
