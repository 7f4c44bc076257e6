import GeoCore
import SensorPhysics
import Testing

@Suite struct DetectionCurveTests {
  static let thermal = Camera(
    name: "thermal", band: .lwir,
    optics: Optics(focalLength: 0.15, pitch: 17e-6, pixels: .init(width: 640, height: 480)), netd: 0.05)
  static let day = Camera(
    name: "day", band: .visible,
    optics: Optics(pixels: .init(width: 1920, height: 1080), hfov: Angle(degrees: 2.3)), nightFactor: 0.5)

  static func curve(
    _ camera: Camera, _ task: DiscriminationTask = .detection, _ target: Target = .person,
    light: Light = .day,
    visibility: Double? = nil, rain: Double = 0
  ) throws -> DetectionCurve {
    try #require(
      DetectionCurve(
        camera: camera, task: task, target: target, light: light,
        atmosphere: Atmosphere(visibility: visibility.map { $0 * 1000 }, rainRate: rain)))
  }

  @Test(
    "in clear air the range of 50 % is the geometric law's, and that of 90 % is 57 % of it",
    arguments: [thermal, day], DiscriminationTask.allCases)
  func clearAir(camera: Camera, task: DiscriminationTask) throws {
    let curve = try Self.curve(camera, task)
    let geometric = try #require(camera.range(for: task, target: .person, light: .day))
    #expect(curve.range(forProbability: 0.5) == geometric)
    #expect(curve.probability(atSlantRange: geometric) == 0.5)
    let ninety = try #require(curve.range(forProbability: 0.9))
    // 1 / 1.7503, printed to four decimals.
    #expect(abs(ninety / geometric - 1 / 1.7503) < 2e-5)
  }

  /// f_N = 150 mm / 17 um / 2 = 4411.76 cycles/rad; at 1 km N = 4.41176 x 0.75 = 3.30882 cycles, n = N / 0.75
  /// = 4.41176, E = 5.78824, P = 1 / (1 + 4.41176^-5.78824) = 0.999814.
  @Test("a worked example in clear air: cycles and probability at 1 km")
  func clearWorked() throws {
    let curve = try Self.curve(Self.thermal)
    #expect(abs(curve.cycles(at: 1000) - 3.30882) < 1e-5)
    #expect(abs(curve.probability(atSlantRange: 1000) - 0.999814) < 1e-6)
  }

  /// In fog of 0.5 km sigma is 8.12 /km. MRTD at f_N is 4 x 50 mK = 0.2 K; 2 K falls below it at ln 10 / 8.12
  /// = 283.6 m. At 500 m dT = 2 exp(-4.06) = 0.034498 K, f = 0.172490 f_N = 760.99 cycles/rad, N = 1.141479,
  /// n = 1.52197.
  @Test("a worked example in fog: the temperature difference limits the cycles")
  func fogWorked() throws {
    let curve = try Self.curve(Self.thermal, visibility: 0.5)
    #expect(curve.cycles(at: 283) == (try Self.curve(Self.thermal).cycles(at: 283)))
    #expect(curve.cycles(at: 284) < (try Self.curve(Self.thermal).cycles(at: 284)))
    #expect(abs(curve.cycles(at: 500) - 1.141479) < 1e-5)
    // E = 3.76538; 1 / (1 + 1.52197^-3.76538) = 0.829415.
    #expect(abs(curve.probability(atSlantRange: 500) - 0.829415) < 1e-5)
  }

  /// Contrast 0.5 exp(-7.824 R) falls to 0.02 at ln 25 / 7.824 = 411.4 m; the camera resolves f_N to 1912.9 m
  /// for 25 px/m. At 700 m 0.5 exp(-5.4768) = 0.0020913, f / f_N = 0.104565, n = 0.104565 x 1912.9 / 700 =
  /// 0.28575.
  @Test("a worked example in fog: contrast limits a visible camera")
  func contrastWorked() throws {
    let curve = try Self.curve(Self.day, visibility: 0.5)
    #expect(abs(curve.cycles(at: 700) / curve.neededCycles - 0.28575) < 1e-4)
    #expect(curve.cycles(at: 411) == (try Self.curve(Self.day).cycles(at: 411)))
  }

  @Test("night halves a day/night camera's range and leaves a plain day camera none")
  func night() throws {
    let day = try #require(try Self.curve(Self.day).range(forProbability: 0.5))
    #expect(try Self.curve(Self.day, light: .night).range(forProbability: 0.5) == day / 2)
    var plain = Self.day
    plain.nightFactor = 0
    let dark = try Self.curve(plain, light: .night)
    #expect(dark.range(forProbability: 0.01) == nil)
    #expect(dark.probability(atSlantRange: 0) == 0)
  }

  @Test("a published detection range is that of 50 %, also of another criterion set")
  func publishedRange() throws {
    for criteria in CriterionSet.builtIn {
      let camera = Camera(
        name: "p", band: .lwir, optics: Optics(), detectionRange: 3000, criteria: criteria)
      #expect(try Self.curve(camera).range(forProbability: 0.5) == 3000)
    }
  }

  @Test("limits of range cut the curve to nothing")
  func limits() throws {
    var camera = Self.thermal
    (camera.minRange, camera.maxRange) = (200, 3000)
    let curve = try Self.curve(camera)
    #expect(curve.probability(atSlantRange: 199) == 0)
    #expect(curve.probability(atSlantRange: 200) > 0.99)
    #expect(curve.probability(atSlantRange: 3000) > 0.5)
    #expect(curve.probability(atSlantRange: 3001) == 0)
    #expect(curve.range(forProbability: 0.5) == 3000)
    camera.minRange = 2900
    #expect(try Self.curve(camera).range(forProbability: 0.9) == nil)
  }

  @Test("a target as warm as its background is nothing to a thermal camera, a cold one as much as a warm one")
  func temperature() throws {
    let even = Target(height: 1.8, criticalDimension: 0.75, deltaT: 0)
    let cold = Target(height: 1.8, criticalDimension: 0.75, deltaT: -2)
    #expect(try Self.curve(Self.thermal, .detection, even).range(forProbability: 0.01) == nil)
    #expect(try Self.curve(Self.thermal, .detection, cold) == Self.curve(Self.thermal))
    #expect(try Self.curve(Self.day, .detection, even) == Self.curve(Self.day))
  }

  @Test("a camera without optics has no curve")
  func withoutOptics() {
    let camera = Camera(name: "thermal", band: .lwir, optics: Optics(focalLength: 0.075))
    let curve = DetectionCurve(
      camera: camera, task: .detection, target: .person, light: .day, atmosphere: .clear())
    #expect(curve == nil)
  }
}
