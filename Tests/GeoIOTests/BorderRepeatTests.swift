import GeoCore
import GeoIO
import Testing

struct BorderRepeatTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test(
    "a line stored twice counts once, also backwards and with segments that are divided",
    arguments: ["[[20,44],[20.5,44.3],[21,44]]", "[[21,44],[20.5,44.3],[20,44]]"])
  func duplicate(again: String) throws {
    let text = Lines.collection([
      (Lines.geometry("LineString", "[[20,44],[20.5,44.3],[21,44]]"), ""),
      (Lines.geometry("LineString", again), ""),
    ])
    let border = try BorderReader.read(scratch.write(text, to: "a.geojson"))
    #expect(border.parts.map(\.isClosed) == [false])
    #expect(border.notes == ["1 line repeats another and is left out: feature 1 is feature 0"])
  }

  @Test(
    "a line across 180 is one part however the source stores it",
    arguments: [
      ("LineString", "[[179,10],[181,10]]"), ("LineString", "[[179,10],[-179,10]]"),
      ("MultiLineString", "[[[179,10],[180,10]],[[-180,10],[-179,10]]]"),
      ("LineString", "[[179,10],[180,10],[-180,10],[-179,10]]"),
    ])
  func antimeridian(type: String, coordinates: String) throws {
    let border = try BorderReader.read(scratch.write(Lines.one(type, coordinates), to: "a.geojson"))
    let part = border.parts[0]
    #expect(border.parts.count == 1)
    #expect(
      zip(part.vertices, part.vertices.dropFirst()).allSatisfy { abs($1.longitude - $0.longitude) < 0.02 })
    #expect(zip(part.chainages, part.chainages.dropFirst()).allSatisfy { $0 < $1 })
    // echo 10 179 10 181 | geod -I +ellps=WGS84 -F %.3f gives 219278.392; over 180 itself it is at most 10 m more.
    #expect(abs(border.length - 219_278) < 10)
  }
}
