import GeoCore
import Testing

@testable import Reports

@Suite struct MapProjectionTests {
  private static func place(_ longitude: Double, _ latitude: Double) -> Coordinate {
    Coordinate(longitude: longitude, latitude: latitude)
  }

  @Test("a degree of latitude is 111.2 km by the map's scale, one of longitude the cosine of it")
  func scale() {
    let projection = MapProjection(showing: [Self.place(22, 59), Self.place(23, 61)], and: [])
    let (origin, north, east) = (
      projection.point(Self.place(22, 60)), projection.point(Self.place(22, 61)),
      projection.point(Self.place(23, 60))
    )
    // The mean radius of 6371.0088 km times pi / 180 is 111.195 km; the cosine of 60 degrees is a half.
    #expect(abs((origin.y - north.y) * projection.metresPerUnit - 111_195) < 1)
    #expect(abs((east.x - origin.x) * projection.metresPerUnit - 55_597.5) < 1)
  }

  @Test("every place that must be seen is within the picture, also across the antimeridian")
  func inside() {
    let border = [Self.place(179.5, -10), Self.place(180.5, -10.2)]
    let others = [Self.place(-179, -11), Self.place(179, -9.5)]
    let projection = MapProjection(showing: border, and: others)
    for point in (border + others).map(projection.point) {
      #expect((0...projection.width).contains(point.x) && (0...projection.height).contains(point.y))
    }
  }

  @Test("labels keep off each other, and one without room is left out")
  func labels() {
    var room = LabelPlaces(width: 100, height: 40)
    let point = PlanePoint(x: 50, y: 20)
    let placed = (0..<10).compactMap { _ in room.place("G12", at: point) }
    #expect((1..<10).contains(placed.count))
    for (index, first) in placed.enumerated() {
      for second in placed[..<index] { #expect(first.distance(to: second) > 12) }
    }
  }
}

@Suite struct BorderAxisTests {
  @Test("ticks along a border are round and about ten", arguments: [0.14, 1, 17, 98.336, 999, 2362.527])
  func ticks(kilometres: Double) {
    let line = LineMember(
      vertices: [Coordinate(longitude: 0, latitude: 0), Coordinate(longitude: 1, latitude: 0)],
      chainages: [0, kilometres * 1000], attributes: 0, name: "a")
    let step = BorderAxis(of: BorderLine(joining: [line], columns: [], attributes: [[]])).kilometreStep
    #expect((4...10).contains(Int(kilometres / step)))
    #expect("125".contains("\(step)".filter { !"0.".contains($0) }))
  }
}
