import GeoCore
import RadioLinks
import TestSupport
import Testing

@Suite struct FresnelTests {
  @Test("the first zone's radius is 17.32 m where d1 d2 = f d, and 0 at the antennas")
  func radius() {
    // d1 = d2 = 4 km, f = 2 GHz: 17.32 sqrt(16 / 16).
    #expect(FresnelZone.radius(at: 4000, of: 8000, frequency: 2e9) == 17.32)
    // d1 = 9 km, d2 = 16 km, f = 5.76 GHz: 17.32 sqrt(144 / 144).
    #expect(abs(FresnelZone.radius(at: 9000, of: 25_000, frequency: 5.76e9) - 17.32) < 1e-12)
    #expect(FresnelZone.radius(at: 0, of: 8000, frequency: 2e9) == 0)
    #expect(FresnelZone.radius(at: 8000, of: 8000, frequency: 2e9) == 0)
  }

  @Test("the radio earth has 4/3 of the radius")
  func radioEarth() {
    // At 10 km: 1e8 / (2 x 4/3 x 6,371,000) m.
    #expect(abs(LinkRules().curvature.drop(at: 10_000) - 1e8 / (8 * 6_371_000 / 3)) < 1e-12)
  }

  private func profile(length: Double, masts: Double, _ elevations: [Double: Double]) -> LinkProfile {
    LinkProfile(
      length: length, start: masts, end: masts,
      samples: elevations.sorted { $0.key < $1.key }.map { .init(distance: $0.key, elevation: $0.value) })
  }

  @Test("over level ground the middle is the tightest place, and the earth's bulge takes its share")
  func level() throws {
    let level = profile(length: 16_000, masts: 30, [4000: 0, 8000: 0, 12_000: 0])
    let least = try #require(level.leastClearance(frequency: 4e9, curvature: LinkRules().curvature))
    #expect(least.distance == 8000)
    // The bulge d1 d2 / (2 R') = 64e6 x 3 / (8 x 6,371,000) m; the radius 17.32 sqrt(64 / 64) m.
    let height = 30 - 64e6 * 3 / (8 * 6_371_000)
    #expect(abs(least.height - height) < 1e-12)
    #expect(abs(least.share - height / 17.32) < 1e-12)
    #expect(least.share >= LinkRules().fresnelShare)
  }

  @Test("a ridge that just touches 60 % of the zone is clear, a decimetre more is not")
  func ridge() throws {
    // At the middle of 8 km and 2 GHz the radius is 17.32 m, 60 % of which are 10.392 m.
    for (ridge, isEnough) in [(19.6, true), (19.61, false)] {
      let link = profile(length: 8000, masts: 30, [2000: 0, 4000: ridge, 6000: 0])
      let least = try #require(link.leastClearance(frequency: 2e9, curvature: .flat))
      #expect(least.distance == 4000)
      #expect(least.height == 30 - ridge)
      #expect((least.share >= LinkRules().fresnelShare) == isEnough)
    }
  }

  @Test("the tightest place is where the share of the zone is least, not the height")
  func share() throws {
    // 1 km from the start the radius is 17.32 sqrt(7 / 16) = 11.46 m, in the middle 17.32 m.
    let link = profile(length: 8000, masts: 30, [1000: 19, 4000: 18])
    let least = try #require(link.leastClearance(frequency: 2e9, curvature: .flat))
    #expect(least.distance == 4000)
    #expect(abs(least.share - 12 / 17.32) < 1e-12)
  }

  @Test("ground that rises above the line gives a negative clearance")
  func blocked() throws {
    let link = LinkProfile(
      length: 8000, start: 100, end: 20, samples: [.init(distance: 2000, elevation: 90)])
    let least = try #require(link.leastClearance(frequency: 2e9, curvature: .flat))
    #expect(least.height == -10)
    #expect(least.share < LinkRules().fresnelShare)
  }

  @Test("a higher mast only adds clearance, a lower frequency only takes some")
  func monotony() throws {
    let ground = [1000.0: 3.0, 3000: 12, 5000: 7]
    let base = try #require(
      profile(length: 8000, masts: 30, ground).leastClearance(
        frequency: 5.8e9, curvature: LinkRules().curvature))
    let higher = try #require(
      profile(length: 8000, masts: 40, ground).leastClearance(
        frequency: 5.8e9, curvature: LinkRules().curvature))
    let lower = try #require(
      profile(length: 8000, masts: 30, ground).leastClearance(
        frequency: 2.4e9, curvature: LinkRules().curvature))
    #expect(higher.share > base.share)
    #expect(lower.share < base.share)
  }

  @Test(
    "canopy on the ground takes from the clearance, and its share is told where the link is tightest"
  )
  func cover() throws {
    let link = LinkProfile(
      length: 8000, start: 30, end: 30,
      samples: [
        .init(distance: 2000, elevation: 0), .init(distance: 4000, elevation: 2, landCover: 25),
      ])
    let least = try #require(link.leastClearance(frequency: 2e9, curvature: .flat))
    #expect(least.height == 30 - 27)
    #expect(least.landCover == 25)
  }

  @Test(
    "an antenna raised by the missing height has a clear path, a centimetre less has not",
    arguments: 1...20)
  func missingHeight(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let samples = (1..<40).map {
      LinkProfile.Sample(
        distance: Double($0) * 200, elevation: .random(in: 0...60, using: &random),
        landCover: .random(in: 0...20, using: &random))
    }
    let rules = LinkRules()
    let link = LinkProfile(length: 8000, start: 20, end: 90, samples: samples)
    for profile in [link, link.reversed] {
      let missing = profile.missingHeight(
        frequency: 5.8e9, rules: rules, curvature: rules.curvature)
      try #require(missing > 0)
      for (height, isClear) in [(missing + 1e-6, true), (missing - 0.01, false)] {
        var raised = profile
        raised.start += height
        let least = try #require(
          raised.leastClearance(frequency: 5.8e9, curvature: rules.curvature))
        #expect((least.share >= rules.fresnelShare) == isClear, "seed \(seed)")
      }
    }
  }
}
