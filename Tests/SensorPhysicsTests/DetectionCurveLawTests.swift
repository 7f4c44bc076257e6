import GeoCore
import SensorPhysics
import Testing

/// Laws of `DetectionCurve` over many cameras and weathers.
@Suite struct DetectionCurveLawTests {
  private static let weathers: [(visibility: Double?, rain: Double)] = [
    (nil, 0), (23, 0), (23, 10), (5, 0), (1, 2), (0.99, 0), (0.2, 0), (0.05, 50),
  ]

  private static let cameras: [Camera] = Band.allCases.flatMap { band in
    [0.5, 2.3, 8, 32, 90].map { degrees in
      Camera(
        name: "\(band) \(degrees)", band: band,
        optics: Optics(pixels: .init(width: 640, height: 480), hfov: Angle(degrees: degrees)),
        nightFactor: 0.4)
    }
  }

  private func curves(_ camera: Camera, _ task: DiscriminationTask) throws -> [DetectionCurve] {
    try Self.weathers.flatMap { weather in
      try Light.allCases.map { light in
        try #require(
          DetectionCurve(
            camera: camera, task: task, target: .person, light: light,
            atmosphere: Atmosphere(visibility: weather.visibility.map { $0 * 1000 }, rainRate: weather.rain)))
      }
    }
  }

  @Test("the probability never rises with range", arguments: cameras)
  func nonIncreasing(camera: Camera) throws {
    for task in DiscriminationTask.allCases {
      for curve in try curves(camera, task) {
        var (last, range) = (1.0, 0.0)
        while range < 30_000 {
          let next = curve.probability(atSlantRange: range)
          #expect(next <= last && next >= 0, "\(task) at \(range) m, extinction \(curve.extinction)")
          (last, range) = (next, range * 1.01 + 1)
        }
      }
    }
  }

  @Test("thicker air never raises the probability, and the geometric law is its ceiling", arguments: cameras)
  func thickerAir(camera: Camera) throws {
    let all = try curves(camera, .detection)
    for curve in all {
      for range in [50, 300, 1000, 4000, 12_000.0] {
        for thicker in all where thicker.extinction > curve.extinction && thicker.ceiling == curve.ceiling {
          #expect(thicker.probability(atSlantRange: range) <= curve.probability(atSlantRange: range))
        }
      }
      #expect(curve.range(forProbability: 0.5) ?? 0 <= curve.ceiling)
    }
  }

  @Test("the range of a probability has it, and a millimetre more has it not", arguments: cameras)
  func inverse(camera: Camera) throws {
    for task in DiscriminationTask.allCases {
      for curve in try curves(camera, task) {
        for probability in [0.01, 0.1, 0.5, 0.9, 0.99] {
          let range = try #require(curve.range(forProbability: probability))
          #expect(curve.probability(atSlantRange: range) >= probability)
          #expect(curve.probability(atSlantRange: range + 1e-3) < probability)
        }
      }
    }
  }
}
