import GeoCore
import Testing

struct BorderSideTests {
  private static let columns: [FeatureTable.Column] = [
    .init("name", .text), .init("ADM0_LEFT", .text), .init("adm0_right", .text),
  ]

  private static func border(_ rows: [(left: String, right: String)], reversing: Set<Int> = []) -> BorderLine
  {
    let members = rows.indices.map { index in
      let points = [(Double(index), 0.0), (Double(index + 1), 0.0)]
      return SampleLines.member(
        "line \(index)", reversing.contains(index) ? points.reversed() : points, attributes: index)
    }
    return SampleLines.border(
      members, columns: columns,
      attributes: rows.map { [.text("border"), .text($0.left), .text($0.right)] })
  }

  @Test("lines that keep the same name inside do not contradict each other")
  func agreement() {
    let border = Self.border([("S", "A"), ("S", "B"), ("S", "C")])
    #expect(border.contradictions(inside: .left).isEmpty)
    #expect(border.contradictions(inside: .right).isEmpty)
  }

  @Test("a reversed line whose sides are swapped agrees")
  func reversedAgreement() {
    let border = Self.border([("S", "A"), ("B", "S")], reversing: [1])
    #expect(border.parts.count == 1)
    #expect(border.contradictions(inside: .left).isEmpty)
  }

  @Test("a line that has the inside's name outside is named with the line that tells the side")
  func contradiction() {
    let border = Self.border([("S", "A"), ("B", "S"), ("S", "C")])
    #expect(
      border.contradictions(inside: .left) == ["line 0 has 'S' inside (left), line 1 has it outside"])
  }

  @Test("a reversed line whose sides are not swapped contradicts")
  func reversedContradiction() {
    let border = Self.border([("S", "A"), ("S", "B")], reversing: [1])
    #expect(
      border.contradictions(inside: .left) == ["line 0 has 'S' inside (left), line 1 has it outside"])
  }

  @Test("a part that does not touch another is not compared with it")
  func separateParts() {
    let border = SampleLines.border(
      [
        SampleLines.member("a", [(0, 0), (1, 0)], attributes: 0),
        SampleLines.member("b", [(5, 0), (6, 0)], attributes: 1),
      ], columns: Self.columns,
      attributes: [[.null, .text("S"), .text("A")], [.null, .text("A"), .text("S")]])
    #expect(border.contradictions(inside: .left).isEmpty)
  }

  @Test("a column without its opposite says nothing about sides")
  func noPair() {
    let border = SampleLines.border(
      [
        SampleLines.member("a", [(0, 0), (1, 0)], attributes: 0),
        SampleLines.member("b", [(1, 0), (2, 0)], attributes: 1),
      ], columns: [.init("left", .text), .init("other", .text)],
      attributes: [[.text("S"), .text("A")], [.text("A"), .text("S")]])
    #expect(border.contradictions(inside: .left).isEmpty)
  }
}
