import GeoCore
import SensorPhysics
import Testing

@Suite struct ScanLooksTests {
  private func camera(hfov: Double? = 6, period: Double? = nil) -> Camera {
    Camera(
      name: "t", band: .lwir,
      optics: Optics(
        pixels: hfov.map { _ in .init(width: 640, height: 480) }, hfov: hfov.map(Angle.init(degrees:))),
      detectionRange: 1000, scanPeriod: period)
  }

  private func looks(_ camera: Camera, sector: Double, exposure: Double, independence: Double = 0)
    -> ScanLooks
  {
    var assumptions = PhysicsAssumptions()
    assumptions.lookIndependence = independence
    return ScanLooks(of: camera, sector: Angle(degrees: sector), exposure: exposure, assumptions: assumptions)
  }

  /// A sector of 360 degrees with a field of 6 is 60 steps of 2 s: S = 120 s, dwell 2 s.
  @Test("a sweep that takes longer than the exposure lowers the chance of a look")
  func rareLooks() {
    let looks = looks(camera(), sector: 360, exposure: 58)
    #expect(abs(looks.count - 0.5) < 1e-12)
    #expect(abs(looks.probability(of: 0.8) - 0.4) < 1e-12)
    #expect(abs((looks.glimpse(for: 0.4) ?? 0) - 0.8) < 1e-12)
    #expect(looks.glimpse(for: 0.51) == nil)
  }

  /// 100 degrees in steps of 6 are 17 steps: S = 34 s, dwell 34 x 0.06 = 2.04 s.
  @Test("steps of the sweep are whole ones")
  func wholeSteps() {
    #expect(abs(looks(camera(), sector: 100, exposure: 10).count - 12.04 / 34) < 1e-12)
  }

  @Test("a scan period that is given rules over the steps")
  func givenPeriod() {
    #expect(abs(looks(camera(period: 60), sector: 360, exposure: 29).count - 0.5) < 1e-12)
  }

  @Test("repeated looks do not raise the chance unless they are held to be independent")
  func repeatedLooks() {
    let same = looks(camera(), sector: 360, exposure: 358)
    #expect(abs(same.count - 3) < 1e-12)
    #expect(same.probability(of: 0.5) == 0.5)
    #expect(same.glimpse(for: 0.5) == 0.5)
    let free = looks(camera(), sector: 360, exposure: 358, independence: 1)
    // 1 - 0.5^3.
    #expect(abs(free.probability(of: 0.5) - 0.875) < 1e-12)
    #expect(abs((free.glimpse(for: 0.875) ?? 0) - 0.5) < 1e-12)
    let half = looks(camera(), sector: 360, exposure: 358, independence: 0.5)
    #expect(abs(half.probability(of: 0.5) - 0.6875) < 1e-12)
  }

  @Test("a camera whose field fills its sector, or is unknown, does not sweep")
  func staring() {
    #expect(looks(camera(hfov: 90), sector: 90, exposure: 1) == .staring)
    #expect(looks(camera(hfov: 90, period: 60), sector: 45, exposure: 1) == .staring)
    #expect(looks(camera(hfov: nil), sector: 360, exposure: 1) == .staring)
    #expect(ScanLooks.staring.probability(of: 0.7) == 0.7)
  }

  @Test("a sweep of an unknown field has no dwell time")
  func unknownField() {
    #expect(looks(camera(hfov: nil, period: 60), sector: 360, exposure: 30).count == 0.5)
  }

  @Test("the chance never falls in a look's, whatever the number of looks", arguments: [0.0, 0.3, 1])
  func monotone(independence: Double) {
    for exposure in [1, 30, 118, 119, 1000.0] {
      let looks = looks(camera(), sector: 360, exposure: exposure, independence: independence)
      var last = 0.0
      for step in 0...1000 {
        let next = looks.probability(of: Double(step) / 1000)
        #expect(next >= last && next <= 1)
        last = next
      }
    }
  }
}
