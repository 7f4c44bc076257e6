import GeoCore
import Testing

struct VerticalFieldTests {
  private func field(_ lowest: Double, _ highest: Double) -> VerticalField {
    VerticalField(from: Angle(degrees: lowest), to: Angle(degrees: highest))
  }

  @Test(
    "a point is in the field when its elevation angle is",
    arguments: [
      // Rise and distance of 5.7, -5.7, 45.0, -45.0, 26.6, 0 and 84.3 degrees.
      (10.0, 100.0, true), (-10, 100, true), (101, 100, false), (-101, 100, false), (50, 100, false),
      (0, 100, true), (1000, 100, false),
    ])
  func angles(rise: Double, distance: Double, expected: Bool) {
    #expect(field(-10, 20).contains(rise: rise, distance: distance) == expected)
  }

  @Test("both bounds are included")
  func bounds() {
    // tan 45 degrees is rounded: the test is at the slope itself.
    let field = field(0, 45)
    #expect(field.contains(rise: 0, distance: 100))
    #expect(!field.contains(rise: -1e-9, distance: 100))
    #expect(field.contains(rise: field.slopes.upperBound * 100, distance: 100))
    #expect(!field.contains(rise: (field.slopes.upperBound * 100).nextUp, distance: 100))
    #expect(abs(field.slopes.upperBound - 1) < 1e-15)
  }

  @Test("a field may lie wholly below or above the level")
  func oneSided() {
    #expect(field(-60, -10).contains(rise: -100, distance: 100))
    #expect(!field(-60, -10).contains(rise: -10, distance: 100))
    #expect(!field(-60, -10).contains(rise: -200, distance: 100))
    #expect(field(10, 60).contains(rise: 100, distance: 100))
    #expect(!field(10, 60).contains(rise: 0, distance: 100))
  }

  @Test("nothing but the eye itself is in it straight above or below")
  func vertical() {
    #expect(field(-89, 89).contains(rise: 0, distance: 0))
    #expect(!field(-89, 89).contains(rise: 1, distance: 0))
    #expect(!field(-89, 89).contains(rise: -1, distance: 0))
  }
}
