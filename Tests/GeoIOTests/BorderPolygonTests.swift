import GeoCore
import GeoIO
import Testing

/// Borders of polygons, as files hold them.
struct BorderPolygonTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func border(
    _ geometries: [(String, String)], notes: InputNotes = InputNotes()
  ) throws -> BorderLine {
    let text = Lines.collection(geometries.map { (Lines.geometry($0.0, $0.1), "") })
    return try BorderReader.read(scratch.write(text, to: "a.geojson"), usesRings: true, notes: notes)
  }

  @Test("rings of both directions, and of holes, are one border with the polygon on the left")
  func directions() throws {
    let outer = [
      "[20,44],[20.1,44],[20.1,44.1],[20,44.1],[20,44]", "[20,44],[20,44.1],[20.1,44.1],[20.1,44],[20,44]",
    ]
    let hole = [
      "[20.04,44.04],[20.06,44.04],[20.06,44.06],[20.04,44.06],[20.04,44.04]",
      "[20.04,44.04],[20.04,44.06],[20.06,44.06],[20.06,44.04],[20.04,44.04]",
    ]
    let borders = try outer.flatMap { outer in
      try hole.map { try border([("Polygon", "[[\(outer)],[\($0)]]")]) }
    }
    #expect(borders.allSatisfy { $0.parts == borders[0].parts })
    // Counterclockwise round the polygon, clockwise round the hole.
    #expect(borders[0].parts[0].vertices[1].latitude == 44 || borders[0].parts[0].vertices[1].longitude > 20)
    #expect(Geodesic.signedArea(of: borders[0].parts[0].vertices) > 0)
    #expect(Geodesic.signedArea(of: borders[0].parts[1].vertices) < 0)
  }

  @Test("the area of a ring has the sign of its direction, over 180 degrees and round a pole, too")
  func areas() throws {
    func ring(_ points: [(Double, Double)]) -> [Coordinate] {
      points.map { Coordinate(longitude: $0.0, latitude: $0.1) }
    }
    // printf '0 0\n0 1\n1 1\n1 0\n' | Planimeter (GeographicLib), or its web page: 12308778361.469 m^2.
    let square = ring([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
    #expect(abs(Geodesic.signedArea(of: square) - 12_308_778_361.469) < 1)
    #expect(Geodesic.signedArea(of: square.reversed()) < 0)
    #expect(Geodesic.signedArea(of: ring([(179, 0), (-179, 0), (-179, 1), (179, 1), (179, 0)])) > 0)
    #expect(Geodesic.signedArea(of: ring([(0, 80), (120, 80), (-120, 80), (0, 80)])) > 0)
    #expect(Geodesic.signedArea(of: ring([(0, -80), (120, -80), (-120, -80), (0, -80)])) < 0)
  }

  @Test(
    "polygons cut at 180 degrees, as RFC 7946 has them, are one without a border there, and so is an enclave")
  func antimeridian() throws {
    let notes = InputNotes()
    let multiple = try border(
      [
        (
          "MultiPolygon",
          """
          [[[[179.9,10],[180,10],[180,10.04],[179.98,10.04],[179.98,10.06],[180,10.06],[180,10.1],[179.9,10.1],[179.9,10]]],
           [[[-180,10],[-179.9,10],[-179.9,10.1],[-180,10.1],[-180,10.06],[-179.98,10.06],[-179.98,10.04],[-180,10.04],[-180,10]]]]
          """
        )
      ], notes: notes)
    let whole = try border([
      (
        "Polygon",
        """
        [[[179.9,10],[180.1,10],[180.1,10.1],[179.9,10.1],[179.9,10]],
         [[179.98,10.04],[180.02,10.04],[180.02,10.06],[179.98,10.06],[179.98,10.04]]]
        """
      )
    ])
    #expect(multiple.parts.map(\.isClosed) == [true, true])
    // The cut leaves vertices at 180 degrees, and lines over them, by at most 1 m.
    #expect(abs(multiple.length - whole.length) < 1)
    #expect(
      multiple.parts.allSatisfy { part in
        zip(part.vertices, part.vertices.dropFirst()).allSatisfy { abs($1.longitude - $0.longitude) < 0.1 }
      })
    #expect(
      notes.sentences.count == 1 && notes.sentences[0].contains("8.849 km of polygons' edges are shared"))
  }

  @Test("features that share an edge leave the border of both; every edge shared leaves none")
  func shared() throws {
    let notes = InputNotes()
    let west = "[[[20,44],[20.1,44],[20.1,44.1],[20,44.1],[20,44]]]"
    let east = "[[[20.1,44],[20.2,44],[20.2,44.1],[20.1,44.1],[20.1,44]]]"
    let both = try border([("Polygon", west), ("Polygon", east)], notes: notes)
    #expect(both.parts.map { $0.stretches.map(\.attributes) } == [[0, 1]])
    #expect(both.parts.map(\.isClosed) == [true])
    #expect(notes.sentences.count == 1)
    #expect(
      notes.sentences[0].hasSuffix("km of polygons' edges are shared and no border: feature 0 and feature 1"))
  }

  @Test("a polygon without a width is bad data")
  func flat() throws {
    let error = try fault(.badData) { _ = try border([("Polygon", "[[[20,44],[20.1,44],[20,44]]]")]) }
    #expect(error.problem.contains("gives no line"))
  }
}
