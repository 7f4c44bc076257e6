import GeoCore
import Testing

struct AngleTests {
  /// Rounding of degrees to radians and back (degrees).
  private static let rounding = 1e-12

  @Test(
    "degrees and radians",
    arguments: [(0.0, 0.0), (180.0, Double.pi), (-90.0, -Double.pi / 2), (720.0, 4 * Double.pi)])
  func units(degrees: Double, radians: Double) {
    #expect(Angle(degrees: degrees).radians == radians)
    #expect(abs(Angle(radians: radians).degrees - degrees) < Self.rounding)
  }

  @Test(
    "a direction is normalised to [0, 360) degrees",
    arguments: [(0.0, 0.0), (360, 0), (-90, 270), (725, 5), (-1e-20, 0), (359.5, 359.5)])
  func normalized(degrees: Double, expected: Double) {
    let normal = Angle(degrees: degrees).normalized
    #expect(abs(normal.degrees - expected) < Self.rounding)
    #expect((0..<(2 * .pi)).contains(normal.radians))
  }

  @Test(
    "the separation is the least turn, across north too",
    arguments: [(10.0, 350.0, 20.0), (0, 180, 180), (90, 90, 0), (-170, 170, 20), (45, 765, 0)])
  func separation(one: Double, other: Double, expected: Double) {
    let pair = (Angle(degrees: one), Angle(degrees: other))
    #expect(abs(pair.0.separation(from: pair.1).degrees - expected) < Self.rounding)
    #expect(abs(pair.1.separation(from: pair.0).degrees - expected) < Self.rounding)
  }

  @Test(
    "an azimuth is clockwise from north",
    arguments: [
      (0.0, 1.0, 0.0), (1, 1, 45), (1, 0, 90), (0, -1, 180), (-1, 0, 270), (-1, 1, 315), (0, 0, 0),
    ])
  func azimuth(east: Double, north: Double, expected: Double) {
    #expect(abs(Angle.azimuth(east: east, north: north).degrees - expected) < Self.rounding)
  }

  @Test("angles add, subtract and compare by size")
  func arithmetic() {
    #expect((Angle(radians: 1) + Angle(radians: 2)).radians == 3)
    #expect((Angle(radians: 1) - Angle(radians: 2)).radians == -1)
    #expect(Angle(degrees: -10) < Angle(degrees: 350))
  }
}
