import GeoCore
import Scenario
import SensorPhysics
import Testing

@Suite struct SensorTests {
  private func sensors(_ text: String) throws -> [Sensor] {
    let scenario = try Scenario(yaml: smallest + text, file: "s.yaml")
    return try scenario.sensors(sites: scenario.inlineSites)
  }

  /// Ranges by hand: 0.5 x 150 mm / 17 um = 4411.8 m; 1920 / (50 tan 1.15 degrees) = 1912.9 m, half of it at
  /// night.
  @Test("a pillar has its thermal camera and half its day camera at night")
  func pillar() throws {
    let site = "sites: [{id: P1, type: fixed-pillar, at: [22.9, 41.8]}]"
    let night = try #require(try sensors(site).first)
    #expect(night.id == "P1")
    #expect(night.type == "fixed-pillar")
    #expect(night.mastHeight == 18)
    #expect(night.coordinate == Coordinate(longitude: 22.9, latitude: 41.8))
    #expect(night.fields.map { $0.maxRange.rounded() } == [4412, 956])
    #expect(night.fields.allSatisfy { $0.sector == Angle(degrees: 360) })
    let day = try #require(try sensors(site + "\nconditions: {light: day}").first)
    #expect(day.fields.map { $0.maxRange.rounded() } == [4412, 1913])
    let vehicle = try #require(try sensors(site + "\ntarget: vehicle\ntask: recognition").first)
    #expect(vehicle.fields.map { $0.maxRange.rounded() } == [3382, 191])
  }

  @Test("a plain day camera stays at night, without range")
  func dayCamera() throws {
    let site = "sites: [{id: M1, type: mobile-video-system, at: [22.9, 41.8]}]"
    let sensor = try #require(try sensors(site).first)
    #expect(sensor.fields.map(\.maxRange).last == 0)
    #expect(sensor.fields.map(\.isUseful) == [true, false])
  }

  @Test("the narrower of the camera's and the site's sector holds, and the larger minimum range")
  func limits() throws {
    let fields = try #require(
      try Scenario(yaml: fullest, file: "s.yaml").sensorsOfInlineSites().dropFirst().first
    )
    .fields
    #expect(fields.map(\.sector) == [200.1, 77.7, 200.1].map(Angle.init(degrees:)))
    #expect(fields.map(\.minRange) == [12.5, 12.5, 12.5])
    #expect(fields.allSatisfy { $0.azimuth == fields[0].azimuth })
    #expect((fields[0].azimuth.degrees - 280.1).magnitude < 1e-9)
    let text =
      "sites: [{id: T, type: thermal-camera, at: [22, 42], sector_deg: 360, mast_height_m: 4, min_range_m: 7}]"
    let sensor = try #require(try sensors(text).first)
    #expect(sensor.mastHeight == 4)
    #expect(sensor.fields[0].minRange == 7)
  }

  @Test("sites of layers are checked as inline ones are, by the row's place")
  func layerSites() throws {
    let scenario = try Scenario(
      yaml: smallest + "sites: [{source: a.gpkg, layer: l, where: x = 1}]", file: "s.yaml")
    guard case .layer(let layer) = try #require(scenario.sites.first) else {
      Issue.record("the item is a layer")
      return
    }
    #expect(layer.source == SourcePath("a.gpkg"))
    #expect(layer.layer == "l")
    #expect(layer.filter == "x = 1")
    let row = PointRow(
      coordinate: Coordinate(longitude: 22, latitude: 42),
      attributes: ["id": .text("T1"), "type": .text("thermal")], place: "a.gpkg (layer l, feature 7)",
      number: 7)
    let error = #expect(throws: InputError.self) { try scenario.sensors(sites: [Site(row: row)]) }
    #expect(
      error?.description.hasPrefix("a.gpkg (layer l, feature 7): unknown type of equipment `thermal`") == true
    )
  }
}

extension Scenario {
  fileprivate func sensorsOfInlineSites() throws -> [Sensor] { try sensors(sites: inlineSites) }
}
