import GeoCore
import Testing

struct BorderJoiningTests {
  @Test("lines stored out of order are laid end to end in the first line's direction")
  func outOfOrder() throws {
    let border = SampleLines.border([
      SampleLines.member("b", [(2, 0), (3, 0), (4, 0)]),
      SampleLines.member("c", [(4, 0), (6, 0)]),
      SampleLines.member("a", [(0, 0), (2, 0)]),
    ])
    let part = try #require(border.parts.first)
    #expect(border.parts.count == 1)
    #expect(part.longitudes == [0, 2, 3, 4, 6])
    #expect(part.chainages == [0, 2_000, 3_000, 4_000, 6_000])
    #expect(part.stretches.map(\.member) == ["a", "b", "c"])
    #expect(part.firstMember == "b")
    #expect(!part.isClosed)
    #expect(border.notes.isEmpty)
  }

  @Test("a line stored the other way round is reversed, and a note names it")
  func reversed() throws {
    let border = SampleLines.border([
      SampleLines.member("a", [(0, 0), (2, 0)]),
      SampleLines.member("b", [(5, 0), (4, 0), (2, 0)]),
      SampleLines.member("z", [(0, 0), (-3, 0)]),
    ])
    let part = try #require(border.parts.first)
    #expect(border.parts.count == 1)
    #expect(part.longitudes == [-3, 0, 2, 4, 5])
    #expect(part.chainages == [0, 3_000, 5_000, 7_000, 8_000])
    #expect(part.stretches.map(\.isReversed) == [true, false, true])
    #expect(border.notes == ["2 lines are reversed to run with the first line of the part: b; z"])
  }

  @Test("a ring of lines starts at the first vertex of the first line")
  func ring() throws {
    let border = SampleLines.border([
      SampleLines.member("b", [(1, 0), (1, 1)]),
      SampleLines.member("a", [(0, 0), (1, 0)]),
      SampleLines.member("c", [(0, 0), (0, 1), (1, 1)]),
    ])
    let part = try #require(border.parts.first)
    #expect(border.parts.count == 1)
    #expect(part.isClosed)
    #expect(part.vertices.first == Coordinate(longitude: 1, latitude: 0))
    #expect(part.vertices.last == part.vertices.first)
    #expect(part.stretches.map(\.member) == ["b", "c", "a"])
    #expect(part.length == 4_000)
  }

  @Test("an enclave stored as one closed line is a part of its own that keeps its start")
  func enclave() throws {
    let border = SampleLines.border([
      SampleLines.member("a", [(0, 0), (2, 0)]),
      SampleLines.member("hole", [(1, 1), (1, 2), (2, 2), (2, 1), (1, 1)]),
      SampleLines.member("b", [(2, 0), (3, 0)]),
    ])
    #expect(border.parts.map(\.isClosed) == [false, true])
    #expect(border.parts.map(\.length) == [3_000, 4_000])
    #expect(border.parts.last?.vertices.first == Coordinate(longitude: 1, latitude: 1))
  }

  @Test("an enclave that touches the line at the line's end stays a part of its own")
  func touchingEnclave() {
    let border = SampleLines.border([
      SampleLines.member("a", [(0, 0), (1, 0)]),
      SampleLines.member("hole", [(1, 0), (1, 1), (2, 1), (2, 0), (1, 0)]),
      SampleLines.member("b", [(1, 0), (1, -2)]),
    ])
    #expect(border.parts.map(\.length) == [3_000, 4_000])
    #expect(border.notes.isEmpty)
  }

  @Test("where three ends meet the parts end, and a note names the three lines")
  func fork() {
    let border = SampleLines.border([
      SampleLines.member("west", [(0, 0), (1, 0)]),
      SampleLines.member("east", [(1, 0), (2, 0)]),
      SampleLines.member("north", [(1, 0), (1, 1)]),
      SampleLines.member("far east", [(2, 0), (3, 0)]),
    ])
    #expect(border.parts.map { $0.stretches.map(\.member) } == [["west"], ["east", "far east"], ["north"]])
    #expect(
      border.notes
        == ["lines meet in more than pairs at 1 point, parts end there: 3 lines (west; east; north)"])
  }

  @Test("a line across the antimeridian runs on past 180, and parts lie together")
  func antimeridian() {
    let border = SampleLines.border([
      SampleLines.member("a", [(178, 0), (179.5, 0)]),
      SampleLines.member(
        "b", [(-178, 0), (-179.5, 0), (-180, 0), (180, 0), (179.5, 0)].filter { $0.0 != 180 }),
      SampleLines.member("isle", [(-177, 5), (-176, 5)]),
    ])
    #expect(border.parts.map(\.longitudes) == [[178, 179.5, 180, 180.5, 182], [183, 184]])
  }

  @Test("halves cut at the antimeridian, as RFC 7946 stores them, are one part")
  func cutAtAntimeridian() {
    let border = SampleLines.border([
      SampleLines.member("a", [(179, 10), (180, 10)]),
      SampleLines.member("b", [(-180, 10), (-179, 10)]),
    ])
    #expect(border.parts.map(\.longitudes) == [[179, 180, 181]])
    #expect(border.length == 2_000)
  }

  @Test(
    "chainage is contiguous and the lines' lengths are preserved, however the lines are shuffled",
    arguments: 1...8)
  func chainage(seed: Int) {
    // Lengths are whole metres below 2^53, so their sums are exact in any order.
    var members = (0..<12).map { index in
      SampleLines.member(
        "line \(index)", [(Double(index), 0), (Double(index) + 0.5, 0), (Double(index + 1), 0)])
    }
    for index in members.indices where (index * 7 + seed) % 3 == 0 {
      members[index].vertices.reverse()
    }
    let shuffled = members.indices.map { members[($0 * 5 + seed) % members.count] }
    let border = SampleLines.border(shuffled)
    #expect(border.parts.count == 1)
    #expect(border.length == 12_000)
    #expect(border.parts.allSatisfy { $0.isContiguous })
  }
}
