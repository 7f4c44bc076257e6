import GeoCore
import GeoIO
import Testing

/// Geometries of every type as a border.
struct BorderGeometryTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A border of WKT geometries, a feature each, in EPSG:32634.
  private func border(
    _ texts: [String], usesRings: Bool = false, notes: InputNotes = InputNotes()
  ) throws -> (border: BorderLine, path: String) {
    let path = try scratch.write("WKT,name\n" + texts.map { "\"\($0)\",a\n" }.joined(), to: "a.csv")
    return (
      try BorderReader.read(path, usesRings: usesRings, crs: "EPSG:32634", notes: notes), path
    )
  }

  // Half a circle of 5 km around the zone's central meridian, where UTM's scale is 0.9996.
  private static let arc = Double.pi * 5_000 / 0.9996

  @Test(
    "curves are lines, alone, in compounds and as several",
    arguments: [
      "CIRCULARSTRING (495000 4800000,500000 4805000,505000 4800000)",
      "COMPOUNDCURVE (CIRCULARSTRING (495000 4800000,500000 4805000,505000 4800000))",
      "MULTICURVE (CIRCULARSTRING (495000 4800000,500000 4805000,505000 4800000))",
      "GEOMETRYCOLLECTION (CIRCULARSTRING (495000 4800000,500000 4805000,505000 4800000),POINT (0 0))",
    ])
  func curves(text: String) throws {
    // Within 5 km of the meridian the scale changes by 3e-7; the arc's chords are 3e-6 shorter than the arc.
    #expect(try abs(border([text]).border.length - Self.arc) < 1e-5 * Self.arc)
  }

  @Test(
    "polygons of curves give their rings, alone and as several",
    arguments: [
      "CURVEPOLYGON (COMPOUNDCURVE (CIRCULARSTRING (495000 4800000,500000 4805000,505000 4800000),(505000 4800000,495000 4800000)))",
      "MULTISURFACE (CURVEPOLYGON (COMPOUNDCURVE (CIRCULARSTRING (495000 4800000,500000 4805000,505000 4800000),(505000 4800000,495000 4800000))))",
    ])
  func curvePolygons(text: String) throws {
    let expected = Self.arc + 10_000 / 0.9996
    let border = try border([text], usesRings: true).border
    #expect(border.parts.map(\.isClosed) == [true])
    #expect(abs(border.length - expected) < 1e-5 * expected)
  }

  @Test("features of other types beside lines are passed over, with a count for each type")
  func others() throws {
    let notes = InputNotes()
    let points = (0..<5).map { "POINT (500000 480000\($0))" }
    let (border, path) = try border(
      points + [
        "LINESTRING (500000 4800000,500500 4800000)", "POLYGON ((0 0,1 0,1 1,0 0))", "LINESTRING EMPTY",
      ],
      notes: notes)
    #expect(border.parts.map(\.vertices.count) == [2])
    #expect(
      notes.sentences == [
        "\(path): 1 feature has no geometry and is left out: feature 8",
        "\(path): 5 of type Point are passed over, as a border takes lines: feature 1; feature 2; feature 3; and 2 more",
        "\(path): 1 of type Polygon is passed over, as a border takes lines: feature 7",
      ])
  }

  @Test("lines beside polygons are passed over where rings are wanted, of collections, too")
  func linesBesidePolygons() throws {
    let notes = InputNotes()
    let (border, path) = try border(
      [
        "GEOMETRYCOLLECTION (LINESTRING (0 0,1 1),POLYGON ((500000 4800000,500100 4800000,500100 4800100,500000 4800000)))"
      ],
      usesRings: true, notes: notes)
    #expect(border.parts.map(\.isClosed) == [true])
    #expect(
      notes.sentences == [
        "\(path): 1 of type Line String is passed over, as a border takes polygons: feature 1"
      ])
  }
}
