import GeoCore
import Testing

struct EarthCurvatureTests {
  // SENSORS.md, section 5, gives two decimals.
  @Test(
    "the drop at 10 km is 7.85 m without refraction, 6.83 m at k = 0.13 and 6.73 m at k = 1/7",
    arguments: [(0.0, 7.85), (0.13, 6.83), (1.0 / 7, 6.73)])
  func published(refraction: Double, drop: Double) {
    #expect(abs(EarthCurvature(refraction: refraction).drop(at: 10_000) - drop) < 0.005)
  }

  @Test("the drop grows with the square of the distance and is the same behind")
  func square() {
    let curvature = EarthCurvature(refraction: 0.13)
    #expect(curvature.drop(at: 0) == 0)
    #expect(curvature.drop(at: 20_000) == 4 * curvature.drop(at: 10_000))
    #expect(curvature.drop(at: -10_000) == curvature.drop(at: 10_000))
  }

  @Test("against the sphere the drop is off by d^4 / (8 R^3): 5 mm at 10 km")
  func sphere() {
    // The exact fall below the tangent plane at horizontal distance d is R - sqrt(R^2 - d^2).
    let radius = EarthCurvature.earthRadius
    let exact = radius - (radius * radius - 1e8).squareRoot()
    let error = exact - EarthCurvature(refraction: 0).drop(at: 10_000)
    #expect(abs(error - 1e16 / (8 * radius * radius * radius)) < 1e-7)
  }

  /// sqrt(2 R' 30) = 20,961.4 m and sqrt(2 R' 1.8) = 5,134.5 m with R' = 6,371,000 / 0.87 m.
  @Test("a mast of 30 m sees a person of 1.8 m over 26.1 km of level ground, on a flat earth over any")
  func horizon() {
    let distance = EarthCurvature(refraction: 0.13).horizonDistance(observer: 30, target: 1.8)
    #expect(abs(distance - 26_095.8) < 0.1)
    #expect(EarthCurvature.flat.horizonDistance(observer: 0, target: 0) == .infinity)
  }

  @Test("a flat earth has no drop")
  func flat() {
    #expect(EarthCurvature.flat.drop(at: 100_000) == 0)
    #expect(EarthCurvature.standardRefraction == 0.13)
  }
}
