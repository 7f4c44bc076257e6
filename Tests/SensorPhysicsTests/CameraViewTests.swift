import GeoCore
import SensorPhysics
import TestSupport
import Testing

@Suite struct CameraViewTests {
  private func view(_ depression: Double, hfov: Double = 60, vfov: Double = 40) -> CameraView {
    CameraView(
      depression: Angle(degrees: depression), horizontalField: Angle(degrees: hfov),
      verticalField: Angle(degrees: vfov))
  }

  /// tan 30 = 0.577 across, tan 20 = 0.364 up and down.
  @Test(
    "a level camera sees what is in its two fields",
    arguments: [
      (100.0, 57.0, 0.0, true), (100, 58, 0, false), (100, -57, 0, true), (100, -58, 0, false),
      (100, 0, 36, true), (100, 0, 37, false), (100, 0, -36, true), (100, 57, 36, true), (0, 0, 0, false),
      (-100, 0, 0, false), (-100, 57, 36, false),
    ])
  func level(forward: Double, right: Double, down: Double, isSeen: Bool) {
    #expect(view(0).contains(offset: (forward, right, down)) == isSeen)
  }

  /// At 45 degrees down the point 100 m ahead and 100 m below is on the axis, 141 m deep: 81 m to either
  /// side.
  @Test("a tilted camera's field is across its own axis, not the ground")
  func tilted() {
    let camera = view(45)
    #expect(camera.contains(offset: (100, 0, 100)))
    #expect(camera.contains(offset: (100, 81, 100)))
    #expect(!camera.contains(offset: (100, 82, 100)))
    // As azimuths those 81 m are 39 degrees: more than half of 60.
    #expect(Angle.azimuth(east: 81, north: 100).degrees > 38)
    // The lower edge at 65 degrees: 100 / tan 65 = 46.6 m.
    #expect(camera.contains(offset: (47, 0, 100)))
    #expect(!camera.contains(offset: (46, 0, 100)))
    #expect(camera.depth(forward: 100, down: 100) > 141 && camera.depth(forward: 100, down: 100) < 142)
  }

  @Test("straight down, the width is across the heading and the height along it")
  func straightDown() {
    let camera = view(90)
    #expect(camera.contains(offset: (36, 57, 100)))
    #expect(camera.contains(offset: (-36, -57, 100)))
    #expect(!camera.contains(offset: (37, 0, 100)))
    #expect(!camera.contains(offset: (0, 58, 100)))
  }

  @Test("turning the camera and the world together changes nothing", arguments: [0, 33, 90, 180, 271.5])
  func turned(heading: Double) {
    let camera = view(20)
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      let forward = Double.random(in: -50..<300, using: &generator)
      let right = Double.random(in: -200..<200, using: &generator)
      let azimuth = Angle.azimuth(east: right, north: forward) + Angle(degrees: heading)
      let (east, north) = Self.offset(azimuth, (forward * forward + right * right).squareRoot())
      #expect(
        HeldView(camera, towards: Angle(degrees: heading)).contains(east: east, north: north, down: 60)
          == camera.contains(offset: (forward, right, 60)), "\(forward) \(right)")
    }
  }

  /// A level camera, by the angles themselves in place of their tangents.
  @Test("the picture holds half of each field of view on either side of the axis")
  func symmetric() {
    let camera = view(0, hfov: 25, vfov: 20)
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<500 {
      let right = Double.random(in: 0..<50, using: &generator)
      let down = Double.random(in: 0..<50, using: &generator)
      let across = Angle.azimuth(east: right, north: 100).degrees
      let fall = Angle.azimuth(east: down, north: 100).degrees
      for (x, y) in [(right, down), (-right, down), (right, -down), (-right, -down)] {
        #expect(camera.contains(offset: (100, x, y)) == (across <= 12.5 && fall <= 10))
      }
    }
  }

  @Test(
    "a gimbal turns the camera from the track, or to the border",
    arguments: [
      (Gimbal.Direction.alongTrack, 350.0), (.left, 260), (.right, 80), (.border, 42),
      (.track(Angle(degrees: 30)), 20), (.track(Angle(degrees: -30)), 320),
    ])
  func gimbal(direction: Gimbal.Direction, azimuth: Double) {
    let found = direction.azimuth(track: Angle(degrees: 350), border: Angle(degrees: 402))
    #expect(abs(found.degrees - azimuth) < 1e-9)
  }

  /// The offset at an azimuth and a distance, from its unit vector's sector bound.
  private static func offset(_ azimuth: Angle, _ distance: Double) -> (east: Double, north: Double) {
    let unit = Sector(from: azimuth, width: Angle(degrees: 90)).bounds.first
    return (unit.x * distance, unit.y * distance)
  }
}
