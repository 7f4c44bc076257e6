import GeoCore
import Testing

/// Ends of lines that are joined by distance.
struct LineJointTests {
  private static func names(_ border: BorderLine) -> [[String]] {
    border.parts.map { $0.stretches.map(\.member) }
  }

  @Test("ends on both sides of a rounding boundary are one point: distance decides, not digits")
  func straddle() {
    let border = EarthLines.border([
      SourceLine(
        vertices: [
          .init(longitude: 21, latitude: 43.5), .init(longitude: 21.050_000_049_99, latitude: 43.51),
        ],
        attributes: 0, name: "a"),
      SourceLine(
        vertices: [
          .init(longitude: 21.050_000_050_01, latitude: 43.51), .init(longitude: 21.1, latitude: 43.5),
        ],
        attributes: 0, name: "b"),
    ])
    #expect(Self.names(border) == [["a", "b"]])
    #expect(border.notes.isEmpty)
  }

  @Test(
    "ends within the tolerance join, the later line's is moved to the earlier's", arguments: [false, true])
  func gap(isReversed: Bool) {
    let second: [(Double, Double)] = [(100.09, 0), (200, 0)]
    let border = EarthLines.border([
      EarthLines.line("a", [(0, 0), (100, 0)]), EarthLines.line("b", isReversed ? second.reversed() : second),
    ])
    let exact = EarthLines.border([
      EarthLines.line("a", [(0, 0), (100, 0)]), EarthLines.line("b", [(100, 0), (200, 0)]),
    ])
    #expect(border.parts.map(\.vertices) == exact.parts.map(\.vertices))
    #expect(border.parts.map(\.chainages.count) == [3])
    // A reversed line's chainages are differences.
    #expect(abs(border.length - exact.length) < 1e-9)
    #expect(border.parts[0].stretches.map(\.isReversed) == [false, isReversed])
  }

