import Coverage
import Foundation
import GeoCore
import Reports
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct HTMLReportTests {
  private static let hostile = "<script>alert(\"x\")</script> & ]]> \u{1} 'y'"

  private func isWellFormed(_ page: String) -> Bool { XMLParser(data: Data(page.utf8)).parse() }

  @Test("a page is well-formed XML, and equal results are equal pages")
  func wellFormed() throws {
    let page = try SmallReport().page()
    #expect(isWellFormed(page))
    #expect(try SmallReport().page() == page)
  }

  @Test("hostile names are texts, wherever they stand")
  func hostileNames() throws {
    let page = try SmallReport(name: Self.hostile, sensor: Self.hostile, variant: Self.hostile).page()
    #expect(isWellFormed(page))
    #expect(!page.contains("<script>alert"))
    let escaped = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; ]]&gt; \u{FFFD} 'y'"
    #expect(page.contains("<h1>\(escaped), variant \(escaped)</h1>"))
    for around in ["mind ", "owed to ", "<title>"] { #expect(page.contains(around + escaped)) }
  }

  @Test("a page has a row in the table and a line on the map for each gap")
  func gaps() throws {
    let page = try SmallReport().page()
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
    #expect(try SmallReport(isMarginKnown: true).page().contains("<path class=\"marginal\""))
    #expect(try !SmallReport().page().contains("<path class=\"marginal\""))
  }

  @Test("requirements are told with what was wanted, and a page without any has no such section")
  func requirements() throws {
    let page = try SmallReport(
      requirements: "[{metric: gap_count, at_most: 3}, {metric: covered_fraction, at_least: 0.25}]"
    ).page()
    #expect(
      page.contains("<p class=\"missed\">1 of 2 requirements missed: Gaps 4 (wanted at most 3).</p>"))
    #expect(page.contains("<td>at most 3</td><td class=\"number\" data-sort=\"4.0\">4</td><td>missed</td>"))
    #expect(page.contains("<td>at least 25 %</td><td class=\"number\" data-sort=\"0.42"))
    #expect(try !SmallReport().page().contains("id=\"requirements\""))
  }

  @Test("a page asks for nothing from elsewhere and tells no timing")
  func selfContained() throws {
    let page = try SmallReport().page()
    for reference in ["src=", "href=", "url(", "@import"] { #expect(!page.contains(reference)) }
    #expect(!page.contains("12.5"))
  }

  @Test("what to do first are the five longest gaps, and a sensor that adds nothing is named")
  func advice() throws {
    let page = try SmallReport().page()
    let gaps = SmallResult.assessment().gaps
    #expect(page.components(separatedBy: "<li data-for=\"gap-").count - 1 == min(gaps.count, 5))
    #expect(page.contains("hold 100.0 % of the border that is not covered."))
    #expect(page.contains(" add less than 100 m: ") || page.contains(" adds less than 100 m: "))
  }

  @Test("every row of a gap has its marks on map and profile")
  func marks() throws {
    let page = try SmallReport().page()
    for number in 1...SmallResult.assessment().gaps.count {
      for element in ["tr", "path class=\"gap\"", "rect"] {
        #expect(page.contains("<\(element) data-for=\"gap-\(number)\""), "\(element) of gap \(number)")
      }
    }
  }

  @Test("each sheet of paper has the title, whose letters cannot end the style sheet's text")
  func runningTitle() throws {
    let page = try SmallReport(name: Self.hostile).page()
    #expect(page.contains("@top-left { content: \"\\3c script\\3e alert\\28 \\22 x"))
  }

  @Test("a picture below the map is part of the page; nothing else refers to anything")
  func backdrop() throws {
    let page = try SmallReport().page(over: [1, 2, 3])
    #expect(isWellFormed(page))
    #expect(page.components(separatedBy: "href=").count == 2)
    #expect(page.contains("href=\"data:image/jpeg;base64,AQID\""))
    #expect(page.contains("img-src data:"))
  }

  @Test("parts, and values of the attribute that is grouped by, have tables of their figures")
  func stretches() throws {
    let page = try SmallReport(groupBy: "neighbour").page()
    #expect(page.contains("<caption>Parts of the border</caption>"))
    #expect(page.contains("<caption>The border by neighbour</caption>"))
    for value in ["BG", "MK"] { #expect(page.contains("<th scope=\"row\">\(value)</th>")) }
    #expect(try !SmallReport().page().contains("The border by"))
  }

  @Test("the required probability is told with all its decimals", arguments: ["0.999", "0.004", "0.5"])
  func required(text: String) throws {
    var report = try SmallReport()
    report.files["summary.json"]?.replace(/("required_probability" :) [\d.]+/) { "\($0.output.1) \(text)" }
    #expect(try report.page().contains("is at least \(text)."))
  }

  @Test(
    "a picture that summary.json has in another folder is not looked for",
    arguments: ["../hillshade.tif", "/elsewhere/hillshade.tif", ""])
  func pictureElsewhere(name: String) throws {
    var report = try SmallReport()
    report.files["summary.json"]?.replace(/"hillshades" : \[\s*\]/) { _ in "\"hillshades\" : [\"\(name)\"]" }
    let error = try #require(#expect(throws: InputError.self) { try report.page() })
    #expect(error.kind == .badData)
    #expect(error.description.contains("out/summary.json: hillshades: '\(name)'"))
  }

  @Test("where summary.json lacks a figure, as an older one may, a new run is advised")
  func olderSummary() throws {
    var report = try SmallReport()
    report.files["summary.json"]?.replace("\"overlap_fraction\"", with: "\"overlap\"")
    let error = try #require(#expect(throws: InputError.self) { try report.page() })
    #expect(error.description.contains("overlap_fraction is missing"))
    #expect(error.description.contains("or run `karaula run SCENARIO --out DIR` again"))
  }

  @Test("a variant is named in the title")
  func variant() throws {
    #expect(
      try SmallReport(variant: "fog").page().contains("<title>Small, variant fog: border coverage</title>"))
  }

  @Test(
    "a file that is broken is told by its name",
    arguments: [
      ("summary.json", "{}"), ("gaps.geojson", "{\"features\": [{}]}"), ("border.geojson", "x"),
      ("sensors.geojson", "[]"), ("plan.yaml", "karaula: 1\nborders: 2\n"),
      (
        "sensors.geojson",
        """
        {"features": [{"properties": {"id": "A", "kind": "site"}, "geometry":
        {"type": "Point", "coordinates": [1e300, 1e300]}}]}
        """
      ),
    ])
  func broken(name: String, text: String) throws {
    var report = try SmallReport()
    report.files[name] = text
    let error = try #require(#expect(throws: InputError.self) { try report.page() })
    #expect(error.kind == .badData)
    #expect(error.description.contains("out/\(name)"))
  }
}
