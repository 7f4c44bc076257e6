import GeoCore
import GeoIO
import Testing

struct GeodesicTests {
  // Karney's worked example of Geodesic::Inverse, GeographicLib: JFK (40.6, -73.8) to LHR (51.6, -0.5), in km to
  // the metre; the more exact number is geod's.
  @Test("the geodesic from JFK to LHR is 5551.759 km")
  func published() {
    let airports = (
      Coordinate(longitude: -73.8, latitude: 40.6), Coordinate(longitude: -0.5, latitude: 51.6)
    )
    #expect(abs(Geodesic.distance(airports.0, airports.1) - 5_551_759.4003) < 1e-3)
    #expect(Geodesic.distance(airports.0, airports.1) == Geodesic.distance(airports.1, airports.0))
  }

  // echo LAT LON LAT LON | geod -I +ellps=WGS84 -F %.6f
  @Test(
    "distances are those that geod gives, nearly antipodal ones too",
    arguments: [
      (0.0, 0.0, 1.0, 0.0, 110_574.388558), (44, 20, 45, 20, 111_122.008263),
      (-30, 0, 29.9, 179.8, 19_989_832.827610), (44, 20, 44, 20, 0),
    ])
  func table(fromLatitude: Double, fromLongitude: Double, latitude: Double, longitude: Double, metres: Double)
  {
    let from = Coordinate(longitude: fromLongitude, latitude: fromLatitude)
    let to = Coordinate(longitude: longitude, latitude: latitude)
    #expect(abs(Geodesic.distance(from, to) - metres) < 1e-6)
  }

  @Test("a destination lies at its distance and azimuth", arguments: [0.0, 37, 90, 180, 271.5])
  func destination(azimuth: Double) throws {
    let from = Coordinate(longitude: 22.9, latitude: 41.6)
    let to = Geodesic.destination(from: from, azimuth: Angle(degrees: azimuth), distance: 12_345)
    // The inverse undoes the direct problem to 15 nm (Karney 2013).
    #expect(abs(Geodesic.distance(from, to) - 12_345) < 1e-7)
    let line = "\(from.latitude) \(from.longitude) \(azimuth) 12345\n"
    let words = try Tool.run("geod", ["+ellps=WGS84", "-f", "%.9f"], input: line).split(
      whereSeparator: \.isWhitespace)
    let latitude = try #require(Double(words[0]))
    let longitude = try #require(Double(words[1]))
    #expect(abs(latitude - to.latitude) < 1e-8)
    #expect(abs(longitude - to.longitude) < 1e-8)
  }
}
