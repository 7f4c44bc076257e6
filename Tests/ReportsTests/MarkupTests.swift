import Testing

@testable import Reports

@Suite struct MarkupTests {
  @Test("a text in a literal is escaped, markup in it is not, whatever kind of text it is")
  func interpolation() {
    let hostile = "<b class=\"x\">&'\t\u{1}č"
    let escaped = "&lt;b class=&quot;x&quot;&gt;&amp;'&#9;\u{FFFD}č"
    let inner: Markup = "<i>\(hostile)</i>"
    #expect(inner.text == "<i>\(escaped)</i>")
    let outer: Markup = "<p title=\"\(hostile[...])\">\(inner)\(3)\(0.5)</p>"
    #expect(outer.text == "<p title=\"\(escaped)\"><i>\(escaped)</i>30.5</p>")
    #expect(Markup(escaping: hostile).text == escaped)
    #expect(Markup(written: hostile).text == hostile)
  }

  @Test("lists of markup are joined by markup")
  func joined() {
    let items = ["a", "<"].map { text -> Markup in "<li>\(text)</li>" }
    #expect(items.joined(separator: "<br/>").text == "<li>a</li><br/><li>&lt;</li>")
    var all: Markup = "<ul>"
    all += items.joined() + "</ul>"
    #expect(all.text == "<ul><li>a</li><li>&lt;</li></ul>")
  }

  @Test(
    "each scalar is escaped as by itself, so that the way of plain texts changes nothing",
    arguments: [0x00...0x7F, 0x80...0xFF, 0xD7FF...0xE000, 0xFFF0...0x1_0010] as [ClosedRange<UInt32>])
  func scalars(values: ClosedRange<UInt32>) {
    for scalar in values.compactMap(Unicode.Scalar.init) {
      let expected =
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "\t": "&#9;"
        case "\n": "&#10;"
        case "\r": "&#13;"
        case "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
        default: scalar.properties.generalCategory == .control ? "\u{FFFD}" : String(scalar)
        }
      #expect(Markup(escaping: "a\(Character(scalar))b").text == "a\(expected)b", "\(scalar.value)")
    }
  }

  @Test("an element's attributes and text are escaped, its children are not")
  func element() {
    let child = XMLElement("c", ["a": "\"&"], text: "<")
    #expect(child.markup.text == "<c a=\"&quot;&amp;\">&lt;</c>\n")
    #expect(
      XMLElement("p", [:], [child]).document(after: "<!DOCTYPE p>\n")
        == "<!DOCTYPE p>\n<p>\n<c a=\"&quot;&amp;\">&lt;</c>\n</p>\n")
    #expect(XMLElement("e").markup.text == "<e/>\n")
  }
}
