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

  @Test("at a visibility of 1 km thermal extinction steps from fog's to haze's, visible extinction does not")
  func step() {
    let (fog, haze) = (air(1.0.nextDown), air(1))
    #expect(abs(fog.lwir - 4.21) < 1e-9)
    // 3.912 x (10 / 0.55)^-0.5 = 0.91746.
    #expect(abs(haze.lwir - 1.21746) < 1e-4)
    #expect(abs(fog.visible - haze.visible) < 1e-9)
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
