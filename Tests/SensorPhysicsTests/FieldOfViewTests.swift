import GeoCore
import SensorPhysics
import Testing

@Suite struct FieldOfViewTests {
  private func degrees(_ angle: Angle?) throws -> Double { try #require(angle).degrees }

  /// 2 atan(640 x 17 um / (2 x 150 mm)) = 2 atan(0.036267) = 4.15404 degrees; 2 atan(0.0272) = 3.11615.
  @Test("a focal length and a detector tell both fields")
  func focalForm() throws {
    let optics = Optics(focalLength: 0.15, pitch: 17e-6, pixels: .init(width: 640, height: 480))
    #expect(abs(try degrees(optics.horizontalField) - 4.15404) < 1e-4)
    #expect(abs(try degrees(optics.verticalField) - 3.11615) < 1e-4)
  }

  @Test("a field that is given rules, and square pixels tell the other one")
  func givenField() throws {
    var optics = Optics(focalLength: 1, pitch: 17e-6, pixels: .init(width: 640, height: 480))
    optics.hfov = Angle(degrees: 90)
    #expect(optics.horizontalField == Angle(degrees: 90))
    // 2 atan(tan 45 x 3 / 4).
    #expect(abs(try degrees(optics.verticalField) - 73.7398) < 1e-4)
    optics.vfov = Angle(degrees: 60)
    #expect(optics.verticalField == Angle(degrees: 60))
  }

  @Test("without a detector's columns and rows no field is known")
  func unknown() {
    #expect(Optics(focalLength: 0.15, pitch: 17e-6).horizontalField == nil)
    #expect(Optics(focalLength: 0.15, pitch: 17e-6).verticalField == nil)
    #expect(Optics(hfov: Angle(degrees: 4)).verticalField == nil)
  }

  /// 18 m above level ground, down to -(45 + 1.55) degrees: the near edge is 18 / tan 46.55 degrees = 17.05 m
  /// away.
  @Test("a camera on a mast does not see its own foot")
  func nearDeadZone() {
    let field = ElevationField(
      tiltedFrom: Angle(degrees: -45), to: Angle(degrees: 45), field: Angle(degrees: 3.1))
    #expect(!field.contains(rise: -18, distance: 0))
    #expect(!field.contains(rise: -18, distance: 17))
    #expect(field.contains(rise: -18, distance: 17.1))
    #expect(field.contains(rise: 18, distance: 17.1))
    #expect(!field.contains(rise: 18, distance: 17))
  }

  @Test("a camera that points anywhere sees everything, straight up and down as well")
  func everything() {
    for rise in [-100, 0, 100.0] {
      #expect(ElevationField.all.contains(rise: rise, distance: 0))
      #expect(ElevationField.all.contains(rise: rise, distance: 1e-9))
    }
  }

  @Test("a fixed axis sees half its field on either side of it")
  func fixedAxis() {
    let field = ElevationField(
      tiltedFrom: Angle(degrees: -10), to: Angle(degrees: -10), field: Angle(degrees: 4))
    #expect(abs(field.lowest.degrees + 12) < 1e-12)
    #expect(abs(field.highest.degrees + 8) < 1e-12)
  }
}
