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
  /// night. The day camera sweeps 360 degrees in 157 steps of 2 s, S = 314 s, and looks for 314 x 2.3 / 360 =
  /// 2.006 s: 0.9618 looks in 300 s. 50 % need a look of 0.5199, at a ratio of 1.02353: 1868.9 m, 934.5 m at
  /// night.
  @Test("a pillar has its thermal camera and half its day camera at night")
  func pillar() throws {
    let site = "sites: [{id: P1, type: fixed-pillar, at: [22.9, 41.8]}]"
    let night = try #require(try sensors(site).first)
    #expect(night.id == "P1")
    #expect(night.type == "fixed-pillar")
    #expect(night.mastHeight == 18)
    #expect(night.coordinate == Coordinate(longitude: 22.9, latitude: 41.8))
    #expect(night.fields.map { $0.maxRange.rounded() } == [4412, 934])
    #expect(night.fields.allSatisfy { $0.sector == Angle(degrees: 360) })
    let day = try #require(try sensors(site + "\nconditions: {light: day}").first)
    #expect(day.fields.map { $0.maxRange.rounded() } == [4412, 1869])
    let vehicle = try #require(try sensors(site + "\ntarget: vehicle\ntask: recognition").first)
    #expect(vehicle.fields.map { $0.maxRange.rounded() } == [3382, 187])
  }

  /// 0.5 km: sigma 8.12 /km; ln R + 8.12 R = ln(10 x 4.41176) at R = 0.54183 km, by bisection.
  @Test("fog shortens a pillar's thermal range eightfold, and its clear curve does not know it")
  func fog() throws {
    let site = "sites: [{id: P1, type: fixed-pillar, at: [22.9, 41.8]}]"
    let field = try #require(try sensors(site + "\nconditions: {visibility_km: 0.5}").first?.fields.first)
    #expect(abs(field.maxRange - 541.83) < 0.01)
    #expect(field.taskRanges[.detection] == field.maxRange)
    #expect(field.reach > field.maxRange && field.reach < 1000)
    #expect(abs(field.detectionProbability(atSlantRange: field.reach) - negligibleProbability) < 1e-9)
    // 1 / (1 + 4.41176^-5.78824), as without fog.
    #expect(abs(field.clearDetectionProbability(atSlantRange: 1000) - 0.999814) < 1e-6)
    #expect(field.detectionProbability(atSlantRange: 1000) < negligibleProbability)
  }

  /// The thermal camera sweeps 360 degrees in ceil(360 / 4.15404) = 87 steps, 174 s; the dwell is 2.00778 s.
  @Test("a short exposure lowers the chance of a look, and below one half there is no range of 50 %")
  func shortExposure() throws {
    let site = "sites: [{id: P1, type: fixed-pillar, at: [22.9, 41.8]}]\nexposure_s: 60"
    let field = try #require(try sensors(site).first?.fields.first)
    #expect(abs(field.looks.count - 62.00778 / 174) < 1e-6)
    #expect(field.maxRange == 0)
    #expect(field.reach > 4412)
    #expect(abs(field.detectionProbability(atSlantRange: 0) - field.looks.count) < 1e-12)
  }

  @Test("a head's tilt limits widen by half the field, a fixed tilt is half the field either way")
  func elevations() throws {
    let site = "sites: [{id: P1, type: fixed-pillar, at: [22.9, 41.8]}]"
    let thermal = try #require(try sensors(site).first?.fields.first)
    // Half of 2 atan(480 x 17 um / 300 mm) is 1.55807 degrees.
    #expect(abs(thermal.elevations.lowest.degrees + 46.55807) < 1e-4)
    #expect(abs(thermal.elevations.highest.degrees - 46.55807) < 1e-4)
    let fixed = """
      equipment: {a: {mast_height_m: 2, cameras: [{name: t, band: lwir, hfov_deg: 4, pixels: [640, 480], vfov_deg: 3,
                 tilt_deg: -10}]}}
      sites: [{id: A, type: a, at: [22.9, 41.8]}]
      """
    let field = try #require(try sensors(fixed).first?.fields.first)
    #expect(abs(field.elevations.lowest.degrees + 11.5) < 1e-12)
    #expect(abs(field.elevations.highest.degrees + 8.5) < 1e-12)
  }

  @Test("criteria by band hold for cameras without their own, and the scenario's own sets count")
  func criteria() throws {
    let text = """
      criterion_sets: {strict: {detection_cycles: 1.5, recognition_cycles: 6, identification_cycles: 12}}
      criteria: {lwir: strict, visible: industry}
      exposure_s: 1000
      sites: [{id: P1, type: fixed-pillar, at: [22.9, 41.8]}]
      """
    let fields = try #require(try sensors(text + "\nconditions: {light: day}").first).fields
    // Twice the cycles are half of 4411.8 m; the day camera has 0.5 x 1920 / (2 tan 1.15 degrees) = 23,911.6
    // m.
    #expect(fields.map { $0.maxRange.rounded() } == [2206, 23_912])
  }

  @Test("assumptions of the scenario replace the documented ones")
  func assumptions() throws {
    // MRTD at f_N is then 2 x 4 x 0.25 K, all of the person's 2 K: the gate bites from the first metre.
    let text = """
      assumptions: {netd_lwir_mk: 500, clear_air_lwir_per_km: 1}
      sites: [{id: P1, type: fixed-pillar, at: [22.9, 41.8]}]
      """
    let field = try #require(try sensors(text).first?.fields.first)
    // ln R + R = ln 4.41176 at R = 1.2562 km.
    #expect(abs(field.maxRange - 1256.19) < 0.01)
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
    #expect(layer.query.layers == .named("l"))
    #expect(layer.query.filter == "x = 1")
    let row = PointRow(
      coordinate: Coordinate(longitude: 22, latitude: 42),
      attributes: ["id": .text("T1"), "type": .text("thermal")], place: "a.gpkg (layer l, feature 7)",
      number: 7)
    let error = #expect(throws: InputError.self) { try scenario.sensors(sites: [Site(row: row)]) }
    #expect(
      error?.description.hasPrefix(
        "a.gpkg (layer l, feature 7): column type: unknown type of equipment `thermal`") == true
    )
  }
}

extension Scenario {
  fileprivate func sensorsOfInlineSites() throws -> [Sensor] { try sensors(sites: inlineSites) }
}
