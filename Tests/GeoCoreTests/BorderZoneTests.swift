import GeoCore
import Testing

struct BorderZoneTests {
  /// Kilometres in a degree of the equator on the sphere of `EarthCurvature.earthRadius`: 111.195.
  private static func along(_ latitude: Double, from west: Double, to east: Double, steps: Int) -> BorderLine
  {
    let points = (0...steps).map { (west + (east - west) * Double($0) / Double(steps), latitude) }
    return SampleLines.border([SampleLines.member("a", points)])
  }

  @Test("a border as wide as Serbia's, 18.8 to 23 degrees east, is one zone about its middle")
  func serbia() throws {
    let border = Self.along(44, from: 18.81, to: 23.01, steps: 7)
    let zone = try #require(border.zones.first)
    #expect(border.zones.count == 1)
    #expect(zone.longitudes == 18.81...23.01)
    #expect(zone.lattice(cellSize: 60).centralMeridian == 20.91)
    #expect(zone.lattice(cellSize: 60).cellSize == 60)
  }

  @Test("a border of 1,000 km is the fewest equal zones of at most 400 km: three")
  func long() {
    // 1,000 km of the equator: 8.993 degrees.
    let zones = Self.along(0, from: 10, to: 18.993, steps: 20).zones
    #expect(zones.map(\.index) == [0, 1, 2])
    #expect(zones.first?.longitudes.lowerBound == 10)
    #expect(zones.last?.longitudes.upperBound == 18.993)
    for (left, right) in zip(zones, zones.dropFirst()) {
      #expect(left.longitudes.upperBound == right.longitudes.lowerBound)
    }
    for zone in zones {
      #expect(abs(zone.longitudes.upperBound - zone.longitudes.lowerBound - 8.993 / 3) < 1e-9)
    }
  }

  @Test("the width counts where the border is widest, next to the equator")
  func latitude() {
    // 8 degrees are 890 km at the equator, 445 km at 60 degrees: 3 zones and 2.
    #expect(Self.along(0, from: 10, to: 18, steps: 8).zones.count == 3)
    #expect(Self.along(60, from: 10, to: 18, steps: 8).zones.count == 2)
    #expect(Self.along(-60, from: 10, to: 18, steps: 8).zones.count == 2)
  }

  @Test("a border along a meridian is one zone of no width")
  func meridian() {
    let zones = SampleLines.border([SampleLines.member("a", [(20, 40), (20, 48)])]).zones
    #expect(zones.map(\.longitudes) == [20...20])
  }

  @Test("no parts, no zones")
  func empty() {
    #expect(SampleLines.border([]).zones.isEmpty)
  }

  @Test("stretches cut at the zones' edges keep the line and its length exactly")
  func stretches() throws {
    // East over both edges in one segment, back over both in another, then north in the last zone but one.
    let border = SampleLines.border([
      SampleLines.member("a", [(10, 0), (19, 0), (19, 1), (10, 1), (10, 2), (14, 2), (14, 3)])
    ])
    let zones = border.zones
    #expect(zones.count == 3)
    let stretches = border.stretches(in: zones)
    #expect(stretches.map(\.zone) == [0, 1, 2, 1, 0, 1])
    #expect(stretches.first?.chainages.first == 0)
    #expect(stretches.last?.chainages.last == border.length)
    for (left, right) in zip(stretches, stretches.dropFirst()) {
      #expect(left.chainages.last == right.chainages.first)
      #expect(left.vertices.last == right.vertices.first)
    }
    for stretch in stretches {
      #expect(zip(stretch.chainages, stretch.chainages.dropFirst()).allSatisfy { $0 < $1 })
      let zone = try #require(zones.first { $0.index == stretch.zone })
      #expect(stretch.vertices.allSatisfy { zone.longitudes.contains($0.longitude) })
    }
    let kept = stretches.flatMap(\.vertices).filter { border.parts[0].vertices.contains($0) }
    #expect(kept == border.parts[0].vertices)
  }

  @Test("one zone's stretches are the parts themselves")
  func wholeParts() {
    let border = SampleLines.border([
      SampleLines.member("a", [(20, 44), (21, 44)]), SampleLines.member("b", [(20, 45), (20, 46)]),
    ])
    let stretches = border.stretches(in: border.zones)
    #expect(stretches.map(\.part) == [0, 1])
    #expect(stretches.map(\.vertices) == border.parts.map(\.vertices))
    #expect(stretches.map(\.chainages) == border.parts.map(\.chainages))
  }
}
