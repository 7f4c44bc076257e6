import GeoCore
import SensorPhysics
import Testing

@Suite struct CameraFieldTests {
  private func field(azimuth: Double, sector: Double, minRange: Double = 0, maxRange: Double = 1000)
    -> CameraField
  {
    CameraField(
      camera: "thermal", band: .lwir, minRange: minRange, maxRange: maxRange,
      azimuth: Angle(degrees: azimuth),
      sector: Angle(degrees: sector))
  }

  @Test(
    "a sector holds the directions within half its width of its middle",
    arguments: [
      (75.0, 120.0, 16.0, true), (75, 120, 14, false), (75, 120, 134, true), (75, 120, 136, false),
      (350, 40, 9, true), (350, 40, 11, false), (350, 40, -29, true), (10, 40, 351, true),
      (180, 360, 0, true), (0, 359, 180, false), (90, 180, 0.5, true), (90, 180, 359.5, false),
    ])
  func sector(azimuth: Double, sector: Double, direction: Double, isHeld: Bool) {
    let field = field(azimuth: azimuth, sector: sector)
    #expect(field.contains(azimuth: Angle(degrees: direction)) == isHeld)
    #expect(field.contains(azimuth: Angle(degrees: direction + 720)) == isHeld)
  }

  @Test("a camera without range is useless, and does not give its sensor any reach")
  func useless() {
    let dark = field(azimuth: 0, sector: 360, maxRange: 0)
    let blind = field(azimuth: 0, sector: 360, minRange: 2000, maxRange: 1500)
    let good = field(azimuth: 0, sector: 360)
    #expect(!dark.isUseful)
    #expect(!blind.isUseful)
    let place = Coordinate(longitude: 22, latitude: 42)
    let sensor = Sensor(
      id: "P1", type: "pillar", coordinate: place, mastHeight: 18, fields: [dark, blind, good])
    #expect(sensor.maxRange == 1000)
  }

  @Test("a field without a curve has one probability within its limits, and reaches no further")
  func withoutCurve() {
    let plain = field(azimuth: 0, sector: 360, minRange: 10)
    #expect([9, 10, 1000, 1001].map(plain.detectionProbability(atSlantRange:)) == [0, 0.5, 0.5, 0])
    #expect(plain.reach == 1000)
  }

  @Test("a field's probability is its curve's times the chance of a look, in the weather and without it")
  func withCurve() throws {
    let camera = DetectionCurveTests.thermal
    let fog = try DetectionCurveTests.curve(camera, visibility: 0.5)
    let clear = try DetectionCurveTests.curve(camera)
    let looks = ScanLooks(of: camera, sector: Angle(degrees: 360), exposure: 10)
    var swept = field(azimuth: 0, sector: 360, minRange: 100)
    (swept.curve, swept.clearCurve, swept.looks) = (fog, clear, looks)
    #expect(looks.count < 1)
    #expect(swept.detectionProbability(atSlantRange: 400) == looks.count * fog.probability(atSlantRange: 400))
    #expect(
      swept.clearDetectionProbability(atSlantRange: 400) == looks.count * clear.probability(atSlantRange: 400)
    )
    #expect(swept.detectionProbability(atSlantRange: 99) == 0)
    #expect(looks.range(on: fog, forProbability: 0.5) == 0)
    #expect(looks.range(on: fog, forProbability: 0.01) > 400)
  }
}
