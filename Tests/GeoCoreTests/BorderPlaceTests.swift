import GeoCore
import Testing

struct BorderPlaceTests {
  private static func part() throws -> BorderLine.Part {
    try #require(SampleLines.border([SampleLines.member("a", [(0, 0), (2, 0), (2, 1), (6, 1)])]).parts.first)
  }

  @Test(
    "the place at a chainage lies between its vertices in proportion",
    arguments: [
      (0.0, 0.0, 0.0), (500, 0.5, 0), (2_000, 2, 0), (2_250, 2, 0.25), (3_000, 2, 1), (5_000, 4, 1),
      (7_000, 6, 1),
    ])
  func place(chainage: Double, longitude: Double, latitude: Double) throws {
    let expected = Coordinate(longitude: longitude, latitude: latitude)
    #expect(try Self.part().coordinate(at: chainage) == expected)
  }

  @Test("a chainage beyond the ends gives the end", arguments: [(-1.0, 0.0), (7_001, 6)])
  func beyond(chainage: Double, longitude: Double) throws {
    #expect(try Self.part().coordinate(at: chainage).longitude == longitude)
  }

  @Test("the line between two chainages has the ends and the vertices between, none twice")
  func between() throws {
    let part = try Self.part()
    let line = part.vertices(in: 1_000..<5_000)
    #expect(line.map(\.longitude) == [1, 2, 2, 4])
    #expect(line.map(\.latitude) == [0, 0, 1, 1])
    #expect(part.vertices(in: 2_000..<3_000) == Array(part.vertices[1...2]))
    #expect(part.vertices(in: 0..<part.length) == part.vertices)
    #expect(part.vertices(in: 100..<200).map(\.longitude) == [0.1, 0.2])
  }
}
