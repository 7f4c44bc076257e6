import GeoCore
import RealModule
import Testing

/// Borders that run along themselves.
struct BorderRepeatsTests {
  private static let cell = 60.0

  private static func wave(_ name: String, north: Double = 0, count: Int = 80, phase: Double = 0)
    -> SourceLine
  {
    EarthLines.line(
      name,
      (0...count).map { (100 * Double($0), north + 300 * .sin(Double($0) / 12 + phase)) })
  }

  @Test("two versions of one line, a few metres apart, run along each other over their whole length")
  func versions() throws {
    let border = EarthLines.border([Self.wave("a"), Self.wave("b", north: 15)])
    let repeats = try #require(BorderRepeats(in: border, within: Self.cell))
    #expect(abs(repeats.length - border.length) < 1)
    #expect(abs(repeats.repeated - border.length / 2) < 1)
    #expect(repeats.first.part == 1 && repeats.first.member == "b" && repeats.first.other == "a")
    #expect(repeats.first.chainage.lowerBound == 0)
  }

  @Test("versions that end at the same points, so that they make a ring, run along each other")
  func ring() throws {
    let first = Self.wave("a")
    var second = Self.wave("b", north: 10)
    second.vertices[0] = first.vertices[0]
    second.vertices[second.vertices.count - 1] = first.vertices[first.vertices.count - 1]
    let border = EarthLines.border([first, second])
    #expect(border.parts.map(\.isClosed) == [true])
    let repeats = try #require(BorderRepeats(in: border, within: Self.cell))
    // At both ends the ways along are short.
    #expect(repeats.length > border.length - 8 * Self.cell && repeats.length <= border.length)
    #expect(repeats.sentence(within: Self.cell).contains("first b, km "))
  }

  @Test("a line with other vertices that repeats a part of another runs along it", arguments: [false, true])
  func partRepeated(isReversed: Bool) throws {
    var part = EarthLines.line("b", stride(from: 2_000.0, through: 4_000, by: 37).map { ($0, 0) })
    if isReversed { part.vertices.reverse() }
    let border = EarthLines.border([EarthLines.line("a", [(0, 0), (3_000, 0), (8_000, 0)]), part])
    let repeats = try #require(BorderRepeats(in: border, within: Self.cell))
    #expect(abs(repeats.repeated - 1_998) < 1)
    // Of the longer line what lies within a cell of the shorter one's ends, too.
    #expect(abs(repeats.length - 2 * 1_998) < 3 * Self.cell)
  }

  @Test("a line that goes back over itself runs along itself")
  func spike() throws {
    let border = EarthLines.border([
      EarthLines.line("a", [(0, 0), (3_000, 0), (3_000, 1_000), (3_000, 0), (6_000, 0)])
    ])
    let repeats = try #require(BorderRepeats(in: border, within: Self.cell))
    // Near its tip the two ways are one turn.
    #expect(repeats.repeated > 1_000 - 3 * Self.cell && repeats.repeated < 1_000 + Self.cell)
    #expect(repeats.first.member == "a" && repeats.first.other == "a")
    #expect(repeats.sentence(within: Self.cell).contains("along itself"))
  }

  @Test("a line alone, a ring, lines that cross, meet or come near for a while do not")
  func none() {
    let circle = (0...60).map {
      (500 * Double.cos(Double($0) * .pi / 30), 500 * Double.sin(Double($0) * .pi / 30))
    }
    let cases: [[SourceLine]] = [
      [Self.wave("a")], [EarthLines.line("ring", circle.dropLast() + [circle[0]])],
      [EarthLines.line("a", [(0, 0), (5_000, 0)]), EarthLines.line("b", [(2_000, -900), (3_000, 900)])],
      [
        EarthLines.line("a", [(0, 0), (2_000, 0)]), EarthLines.line("b", [(2_000, 0), (4_000, 700)]),
        EarthLines.line("c", [(2_000, 0), (4_000, -700)]),
      ],
      [EarthLines.line("a", [(0, 0), (5_000, 0)]), EarthLines.line("b", [(0, 80), (5_000, 80)])],
      [
        EarthLines.line("a", [(0, 0), (5_000, 0)]),
        EarthLines.line("b", [(2_000, 900), (2_500, 40), (3_000, 900)]),
      ],
    ]
    for lines in cases { #expect(BorderRepeats(in: EarthLines.border(lines), within: Self.cell) == nil) }
  }

  @Test("the arms of a meander that come within a cell of each other are no repeat")
  func meander() {
    // Loops like an omega: necks of 40 m, arms side by side for some 300 m.
    let loops = (0..<6).flatMap { loop -> [(Double, Double)] in
      let x = Double(loop) * 1_000
      return [
        (x, 0), (x + 300, 0), (x + 310, 300), (x + 100, 500), (x + 330, 800), (x + 560, 500), (x + 350, 300),
        (x + 360, 0),
      ]
    }
    #expect(BorderRepeats(in: EarthLines.border([EarthLines.line("river", loops)]), within: Self.cell) == nil)
  }

  @Test("what is told has the length, the first place and both lines")
  func sentence() throws {
    let border = EarthLines.border([
      EarthLines.line("a", [(0, 0), (6_000, 0)]), EarthLines.line("b", [(0, 4), (6_000, 4)]),
    ])
    let repeats = try #require(BorderRepeats(in: border, within: Self.cell))
    #expect(
      repeats.sentence(within: Self.cell) == """
        12 km of the border run along another line within a cell (60 m), so 6 km may count twice: \
        first b, km 0 to 6 of part 2, along a; if one line is drawn twice keep one, by `where` or in the source
        """)
  }

  @Test("over 180 degrees, too")
  func antimeridian() throws {
    let lines = [("a", 0.0), ("b", 5.0)].map { name, north in
      EarthLines.line(name, [(-3_000, north), (3_000, north)], from: 180)
    }
    let repeats = try #require(BorderRepeats(in: EarthLines.border(lines), within: Self.cell))
    #expect(abs(repeats.repeated - 6_000) < 1)
  }
}