  @Test("ends beyond the tolerance do not join: the widest gap and the first place are told, up to 10 m")
  func wideGap() {
    let lines = [
      EarthLines.line("a", [(0, 0), (100, 0)]), EarthLines.line("b", [(100.11, 0), (200, 0)]),
      EarthLines.line("c", [(209.5, 0), (300, 0)]), EarthLines.line("d", [(310.5, 0), (400, 0)]),
    ]
    let border = EarthLines.border(lines)
    #expect(border.parts.count == 4)
    #expect(
      border.notes == [
        "2 gaps between ends of lines, of up to 9.5 m, are wider than the 0.1 m that are joined "
          + "(`border.join_tolerance_m`), parts end there: a and b at 0.000899, 0; b and c at 0.001799, 0"
      ])
    #expect(EarthLines.border(lines, within: 0.2).parts.count == 3)
    #expect(EarthLines.border(lines, within: 11).parts.count == 1)
    #expect(EarthLines.border(lines, within: 11).notes.isEmpty)
  }

  @Test("without a tolerance ends at one point join, and no others")
  func noTolerance() {
    let lines = [
      EarthLines.line("a", [(0, 0), (100, 0)]), EarthLines.line("b", [(100, 0), (200, 0)]),
      EarthLines.line("c", [(200.05, 0), (300, 0)]),
    ]
    #expect(Self.names(EarthLines.border(lines, within: 0)) == [["a", "b"], ["c"]])
  }

  @Test(
    "three ends within the tolerance are a fork, where parts end",
    arguments: [
      [(0.0, 0.0), (0.05, 0), (0, 0.05)], [(0, 0), (0, 0), (0.05, 0)], [(0, 0), (0.06, 0), (0.12, 0)],
    ])
  func fork(ends: [(Double, Double)]) {
    let lines = zip(["a", "b", "c"], zip(ends, [(-100.0, 0.0), (100, 0), (0, 100)])).map {
      EarthLines.line($0, [$1.0, $1.1])
    }
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
      let border = EarthLines.border(order.map { lines[$0] })
      #expect(border.parts.count == 3)
      #expect(border.notes.count == 1)
      #expect(
        border.notes[0].hasPrefix("lines meet in more than pairs at 1 point, parts end there: 3 lines ("))
    }
  }

  @Test("pairs at one point each stay pairs, however near they lie to each other")
  func nearPairs() {
    let border = EarthLines.border([
      EarthLines.line("a", [(-100, 0), (0, 0)]), EarthLines.line("b", [(0, 0), (100, 0)]),
      EarthLines.line("c", [(-100, 50), (0, 0.05)]), EarthLines.line("d", [(0, 0.05), (100, 50)]),
    ])
    #expect(Self.names(border) == [["a", "b"], ["c", "d"]])
    #expect(border.notes.isEmpty)
  }

  @Test("a line shorter than the tolerance is left out, and its neighbours meet")
  func short() {
    let border = EarthLines.border([
      EarthLines.line("a", [(0, 0), (100, 0)]),
      EarthLines.line("chip", [(100, 0), (100.04, 0), (100.08, 0)]),
      EarthLines.line("b", [(100.08, 0), (200, 0)]), EarthLines.line("spur", [(0, 0), (0, 0.05)]),
    ])
    #expect(Self.names(border) == [["a", "b"]])
    #expect(border.notes == ["2 lines of less than 0.1 m are left out, 0.13 m in all: chip; spur"])
  }

  @Test("a line that is cut up finer than the tolerance stays whole")
  func exploded() {
    let lines = (0..<200).map {
      EarthLines.line("\($0)", [(Double($0) * 0.04, 0), (Double($0 + 1) * 0.04, 0)])
    }
    let border = EarthLines.border(lines)
    #expect(border.parts.map(\.stretches.count) == [200])
    #expect(abs(border.length - 8) < 1e-6)
    #expect(border.notes.isEmpty)
  }

  @Test("a ring closes over a gap within the tolerance, of one line or of several")
  func rings() {
    let one = EarthLines.border([EarthLines.line("r", [(0, 0), (100, 0), (100, 100), (0, 0.09)])])
    #expect(one.parts.map(\.isClosed) == [true])
    #expect(one.parts[0].vertices.last == one.parts[0].vertices.first)
    let two = EarthLines.border([
      EarthLines.line("s", [(0, 0), (100, 0)]), EarthLines.line("t", [(100, 0.05), (100, 100), (0, 0.05)]),
    ])
    #expect(two.parts.map(\.isClosed) == [true])
    let open = EarthLines.border([EarthLines.line("u", [(0, 0), (100, 0), (100, 100), (0, 5)])])
    #expect(open.parts.map(\.isClosed) == [false])
    #expect(open.notes.count == 1 && open.notes[0].contains("of up to 5 m"))
  }

  @Test("a short line's own ends are no gap")
  func shortAlone() {
    #expect(EarthLines.border([EarthLines.line("a", [(0, 0), (8, 0)])]).notes.isEmpty)
    #expect(
      EarthLines.border([EarthLines.line("a", [(0, 0), (4, 0)]), EarthLines.line("b", [(4, 0), (8, 0)])])
        .notes.isEmpty)
  }

  @Test("ends meet over 180 degrees and at a pole")
  func antimeridian() {
    let over = EarthLines.border([
      EarthLines.line("a", [(-100, 0), (-0.02, 0)], from: 180),
      EarthLines.line("b", [(0.02, 0), (100, 0)], from: -180),
    ])
    #expect(Self.names(over) == [["a", "b"]])
    #expect(over.parts[0].vertices.allSatisfy { $0.longitude > 179 && $0.longitude < 181 })
    let pole = EarthLines.border([
      SourceLine(
        vertices: [.init(longitude: 10, latitude: 89.9), .init(longitude: 10, latitude: 89.999_999_9)],
        attributes: 0,
        name: "a"),
      SourceLine(
        vertices: [.init(longitude: 150, latitude: 90), .init(longitude: 150, latitude: 89.9)], attributes: 0,
        name: "b"),
    ])
    #expect(Self.names(pole) == [["a", "b"]])
  }

  @Test("longitudes beyond 180 are turned back", arguments: [200.0, -200, 359.5, 181])
  func wrapped(longitude: Double) {
    let border = EarthLines.border([EarthLines.line("a", [(0, 0), (1_000, 0)], from: longitude)])
    #expect(border.parts[0].vertices.allSatisfy { abs($0.longitude) <= 180.01 })
    #expect(abs(border.length - 1_000) < 1e-3)
  }

  @Test(
    "a ring round a pole stays within 360 degrees, wherever it starts and however it runs",
    arguments: [(-180.0, 1.0), (-180, -1), (180, 1), (180, -1), (20, 1), (-20, -1), (200, 1)])
  func poleRing(start: Double, step: Double) {
    let ring = SourceLine(
      vertices: (0...36).map { index in
        let longitude = start + step * 10 * Double(index)
        return Coordinate(longitude: longitude.remainder(dividingBy: 360), latitude: 80)
      }, attributes: 0, name: "ring")
    let longitudes = EarthLines.border([ring]).parts[0].vertices.map(\.longitude)
    #expect(longitudes.allSatisfy { abs($0) <= 360 })
    #expect(abs(abs(longitudes[36] - longitudes[0]) - 360) < 1e-9)
  }

  @Test(
    "a line stored twice counts once, whatever its direction, with vertices within the tolerance",
    arguments: [false, true], [0, 0.07])
  func duplicate(isReversed: Bool, shift: Double) {
    let points = [(2.0, 0.0), (400, 0), (400, 100)]
    let again = points.map { ($0.0, $0.1 + shift) }
    let border = EarthLines.border([
      EarthLines.line("a", [(0, 0), (2, 0)]), EarthLines.line("b", points),
      EarthLines.line("again", isReversed ? again.reversed() : again),
    ])
    #expect(Self.names(border) == [["a", "b"]])
    #expect(border.notes == ["1 line repeats another and is left out: again is b"])
  }

  @Test("lines with other vertices between the same ends are no repeats")
  func noDuplicate() {
    let border = EarthLines.border([
      EarthLines.line("a", [(0, 0), (50, 0.2), (100, 0)]), EarthLines.line("b", [(0, 0), (50, 0), (100, 0)]),
    ])
    #expect(border.parts.map(\.isClosed) == [true])
    #expect(border.notes == ["1 line is reversed to run with the first line of the part: b"])
  }

  @Test("no line is reversed where directions tell the side: two ends head on are no pair")
  func headOn() {
    let lines = [EarthLines.line("a", [(0, 0), (100, 0)]), EarthLines.line("b", [(200, 0), (100, 0)])]
    #expect(EarthLines.border(lines).parts.count == 1)
    let kept = EarthLines.border(lines, keepsDirections: true)
    #expect(kept.parts.map { $0.stretches.map(\.isReversed) } == [[false], [false]])
    #expect(kept.notes == ["lines meet in more than pairs at 1 point, parts end there: 2 lines (a; b)"])
  }

  @Test("what is joined does not depend on the lines' order", arguments: 1...8)
  func order(seed: Int) {
    let lines = (0..<12).map { index in
      let start = Double(index) * 100
      // Gaps of 0 to 0.099 m between neighbours.
      return EarthLines.line("\(index)", [(start + Double(index * 7 % 10) * 0.011, 0), (start + 100, 0)])
    }
    let shuffled = lines.indices.map { lines[($0 * 5 + seed) % lines.count] }
    let border = EarthLines.border(shuffled)
    #expect(border.parts.count == 1)
    // A moved end changes the length by its gap at the most.
    #expect(abs(border.length - 1_200) < 12 * 0.1)
  }

  @Test("many notes of a kind are one, with the count and the first three")
  func counted() {
    let lines = (0..<40).flatMap { index in
      let start = Double(index) * 200
      return [
        EarthLines.line("\(index)", [(start, 0), (start + 100, 0)]),
        EarthLines.line("\(index) back", [(start + 200, 0), (start + 100, 0)]),
      ]
    }
    #expect(
      EarthLines.border(lines).notes == [
        "40 lines are reversed to run with the first line of the part: 0 back; 1 back; 2 back; and 37 more"
      ])
  }
}
