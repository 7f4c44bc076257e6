import GeoCore
import SensorPhysics
import Testing

@Suite struct FootprintTests {
  private func footprint(
    height: Double = 100, depression: Double = 45, hfov: Double = 90, vfov: Double = 30
  ) -> Footprint {
    Footprint(
      of: CameraView(
        depression: Angle(degrees: depression), horizontalField: Angle(degrees: hfov),
        verticalField: Angle(degrees: vfov)), height: height)
  }

  private func isNear(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 1e-9 * max(1, abs(expected)) } ?? false
  }

  /// Edges at 60 and 30 degrees: 100 / tan 60 and 100 / tan 30.
  @Test("the near and the far edge are at H / tan(D + VFOV/2) and H / tan(D - VFOV/2)")
  func ranges() {
    let root = 3.0.squareRoot()
    #expect(isNear(footprint().nearRange, 100 / root))
    #expect(isNear(footprint().axisRange, 100))
    #expect(isNear(footprint().farRange, 100 * root))
    #expect(!footprint().includesNadir)
  }

  /// Slant ranges 200 / sqrt(3), 100 sqrt(2) and 200; cos 15 degrees is (sqrt(6) + sqrt(2)) / 4; tan 45 is 1.
  @Test("the widths are 2 s tan(HFOV/2) on the axis, times cos(VFOV/2) at the edges")
  func widths() throws {
    let cosine = (6.0.squareRoot() + 2.0.squareRoot()) / 4
    let footprint = footprint()
    func width(_ range: Double?) throws -> Double { footprint.width(atGroundRange: try #require(range)) }
    #expect(isNear(try width(footprint.nearRange), 2 * 200 / 3.0.squareRoot() * cosine))
    #expect(isNear(try width(footprint.axisRange), 2 * 100 * 2.0.squareRoot()))
    #expect(isNear(try width(footprint.farRange), 2 * 200 * cosine))
  }

  @Test("above the horizon the far edge has no end, and the detection range clips it")
  func clipped() {
    // The upper edge at 5 degrees above the level.
    let wide = footprint(depression: 10)
    #expect(wide.farRange == nil)
    // A slant range of 125 m is 75 m of ground from 100 m up: below the near edge at 100 / tan 25 degrees.
    #expect(wide.farRange(within: 125) == nil)
    // 260^2 = 240^2 + 100^2.
    #expect(isNear(wide.farRange(within: 260), 240))
    #expect(wide.farRange(within: 99) == nil)
    // A far edge that is nearer than the detection range stays.
    #expect(isNear(footprint().farRange(within: 5000), 100 * 3.0.squareRoot()))
    #expect(footprint(depression: 15).farRange == nil)
    #expect(footprint(depression: -20).nearRange == nil)
    #expect(footprint(depression: -20).farRange(within: 5000) == nil)
    #expect(footprint(depression: 0).axisRange == nil)
  }

  @Test("with its near edge beyond 90 degrees the footprint includes the nadir and reaches behind it")
  func nadir() throws {
    let steep = footprint(depression: 75, vfov: 60)
    #expect(steep.includesNadir)
    // 100 / tan 105 and 100 / tan 45 degrees.
    #expect(isNear(steep.nearRange, -100 * (2 - 3.0.squareRoot())))
    #expect(isNear(steep.farRange, 100))
    let down = footprint(depression: 90, hfov: 90, vfov: 90)
    #expect(isNear(down.nearRange, -100))
    #expect(isNear(down.farRange, 100))
    #expect(isNear(down.axisRange, 0))
    #expect(isNear(down.width(atGroundRange: 0), 200))
  }

  /// 200 m up, 15 degrees down, 25 by 20 degrees; 200 / tan 25 = 428.9, 200 / tan 5 = 2286.
  @Test("the catalogue's uav sees from 429 m to 2286 m ahead")
  func uav() throws {
    let uav = footprint(height: 200, depression: 15, hfov: 25, vfov: 20)
    #expect(abs((try #require(uav.nearRange)) - 428.9) < 0.05)
    #expect(abs((try #require(uav.farRange)) - 2286.0) < 0.05)
  }

  @Test("the edges and widths are those of the point by point test", arguments: [10, 25, 45, 75, 90.0])
  func pointByPoint(depression: Double) throws {
    let footprint = footprint(depression: depression, hfov: 40, vfov: 35)
    let near = try #require(footprint.nearRange)
    let far = footprint.farRange ?? 10_000
    for step in -20...120 {
      let forward = near + (far - near) * (Double(step) + 0.5) / 100
      let half = footprint.width(atGroundRange: forward) / 2
      let isBetween = forward > near && (footprint.farRange == nil || forward < far)
      for right in [-1.01, -0.99, 0, 0.99, 1.01] {
        let isSeen = footprint.view.contains(offset: (forward: forward, right: right * half, down: 100))
        #expect(isSeen == (isBetween && abs(right) < 1), "\(forward) \(right)")
      }
    }
  }
}
