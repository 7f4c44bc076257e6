import Coverage
import Foundation
import GeoCore
import Reports
import Scenario
import SensorPhysics
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct HTMLReportTests {
  private static let hostile = "<script>alert(\"x\")</script> & ]]> \u{1} 'y'"

  /// A page of the small result.
  private func page(
    name: String = "Small", sensor: String = "A", isMarginKnown: Bool = false, requirements: String = "[]"
  ) throws -> String {
    let yaml = "karaula: 1\nborder: {source: b}\nrequirements: \(requirements)\n"
    let places = FeatureTable(
      name: "sensors", columns: [.init("id", .text), .init("kind", .text), .init("task", .text)],
      features: [
        .init(.point(Coordinate(longitude: 22, latitude: 41)), [.text(sensor), .text("site"), .null])
      ])
    let summary = Summary(
      name: name, groupBy: nil, cellSize: 10, attribution: ["owed to \(name)"], warnings: ["mind \(name)"],
      versions: ["karaula": "1"], inputs: [InputFile(role: "border", name: name, sha256: "abc")],
      cost: EquipmentCost(), timings: ["compute": 12.5])
    return HTMLReport(
      of: SmallResult.assessment(isMarginKnown: isMarginKnown),
      scenario: try Scenario(yaml: yaml, file: "s.yaml"), summary: summary, links: SmallResult.links,
      patrols: [], places: places
    ).html
  }

  private func isWellFormed(_ page: String) -> Bool { XMLParser(data: Data(page.utf8)).parse() }

  @Test("a page is well-formed XML, and equal results are equal pages")
  func wellFormed() throws {
    let page = try page()
    #expect(isWellFormed(page))
    #expect(try self.page() == page)
  }

  @Test("hostile names are texts, wherever they stand")
  func hostileNames() throws {
    let page = try page(name: Self.hostile, sensor: Self.hostile)
    #expect(isWellFormed(page))
    #expect(!page.contains("<script>alert"))
    let escaped = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; ]]&gt; \u{FFFD} 'y'"
    #expect(page.contains("<h1>\(escaped)</h1>"))
    for around in ["mind ", "owed to ", "<title>"] { #expect(page.contains(around + escaped)) }
  }

  @Test("a page has a row in the table and a line on the map for each gap")
  func gaps() throws {
    let page = try page()
    let gaps = SmallResult.assessment().gaps
    #expect(page.components(separatedBy: "<path class=\"gap\"").count - 1 == gaps.count)
    for index in gaps.indices {
      #expect(page.contains("data-sort=\"\(index + 1)\">G\(index + 1)</th>"))
      #expect(page.contains("<title>G\(index + 1): "))
    }
    #expect(!page.contains("G\(gaps.count + 1)<"))
  }

  @Test("marginal border is told apart only where the terrain's error is known")
  func marginal() throws {
    #expect(try page(isMarginKnown: true).contains("gap, marginal"))
    #expect(try !page().contains("gap, marginal"))
  }

  @Test("requirements are told with what was wanted, and a page without any has no such section")
  func requirements() throws {
    let page = try page(
      requirements: "[{metric: gap_count, at_most: 3}, {metric: covered_fraction, at_least: 0.25}]")
    #expect(page.contains("<p class=\"missed\">1 of 2 requirements missed.</p>"))
    #expect(page.contains("<td>at most 3</td><td class=\"number\" data-sort=\"4.0\">4</td><td>missed</td>"))
    #expect(page.contains("<td>at least 0.25</td>"))
    #expect(try !self.page().contains("id=\"requirements\""))
  }

  @Test("a page asks for nothing from elsewhere and tells no timing")
  func selfContained() throws {
    let page = try page()
    for reference in ["src=", "href=", "url(", "@import"] { #expect(!page.contains(reference)) }
    #expect(!page.contains("12.5"))
  }
}
