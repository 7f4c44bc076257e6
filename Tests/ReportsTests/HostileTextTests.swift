import Coverage
import Foundation
import GeoCore
import Reports
import Scenario
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Where texts of others end up: one entry for each kind of file or stream that the program writes.
///
/// Each takes one text as every name that it has: site, patrol, variant, requirement, file, column.
enum Sink: String, CaseIterable, Sendable {
  case page, diagram, junit, markdown, github, terminal, table

  /// What is written with a text as all names.
  func written(_ name: String) throws -> String {
    switch self {
    case .page:
      try SmallReport(name: name, sensor: name, requirements: requirements(name), variant: name).page()
    case .diagram: TimeDiagram(of: assessment(name), name: name, period: 3600).svg
    case .junit: try check(name).junit
    case .markdown: try check(name).markdown
    case .github: try check(name).githubCommands { $0 }
    case .terminal:
      (try check(name).lines
        + ResultTable.text(
          of: assessment(name), links: SmallResult.links, name: name, attribution: [name])).onTerminal
    case .table: WindowReport.text(of: assessment(name), runID: "0123456789abcdef") { _ in true }
    }
  }

  private func assessment(_ name: String) -> Assessment {
    SmallResult.assessment(sensor: name, patrol: name)
  }

  private func requirements(_ name: String) throws -> String {
    let text = String(decoding: try JSONEncoder().encode(name), as: UTF8.self)
    return "[{metric: gap_count, at_most: 1, name: \(text)}]"
  }

  private func check(_ name: String) throws -> CheckReport {
    let requirements = try SmallResult.decoded(requirements: requirements(name))
    let run = CheckedRun(requirements, variant: nil, in: assessment(name), context: SmallResult.context)
    return CheckReport(file: name, name: name, runs: [run])
  }

  /// What no text may change: the parts that a reader of the sink takes it apart into.
  func structure(of written: String) throws -> [String] {
    switch self {
    case .page: written.filter { "<>\"".contains($0) }.map(String.init)
    case .diagram, .junit: try XMLOutline.elements(of: written)
    case .markdown:
      // An escaped bar parts no cells.
      written.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        "\(line.replacing("\\|", with: "").count { $0 == "|" })"
      } + (written.replacing("\\<", with: "").contains("<") ? ["<"] : [])
    case .github:
      written.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        String(line.prefix { $0 != " " })
      }
    case .terminal: ["\(written.split(separator: "\n", omittingEmptySubsequences: false).count)"]
    case .table: CSVOutline.rows(of: written).map { "\($0.count)" }
    }
  }
}

/// The elements of an XML text.
private final class XMLOutline: NSObject, XMLParserDelegate {
  private var names: [String] = []

  static func elements(of text: String) throws -> [String] {
    let outline = XMLOutline()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = outline
    #expect(parser.parse(), "\(text.prefix(400))")
    return outline.names
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    names.append(name + attributes.keys.sorted().joined(separator: " "))
  }
}

/// The cells of a comma-separated table, as RFC 4180 reads it.
private enum CSVOutline {
  static func rows(of text: String) -> [[String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: rows[rows.count - 1].append("")
      case "\n" where !isQuoted: rows.append([""])
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].unicodeScalars.append(scalar)
      }
    }
    return rows
  }
}

@Suite("Hostile texts in all that is written")
struct HostileTextTests {
  static let texts = [
    "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='alert(1)",
    "]]>&amp;&#0;<!--", "-->", "a\u{1B}[2Jb", "a\n::error::x", "a\r\n##vso[task.setvariable]x", "\r",
    "a\u{2028}b",
    "=cmd|'/C calc'!A0", "@SUM(A1)", "a|b`c`*d*_e_[x](http://x)", "a,b;c\"d\"", "\u{202E}abc\u{2066}",
    "%0A::error::x", "<\u{301}b>", "|\u{301}|", ",\u{301}\"\u{301}", "##[error]x", "{{x}}${x}", "a\u{0}b",
  ]

  @Test("No text changes what its reader takes a file or a line apart into", arguments: Sink.allCases, texts)
  func structure(sink: Sink, text: String) throws {
    // As long, as long names have less room on a map.
    let harmless = try sink.structure(of: sink.written(String(repeating: "n", count: text.count)))
    #expect(!harmless.isEmpty)
    #expect(try sink.structure(of: sink.written(text)) == harmless)
  }

  @Test("No control reaches any of them, and no command a log", arguments: Sink.allCases, texts)
  func controls(sink: Sink, text: String) throws {
    let written = try sink.written(text)
    let isTable = sink == .table
    // A table keeps the text as it is, in quotes: whoever reads it, reads cells.
    #expect(
      isTable || !written.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
    if sink == .terminal {
      #expect(!written.contains("##"))
      #expect(!written.split(separator: "\n").contains { $0.drop { $0 == " " }.hasPrefix("::") })
    }
    if isTable {
      for cell in CSVOutline.rows(of: written).joined() { #expect(!"=@+\t".contains(cell.first ?? "a")) }
    }
  }
}
