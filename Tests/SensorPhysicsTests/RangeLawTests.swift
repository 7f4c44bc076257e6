import GeoCore
import SensorPhysics
import Testing

@Suite struct RangeLawTests {
  private func range(
    _ camera: Camera, _ task: DiscriminationTask, _ target: Target = .person, _ light: Light = .day
  ) throws -> Double {
    try #require(camera.range(for: task, target: target, light: light))
  }

  /// EN 62676-4:2015: 1920 pixels over 4 degrees give 25 px/m at 1920 / (50 tan 2 degrees) = 1099.64 m.
  @Test("a visible camera reaches as far as EN 62676-4's pixels per metre")
  func visible() throws {
    let optics = Optics(pixels: .init(width: 1920, height: 1080), hfov: Angle(degrees: 4))
    let camera = Camera(name: "day", band: .visible, optics: optics)
    #expect((try range(camera, .detection) - 1099.64).magnitude < 0.01)
    #expect((try range(camera, .recognition) - 1099.64 / 5).magnitude < 0.01)
    #expect((try range(camera, .identification) - 1099.64 / 10).magnitude < 0.01)
    #expect(try range(camera, .detection, .vehicle) == range(camera, .detection, .person))
  }

  /// A 2.8 mm lens on 1.4 um pixels covers 2000 pixels per radian of the plane: 80 m at 25 px/m.
  @Test("a visible camera's focal form is exact for wide lenses too")
  func visibleFocalForm() throws {
    let camera = Camera(name: "day", band: .visible, optics: Optics(focalLength: 2.8e-3, pitch: 1.4e-6))
    #expect((try range(camera, .detection) - 80).magnitude < 1e-9)
  }

  @Test("night leaves a visible camera its night factor, and a plain day camera nothing")
  func nightFactor() throws {
    let optics = Optics(pixels: .init(width: 1920, height: 1080), hfov: Angle(degrees: 2.3))
    let dayNight = Camera(name: "day-night", band: .visible, optics: optics, nightFactor: 0.5)
    let day = Camera(name: "day", band: .visible, optics: optics)
    let thermal = Camera(name: "thermal", band: .lwir, optics: optics)
    #expect(try range(dayNight, .detection, .person, .night) == range(dayNight, .detection) / 2)
    #expect(try range(day, .detection, .person, .night) == 0)
    #expect(try range(thermal, .detection, .person, .night) == range(thermal, .detection))
  }

  @Test("the field of view rules over the focal length, and a published range over both")
  func precedence() throws {
    var optics = Optics(focalLength: 0.075, pitch: 17e-6, pixels: .init(width: 640, height: 480))
    optics.hfov = Angle(degrees: 8.3)
    var camera = Camera(name: "thermal", band: .lwir, optics: optics)
    #expect((try range(camera, .detection) - 0.5 * 640 / Angle(degrees: 8.3).radians).magnitude < 1e-9)
    camera.detectionRange = 2000
    #expect((try range(camera, .detection) - 2000).magnitude < 1e-9)
    #expect((try range(camera, .recognition) - 500).magnitude < 1e-9)
    #expect((try range(camera, .detection, .vehicle) - 2000 * 2.3 / 0.75).magnitude < 1e-9)
    camera.maxRange = 1500
    #expect(try range(camera, .detection) == 1500)
  }

  @Test("two forms that disagree are told by how much")
  func disagreement() throws {
    var optics = Optics(focalLength: 0.075, pitch: 17e-6, pixels: .init(width: 640, height: 480))
    #expect(optics.disagreement(in: .lwir) == nil)
    // 640 x 17 um / 75 mm is 8.311 degrees by the small-angle form.
    optics.hfov = Angle(degrees: 8.311)
    #expect(try #require(optics.disagreement(in: .lwir)) < 1e-3)
    optics.hfov = Angle(degrees: 8.311 * 1.1)
    #expect((try #require(optics.disagreement(in: .lwir)) - 0.1).magnitude < 1e-3)
  }

  @Test("a camera without optics has no range")
  func withoutOptics() {
    let camera = Camera(name: "thermal", band: .lwir, optics: Optics(focalLength: 0.075))
    #expect(camera.range(for: .detection, target: .person, light: .day) == nil)
  }
}
