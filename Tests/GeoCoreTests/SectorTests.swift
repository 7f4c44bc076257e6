import GeoCore
import Testing

struct SectorTests {
  /// Offsets in the directions of whole cells, up to 20 of them east and north.
  private static let offsets = (-20...20).flatMap { east in (-20...20).map { (Double(east), Double($0)) } }
  /// How near to a bounding azimuth a direction may be on either side of it: a few rounding errors of a turn.
  private static let rounding = Angle(radians: 1e-14)

  private func sector(_ start: Double, _ width: Double) -> Sector {
    Sector(from: Angle(degrees: start), width: Angle(degrees: width))
  }

  /// Whether a direction lies on a bounding azimuth as nearly as can be told.
  private func isOnBound(_ sector: Sector, east: Double, north: Double) -> Bool {
    let azimuth = Angle.azimuth(east: east, north: north)
    return azimuth.separation(from: sector.start) < Self.rounding
      || azimuth.separation(from: sector.start + sector.width) < Self.rounding
  }

  @Test(
    "a direction is in the sector when its azimuth is",
    arguments: [
      (10.0, 3.0), (0, 90), (200, 90), (350, 20), (355, 1), (90, 179), (10, 180), (271, 180), (100, 200),
      (300, 181), (5, 270), (180, 359), (0, 359), (359.5, 1), (45, 359.9),
    ])
  func azimuths(start: Double, width: Double) {
    let sector = sector(start, width)
    for (east, north) in Self.offsets where !(east == 0 && north == 0) {
      guard !isOnBound(sector, east: east, north: north) else { continue }
      let turn = Angle.azimuth(east: east, north: north) - Angle(degrees: start)
      let expected = turn.normalized.degrees < width
      #expect(sector.contains(east: east, north: north) == expected, "\(east) east, \(north) north")
    }
  }

  @Test("both bounds are included", arguments: [(0.0, 45.0), (45, 45), (315, 90), (0, 90)])
  func bounds(start: Double, width: Double) {
    let sector = sector(start, width)
    for degrees in [start, start + width] {
      // The offset of the nearest eighth of a turn, exactly.
      let eighth = Int((degrees / 45).rounded()) % 8
      let (east, north) = [(0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1)][eighth]
      #expect(sector.contains(east: 7 * Double(east), north: 7 * Double(north)), "\(degrees) degrees")
    }
  }

  @Test(
    "a sector and its rest hold every direction, and only bounds twice",
    arguments: [(0.0, 90.0), (45, 90), (10, 3), (300, 200), (350, 20), (90, 180), (225, 315), (12.5, 359)])
  func complement(start: Double, width: Double) {
    let (one, rest) = (sector(start, width), sector(start + width, 360 - width))
    for (east, north) in Self.offsets where !(east == 0 && north == 0) {
      let (isInOne, isInRest) = (
        one.contains(east: east, north: north), rest.contains(east: east, north: north)
      )
      #expect(isInOne || isInRest, "\(east) east, \(north) north")
      if isInOne && isInRest { #expect(isOnBound(one, east: east, north: north), "\(east), \(north)") }
    }
  }

  @Test("a sector around an azimuth reaches half its width to both sides")
  func around() {
    let sector = Sector(around: Angle(degrees: 5), width: Angle(degrees: 20))
    #expect(abs(sector.start.degrees - 355) < 1e-12)
    #expect(sector.contains(east: 0, north: 1))
    #expect(sector.contains(east: 26, north: 100))  // 14.6 degrees
    #expect(!sector.contains(east: 28, north: 100))  // 15.6 degrees
    #expect(sector.contains(east: -8, north: 100))  // -4.6 degrees
    #expect(!sector.contains(east: -10, north: 100))  // -5.7 degrees
    #expect(!sector.contains(east: 0, north: -1))
  }

  @Test("the full sector holds every direction, and no direction is in every sector")
  func full() {
    #expect(Sector.full.isFull)
    #expect(!sector(0, 359.9).isFull)
    #expect(Self.offsets.allSatisfy { Sector.full.contains(east: $0.0, north: $0.1) })
    #expect(sector(10, 1).contains(east: 0, north: 0))
  }

  @Test("the distance does not matter", arguments: [1e-3, 1, 1e6])
  func scale(factor: Double) {
    let sector = sector(30, 40)
    for (east, north) in Self.offsets {
      let isInside = sector.contains(east: east, north: north)
      #expect(sector.contains(east: factor * east, north: factor * north) == isInside)
    }
  }

  @Test("sectors are equal by first azimuth and width")
  func equality() {
    #expect(sector(370, 20) != sector(10, 21))
    #expect(sector(10, 20) == sector(10, 20))
    #expect(Set([sector(10, 20), sector(10, 20), sector(11, 20)]).count == 2)
  }
}
