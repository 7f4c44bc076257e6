import GeoCore
import Testing

@testable import Reports

struct SinkTests {
  @Test(
    "A cell of a table is one cell, and no formula",
    arguments: [
      ("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""), ("=1+1", "'=1+1"),
      ("@x", "'@x"),
      ("-1", "'-1"), ("+1,2", "\"'+1,2\""), ("\t=1", "'\t=1"), ("a=b", "a=b"), ("", ""),
    ])
  func cells(text: String, cell: String) { #expect(text.inCSV == cell) }

  @Test("A picture of patrols in time is the same when it is built anew")
  func rebuilt() {
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" font-family="sans-serif" role="img">
      <title>a &amp; b &lt;c&gt;</title>
      <rect width="9.5" height="9" fill="#f2f2f2"/>
      <path fill="white" d="M1 2h-3v4z"/>
      </svg>

      """
    #expect(RebuiltDiagram(svg)?.svg.text == svg)
  }

  @Test(
    "A picture with anything else in it is none",
    arguments: [
      "<script>alert(1)</script>", "<rect onload=\"alert(1)\"/>", "<path fill=\"url(http://x)\"/>",
      "<a href=\"x\"></a>",
      "<style>*{}</style>", "<!-- x -->", "<image href=\"http://x\"/>", "<text>&#x41;</text>", "<rect",
      "</svg>", "<text>",
      "<foreignObject></foreignObject>", "<![CDATA[x]]>", "<rect x='1'/>",
    ])
  func dropped(inside: String) {
    #expect(RebuiltDiagram("<svg xmlns=\"http://www.w3.org/2000/svg\">\n\(inside)\n</svg>\n") == nil)
  }

  @Test("Nothing stands behind or before the picture")
  func whole() {
    let svg = "<svg role=\"img\"></svg>\n"
    #expect(RebuiltDiagram(svg) != nil)
    for text in ["x" + svg, svg + "x", svg + svg, ""] { #expect(RebuiltDiagram(text) == nil) }
  }
}
