import GeoCore
import RealModule
import SensorPhysics
import Testing

@Suite struct AxisTests {
  private let track = Angle(degrees: 30)

  private func axis(_ east: Double, _ north: Double, _ down: Double, least: Double = 0, most: Double = 90)
    -> Axis
  {
    Axis(
      towards: (east, north, down), track: track, within: Angle(degrees: least), Angle(degrees: most))
  }

  @Test("an axis held at a point has its azimuth, and the depression whose tangent is height over distance")
  func held() {
    let axis = axis(300, 0, 300)
    #expect(abs(axis.azimuth.degrees - 90) < 1e-9 && abs(axis.depression.degrees - 45) < 1e-9)
  }

  @Test("right over the point it looks straight down, along the track")
  func straightDown() {
    #expect(axis(0, 0, 150) == Axis(azimuth: track, depression: Angle(degrees: 90)))
    #expect(axis(0, 0, 150, most: 60).depression == Angle(degrees: 60))
  }

  @Test(
    "its tilt keeps within its limits",
    arguments: [(10, 45.0, 60.0, 60.0), (1000, 20, 60, 20), (150, 20, 60, 45)])
  func limits(distance: Int, least: Double, most: Double, wanted: Double) {
    let axis = axis(Double(distance), 0, 150, least: least, most: most)
    #expect(abs(axis.depression.degrees - wanted) < 1e-9)
    #expect(abs(axis.azimuth.degrees - 90) < 1e-9)
  }

  @Test(
    "axes straight down are the same whatever their azimuth, and opposite level ones are half a turn apart")
  func separation() {
    let down = [0, 120].map { Axis(azimuth: Angle(degrees: $0), depression: Angle(degrees: 90)) }
    #expect(down[0].separation(from: down[1]).degrees < 1e-6)
    let level = [10, 190].map { Axis(azimuth: Angle(degrees: $0), depression: Angle(degrees: 0)) }
    #expect(abs(level[0].separation(from: level[1]).degrees - 180) < 1e-6)
  }
}
