import Foundation
import SensorPhysics
import Testing

@Suite struct AtmosphereTests {
  /// Extinction in 1/km.
  private func air(_ visibility: Double? = nil, rain: Double = 0) -> (
    lwir: Double, mwir: Double, visible: Double
  ) {
    let air = Atmosphere(visibility: visibility.map { $0 * 1000 }, rainRate: rain)
    return (air.lwir * 1000, air.mwir * 1000, air.visible * 1000)
  }

  @Test("clear and dry air takes nothing from visible light and its floors from infrared")
  func clearAir() {
    #expect(air().visible == 0)
    #expect(abs(air().mwir - 0.10) < 1e-15)
    #expect(abs(air().lwir - 0.30) < 1e-15)
  }

  /// 3.912 / 23 = 0.17009; x (10 / 0.55)^-1.3 = 0.02303 gives 0.00392, x (4 / 0.55)^-1.3 = 0.07582 gives
  /// 0.01290.
  @Test("haze dims visible light as Koschmieder says and infrared as Kim says")
  func haze() {
    #expect(abs(air(23).visible - 0.170087) < 1e-6)
    #expect(abs(air(23).lwir - 0.30392) < 1e-5)
    #expect(abs(air(23).mwir - 0.11290) < 1e-5)
    // 3.912 / 2 x (10 / 0.55)^-(0.32 + 0.34) = 1.956 x 0.14744.
    #expect(abs(air(2).lwir - 0.58840) < 1e-4)
    // q = 1.6 beyond 50 km: 3.912 / 60 x (10 / 0.55)^-1.6 = 0.0652 x 0.009642.
    #expect(abs(air(60).lwir - 0.300629) < 1e-6)
  }

  /// 1.076 x 10^0.67 = 5.0328 dB/km, / 4.343 = 1.1588 /km; SENSORS gives 1.16.
  @Test("rain of 10 mm/h takes 1.16 per km in every band")
  func rain() {
    #expect(abs(air(rain: 10).visible - 1.1588) < 1e-3)
    #expect(abs(air(rain: 10).lwir - (0.30 + 1.1588)) < 1e-3)
    #expect(abs(air(rain: 10).mwir - (0.10 + 1.1588)) < 1e-3)
  }

  /// 3.91 / 0.5 = 7.82 and 3.912 / 0.5 = 7.824.
  @Test("fog hurts thermal cameras as much as visible ones")
  func fog() {
    #expect(abs(air(0.5).lwir - 8.12) < 1e-9)
    #expect(abs(air(0.5).mwir - 7.92) < 1e-9)
    #expect(abs(air(0.5).visible - 7.824) < 1e-9)
  }

  /// Fog's 3.91 at 1 km; Kim's at 2 km, 1.956 x (10 / 0.55)^-0.66 = 0.28840: half way in log V, at sqrt 2 km, their mean.
  @Test(
    "between fog at 1 km and haze at 2 km mist is blended in log V, without a step at either end")
  func mist() {
    #expect(abs(air(1).lwir - 4.21) < 1e-9)
    #expect(abs(air(2.0.squareRoot()).lwir - (0.30 + (3.91 + 0.28840) / 2)) < 1e-4)
    for limit in [1.0, 2] {
      let (before, after) = (air(limit.nextDown), air(limit.nextUp))
      #expect(abs(before.lwir - after.lwir) < 1e-9 && abs(before.mwir - after.mwir) < 1e-9)
      #expect(abs(before.visible - after.visible) < 1e-9)
    }
  }

  @Test(
    "whatever the mist's limit and fog's kappa, thermal extinction never rises with visibility and has no step up to 50 km",
    arguments: [1.1, 2, 5, 20], [1.96, 3.91])
  func mistLaw(limit: Double, kappa: Double) {
    var assumptions = PhysicsAssumptions()
    assumptions.mistLimit = limit * 1000
    assumptions.fogKappa = kappa
    for band in [Band.lwir, .mwir] {
      var last: Double?
      // In steps of 0.05 % it falls by far less than the 3e-3 per metre between fog and haze at 1 km.
      for step in 0..<9200 {
        let visibility = 500 * pow(1.0005, Double(step))
        let sigma = Atmosphere(visibility: visibility, rainRate: 0, assumptions: assumptions)
          .extinction(
            in: band)
        if let last {
          #expect(sigma <= last * (1 + 1e-12), "\(visibility) m")
          #expect(last - sigma < 1e-4, "\(visibility) m")
        }
        last = sigma
      }
    }
  }

  @Test("more rain and less visibility only add extinction", arguments: Band.allCases)
  func monotone(band: Band) {
    let visibilities: [Double?] = [nil, 100, 50.1, 50, 23, 10, 6, 5.9, 2, 1, 0.99, 0.7, 0.5, 0.3, 0.05]
    func extinction(_ visibility: Double?, _ rain: Double) -> Double {
      Atmosphere(visibility: visibility.map { $0 * 1000 }, rainRate: rain).extinction(in: band)
    }
    let rains = [0, 0.1, 1, 10, 100]
    for visibility in visibilities {
      for (lighter, heavier) in zip(rains, rains.dropFirst()) {
        #expect(extinction(visibility, heavier) > extinction(visibility, lighter))
      }
    }
    for (farther, nearer) in zip(visibilities, visibilities.dropFirst()) {
      #expect(extinction(nearer, 1) > extinction(farther, 1), "\(nearer ?? .infinity) km")
    }
  }
}
