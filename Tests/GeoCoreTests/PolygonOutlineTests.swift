import GeoCore
import Testing

/// The border that polygons have together.
struct PolygonOutlineTests {
  /// A square of 100 m, counterclockwise from its south-west corner.
  private static func square(
    _ name: String, _ column: Double, _ row: Double, isClockwise: Bool = false
  ) -> [SourceLine] {
    let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
      (100 * (column + $0.0), 100 * (row + $0.1))
    }
    return [EarthLines.line(name, isClockwise ? corners.reversed() : corners)]
  }

  /// Whether a point east and north (m) lies left of the segment of a part that is nearest to it.
  private static func isLeft(_ point: (Double, Double), of border: BorderLine) -> Bool {
    var nearest = (gap: Double.infinity, side: 0.0)
    let place = EarthLines.place(point)
    for part in border.parts {
      for (from, to) in zip(part.vertices, part.vertices.dropFirst()) {
        let middle = Coordinate(
          longitude: (from.longitude + to.longitude) / 2, latitude: (from.latitude + to.latitude) / 2)
        let gap = EarthLines.distance(middle, place)
        let side =
          (to.longitude - from.longitude) * (place.latitude - from.latitude)
          - (to.latitude - from.latitude) * (place.longitude - from.longitude)
        if gap < nearest.gap { nearest = (gap, side) }
      }
    }
    return nearest.side > 0
  }

  @Test(
    "the polygon lies left of outer rings and of holes, whatever their direction",
    arguments: [false, true], [false, true])
  func sides(isOuterClockwise: Bool, isHoleClockwise: Bool) {
    let outer = [(0.0, 0.0), (400, 0), (400, 400), (0, 400), (0, 0)]
    let hole = [(100.0, 100.0), (200, 100), (200, 200), (100, 200), (100, 100)]
    let polygon = [
      EarthLines.line("outer", isOuterClockwise ? outer.reversed() : outer),
      EarthLines.line("hole", isHoleClockwise ? hole.reversed() : hole),
    ]
    let (border, notes) = EarthLines.border(ofPolygons: [polygon])
    #expect(border.parts.map(\.isClosed) == [true, true])
    #expect(border.parts.map(\.firstMember) == ["outer", "hole"])
    #expect(border.parts[0].vertices.first == EarthLines.place((0, 0)))
    for point in [(200.0, 10.0), (390, 200), (150, 90), (210, 150)] {
      #expect(Self.isLeft(point, of: border))
    }
    for point in [(200.0, -10.0), (410, 200), (150, 110), (190, 150)] {
      #expect(!Self.isLeft(point, of: border))
    }
    #expect(notes.isEmpty)
  }

  @Test(
    "an edge of two polygons is no border, whatever their directions", arguments: [false, true],
    [false, true])
  func sharedEdge(isFirstClockwise: Bool, isSecondClockwise: Bool) {
    let (border, notes) = EarthLines.border(ofPolygons: [
      Self.square("a", 0, 0, isClockwise: isFirstClockwise),
      Self.square("b", 1, 0, isClockwise: isSecondClockwise),
    ])
    #expect(border.parts.map(\.isClosed) == [true])
    #expect(abs(border.length - 600) < 1e-3)
    #expect(notes == ["0.1 km of polygons' edges are shared and no border: a and b"])
  }

  @Test("edges are the same with other vertices on them, and within the tolerance", arguments: [0, 0.03])
  func density(shift: Double) {
    let second = EarthLines.line(
      "b",
      [(100, 0), (200, 0), (200, 100), (100, 100), (100, 60), (100, 25), (100, 0)].map {
        ($0.0 + shift, $0.1)
      })
    let (border, notes) = EarthLines.border(ofPolygons: [Self.square("a", 0, 0), [second]])
    #expect(border.parts.map(\.isClosed) == [true])
    #expect(abs(border.length - 600) < 0.1)
    #expect(notes.first?.hasPrefix("0.1 km of polygons' edges are shared") == true)
  }

  @Test("of an edge that is shared in part the rest is border")
  func partOfEdge() {
    let upper = EarthLines.line("b", [(100, 40), (200, 40), (200, 160), (100, 160), (100, 40)])
    let (border, notes) = EarthLines.border(ofPolygons: [Self.square("a", 0, 0), [upper]])
    #expect(border.parts.map(\.isClosed) == [true])
    #expect(abs(border.length - (400 + 440 - 120)) < 1e-3)
    #expect(notes == ["0.06 km of polygons' edges are shared and no border: a and b"])
  }

  @Test("edges that lie further apart than the tolerance stay")
  func apart() {
    let second = EarthLines.line("b", [(100.5, 0), (200, 0), (200, 100), (100.5, 100), (100.5, 0)])
    let (border, _) = EarthLines.border(ofPolygons: [Self.square("a", 0, 0), [second]])
    #expect(border.parts.map(\.isClosed) == [true, true])
  }

  @Test("a polygon that is there twice counts once")
  func duplicates() {
    let (border, notes) = EarthLines.border(ofPolygons: [
      Self.square("a", 0, 0), Self.square("b", 1, 0), Self.square("a again", 0, 0),
      Self.square("and again", 0, 0, isClockwise: true),
    ])
    #expect(abs(border.length - 600) < 1e-3)
    #expect(border.parts.count == 1)
    #expect(
      notes == [
        "0.1 km of polygons' edges are shared and no border: a and b",
        "0.8 km of polygons' edges lie on those of others and count once: a and a again; a and and again",
      ])
  }

  @Test("a polygon that fills a hole takes it away")
  func filledHole() {
    let outer = EarthLines.line("outer", [(-100, -100), (200, -100), (200, 200), (-100, 200), (-100, -100)])
    let filling = Self.square("filling", 0, 0)
    let (border, _) = EarthLines.border(ofPolygons: [[outer] + Self.square("hole", 0, 0), filling])
    #expect(border.parts.map(\.firstMember) == ["outer"])
  }

  @Test("a hole that a line leads to is a part of its own")
  func keyhole() {
    let ring = EarthLines.line(
      "a",
      [
        (0, 0), (300, 0), (300, 300), (0, 300), (0, 0), (100, 100), (100, 200), (200, 200), (200, 100),
        (100, 100),
        (0, 0),
      ])
    let (border, notes) = EarthLines.border(ofPolygons: [[ring]])
    #expect(border.parts.map { ($0.length / 100).rounded() } == [12, 4])
    #expect(border.parts.map(\.isClosed) == [true, true])
    #expect(notes == ["0.141 km of polygons' edges are shared and no border: a with itself"])
    #expect(!Self.isLeft((150, 110), of: border))
  }

  @Test(
    "a polygon that is cut at 180 degrees has no border there, with other vertices on both sides, too",
    arguments: [[-180.0, -180, -180, -180], [180, 180, 180, 180]])
  func antimeridian(longitudes: [Double]) {
    func place(_ longitude: Double, _ east: Double, _ north: Double) -> Coordinate {
      EarthLines.place((east, north), from: longitude)
    }
    let west = SourceLine(
      vertices: [(-100, 0), (0, 0), (0, 100), (-100, 100), (-100, 0)].map { place(180, $0.0, $0.1) },
      attributes: 0, name: "west")
    let east = SourceLine(
      vertices: [(0, 0), (100, 0), (100, 100), (0, 100), (0, 30)].enumerated().map { index, point in
        place(longitudes[index % 4], point.0, point.1)
      } + [place(longitudes[0], 0, 0)], attributes: 0, name: "east")
    let (border, notes) = EarthLines.border(ofPolygons: [[west], [east]])
    #expect(border.parts.map(\.isClosed) == [true])
    #expect(abs(border.length - 600) < 1e-3)
    #expect(notes.count == 1)
  }

  @Test("of a polygon that is led round a pole the coast is the border")
  func polar() {
    let coast = (0...36).map { Coordinate(longitude: -180 + Double($0) * 10, latitude: -80) }
    let seams = [(180.0, -85.0), (180, -90), (90, -90), (-180, -90)].map {
      Coordinate(longitude: $0.0, latitude: $0.1)
    }
    // The pole is on the left of one that is led round it eastwards in the north, westwards in the south.
    let outline = PolygonOutline(
      [[SourceLine(vertices: coast + seams + [coast[0]], attributes: 0, name: "a")]], within: 0.1,
      distance: EarthLines.distance, signedArea: { _ in -1 })
    let border = EarthLines.border(outline.lines, keepsDirections: true)
    #expect(border.parts.map(\.isClosed) == [true])
    #expect(border.parts[0].vertices.count == 37)
    #expect(border.parts[0].vertices.allSatisfy { $0.latitude == -80 })
  }

  @Test(
    "the border of a set of squares is the edges that one of them has, in any order and direction, with vertices of any number and noise",
    arguments: 1...12)
  func law(seed: Int) {
    var random = SampleNumbers(seed: UInt64(seed))
    let side = 5
    var isTaken = Set<[Int]>()
    for row in 0..<side {
      for column in 0..<side where random.next(below: 10) < 6 { isTaken.insert([column, row]) }
    }
    var polygons: [[SourceLine]] = []
    for square in isTaken.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      var corners: [(Double, Double)] = []
      let steps = [(0, 0, 1, 0), (1, 0, 0, 1), (1, 1, -1, 0), (0, 1, 0, -1)]
      for (x, y, dx, dy) in steps {
        corners.append((Double(square[0] + x) * 100, Double(square[1] + y) * 100))
        // A vertex more, on the edge.
        if random.next(below: 2) == 0 {
          let along = Double(10 + random.next(below: 80))
          let start = corners[corners.count - 1]
          corners.append((start.0 + along * Double(dx), start.1 + along * Double(dy)))
        }
      }
      let start = random.next(below: corners.count)
      var ring = Array(corners[start...] + corners[..<start]).map { point in
        (
          point.0 + Double(random.next(below: 40) - 20) / 1000,
          point.1 + Double(random.next(below: 40) - 20) / 1000
        )
      }
      ring.append(ring[0])
      if random.next(below: 2) == 0 { ring.reverse() }
      polygons.append([EarthLines.line("\(square)", ring)])
    }
    var count = 0
    for square in isTaken {
      for (dx, dy) in [(1, 0), (-1, 0), (0, 1), (0, -1)]
      where !isTaken.contains([square[0] + dx, square[1] + dy]) {
        count += 1
      }
    }
    polygons = polygons.indices.map { polygons[($0 * 7 + seed) % polygons.count] }
    guard Set(polygons.map { $0[0].name }).count == polygons.count else { return }
    let (border, _) = EarthLines.border(ofPolygons: polygons)
    #expect(abs(border.length - Double(count) * 100) < Double(count) * 0.1, "\(isTaken)")
    for square in isTaken {
      #expect(
        Self.isNearBorder(square, isTaken) == false
          || Self.isLeft((Double(square[0]) * 100 + 50, Double(square[1]) * 100 + 50), of: border))
    }
  }

  /// Whether a square has an edge that no other has: then the nearest edge's middle is one of its own.
  private static func isNearBorder(_ square: [Int], _ taken: Set<[Int]>) -> Bool {
    [(1, 0), (-1, 0), (0, 1), (0, -1)].contains { !taken.contains([square[0] + $0.0, square[1] + $0.1]) }
  }
}

/// Numbers that follow from a seed (Marsaglia 2003, xorshift64).
struct SampleNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }
}
