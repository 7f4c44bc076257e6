import Foundation
import GeoCore
import GeoIO
import Testing

struct LatticeProjectionTests {
  private static let lattice = Lattice(zone: 0, centralMeridian: 20.91, cellSize: 60)

  @Test(
    "the convergence is that of the sphere, longitude from the central meridian times sine of latitude, to 1e-3 degrees",
    arguments: [(18.81, 46.1), (20.91, 44.0), (22.9, 41.9), (23.01, 44.3), (22, -30), (19, -30)])
  func sphere(longitude: Double, latitude: Double) throws {
    // The next term, of the third power of 2.1 degrees, is under 4.5e-4 degrees (Snyder 1987, eq. 8-22 and after).
    let place = Coordinate(longitude: longitude, latitude: latitude)
    let found = try LatticeProjection(Self.lattice).meridianConvergence(at: place)
    let expected = (longitude - 20.91) * sin(Angle(degrees: latitude).radians)
    #expect(abs(found.degrees - expected) < 1e-3)
  }

  @Test(
    "east of the central meridian in the north the convergence is positive and true north leans west on the plane"
  )
  func sign() throws {
    let projection = try LatticeProjection(Self.lattice)
    let place = Coordinate(longitude: 22.5, latitude: 44)
    #expect(try projection.meridianConvergence(at: place) > Angle(degrees: 1))
    let points = try projection.points(of: [place, Coordinate(longitude: 22.5, latitude: 44.01)])
    #expect(points[1].x < points[0].x)
    #expect(points[1].y > points[0].y)
  }

  @Test("an azimuth on the plane is the true one less the convergence", arguments: [0.0, 37, 123, 250, 359])
  func azimuth(degrees: Double) throws {
    let projection = try LatticeProjection(Self.lattice)
    for place in [Coordinate(longitude: 22.9, latitude: 42), Coordinate(longitude: 19, latitude: 46)] {
      let end = Geodesic.destination(from: place, azimuth: Angle(degrees: degrees), distance: 100)
      let points = try projection.points(of: [place, end])
      let plane = Angle.azimuth(east: points[1].x - points[0].x, north: points[1].y - points[0].y)
      let expected = Angle(degrees: degrees) - (try projection.meridianConvergence(at: place))
      // Arc to chord, d x / (2 R^2) for d = 100 m, x = 165 km: 1.2e-5 degrees, in both azimuths.
      #expect(plane.separation(from: expected).degrees < 2.4e-5)
    }
  }

  @Test("along the central meridian northings are geodesic distances from the equator, eastings are 0")
  func meridian() throws {
    let place = Coordinate(longitude: 20.91, latitude: 44.5)
    let point = try #require(try LatticeProjection(Self.lattice).points(of: [place]).first)
    let length = Geodesic.distance(Coordinate(longitude: 20.91, latitude: 0), place)
    #expect(abs(point.x) < 1e-6)
    #expect(abs(point.y - length) < 1e-6)
  }

  @Test("places go to the plane and back within 1e-9 degrees, over the zone's width")
  func roundTrip() throws {
    let projection = try LatticeProjection(Self.lattice)
    let places = (0...20).map {
      Coordinate(longitude: 18.4 + 0.25 * Double($0), latitude: 41 + 0.3 * Double($0))
    }
    let back = try projection.places(of: projection.points(of: places))
    for (one, other) in zip(places, back) {
      #expect(abs(one.longitude - other.longitude) < 1e-9)
      #expect(abs(one.latitude - other.latitude) < 1e-9)
    }
  }

  @Test("within a zone of 400 km the plane's scale error is under 0.05 %", arguments: [18.5, 20.91, 23.4])
  func scale(longitude: Double) throws {
    let place = Coordinate(longitude: longitude, latitude: 44)
    let end = Geodesic.destination(from: place, azimuth: Angle(degrees: 61), distance: 1_000)
    let points = try LatticeProjection(Self.lattice).points(of: [place, end])
    let length = hypot(points[1].x - points[0].x, points[1].y - points[0].y)
    #expect(abs(length / 1_000 - 1) < 5e-4)
  }
}
