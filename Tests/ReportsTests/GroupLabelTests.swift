import GeoCore
import Testing

@testable import Reports

@Suite struct GroupLabelTests {
  @Test("no value, texts, numbers and flags never share a label, in whatever order they come")
  func apart() {
    let values: [AttributeValue] = [
      .null, .text("null"), .text("(none)"), .integer(7), .text("7"), .text("\"7\""), .real(7),
      .boolean(true),
      .text("true"), .text(""), .json("7"), .textList(["7"]),
    ]
    let expected = [
      "(none)", "null", "\"(none)\"", "7", "\"\"\"7\"\"\"", "\"7\"", "\"7\"", "true", "\"true\"", "", "\"7\"",
      "[\"7\"]",
    ]
    let labels = GroupLabels(of: Set(values))
    let all = values.map { labels[$0] }
    #expect(Set(all).count == values.count)
    for (value, label) in zip(values, expected)
    where ![.text("7"), .text("\"7\""), .real(7), .json("7")].contains(value) {
      #expect(labels[value] == label)
    }
    for _ in 0..<20 {
      let again = GroupLabels(of: Set(values.shuffled()))
      #expect(values.map { again[$0] } == all)
    }
    #expect(GroupLabels(of: [.text("(none)"), .text("BG")])[.text("(none)")] == "(none)")
  }
}
