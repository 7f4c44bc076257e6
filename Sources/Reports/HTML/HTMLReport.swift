import Foundation
public import GeoCore
import Scenario
import SensorPhysics

/// A result as one page for readers without a GIS: no other file, no network, equal results equal bytes.
///
/// It is made of nothing but the files of a run, so that it can be made again from them.
public struct HTMLReport {
  private let scenario: Scenario
  private let summary: ReportSummary
  private let gaps: [ReportGap]
  private let lines: [ResultBorder.Line]
  private let picture: MapPicture
  /// The picture of patrols in time; nil when there are none.
  private let diagram: String?

  /// A report of a run's files.
  ///
  /// - Parameters:
  ///   - folder: the folder's name, for messages.
  ///   - bytes: the bytes of a file of that name.
  /// - Throws: what `bytes` throws; `InputError` of kind badData that names the file and what is wrong in it.
  public init(folder: String, bytes: (_ name: String) throws -> [UInt8]) throws {
    func path(_ name: String) -> String { "\(folder)/\(name)" }
    func text(_ name: String) throws -> String {
      guard let text = String(validating: try bytes(name), as: UTF8.self) else {
        throw ResultFiles.fault(path(name), "is not UTF-8 text")
      }
      return text
    }
    // The plan's variants were not run.
    scenario = try ScenarioDocument(yaml: text(ResultFiles.plan), file: path(ResultFiles.plan)).scenario()
    summary = try ResultFiles.decoded(
      ReportSummary.self, from: bytes(ResultFiles.summary), file: path(ResultFiles.summary))
    if let name = summary.hillshades.first(where: { $0.isEmpty || $0.contains("/") }) {
      throw ResultFiles.fault(
        path(ResultFiles.summary), "hillshades: '\(name)' is no name of a file beside it")
    }
    gaps = try ReportGap.all(decoding: bytes(ResultFiles.gaps), file: path(ResultFiles.gaps))
    lines = try ResultBorder.lines(decoding: bytes(ResultFiles.border), file: path(ResultFiles.border))
    let places = try PlaceLayers(
      decoding: bytes(ResultFiles.sensors), file: path(ResultFiles.sensors), task: scenario.task)
    picture = MapPicture(of: lines, gaps: gaps, places: places)
    diagram =
      try summary.patrols.isEmpty
      ? nil : RebuiltDiagram(RunMark.unmarked(xml: text(ResultFiles.diagram)))?.svg
    guard summary.patrols.isEmpty || diagram != nil else {
      throw ResultFiles.fault(path(ResultFiles.diagram), "is not an SVG picture of patrols in time")
    }
  }

  /// What says of which run the page is.
  private var mark: String {
    summary.runID.map { "<meta name=\"\(RunMark.key)\" content=\"\($0.inXML)\"/>\n" } ?? ""
  }

  /// The names of the terrain's pictures, files of the same folder; none over level ground.
  public var hillshades: [String] { summary.hillshades }

  /// What the map shows.
  public var mapBox: GeographicBox { picture.projection.box }

  /// The size of a picture below the map (pixels).
  public var backdropSize: (columns: Int, rows: Int) {
    let projection = picture.projection
    let scale = Self.backdropSide / max(projection.width, projection.height)
    return (Int((projection.width * scale).rounded()), Int((projection.height * scale).rounded()))
  }

  /// The longer side of a picture below the map (pixels): sharp on a screen and on A4, and some hundred kilobytes.
  private static let backdropSide = 1200.0

  /// The page: HTML 5 that XML readers take, too.
  ///
  /// - Parameter backdrop: a JPEG of what the map's box shows; nil for none.
  public func html(over backdrop: [UInt8]?) -> String {
    let variant = summary.variant.map { ", variant \($0)" } ?? ""
    return """
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      script-src 'unsafe-inline'; img-src data:"/>
      \(mark)<title>\((summary.name + variant).inXML): border coverage</title>
      <style>
      \(HTMLStyle.css)
      </style>
      </head>
      <body>
      <header>
      <h1>\((summary.name + variant).inXML)</h1>
      \(HTMLText.paragraph(introduction))
      </header>
      <main>
      \(sections(over: backdrop).joined())</main>
      <footer>
      \((summary.attribution.map { HTMLText.paragraph("Data: \($0)") }).joined(separator: "\n"))
      </footer>
      <script>
      \(HTMLStyle.script)
      </script>
      </body>
      </html>

      """
  }

  private var introduction: String {
    "How well sensors cover a border line. A place of it counts as covered when the chance of the task "
      + "(\(scenario.task.rawValue)) on a target there is at least \(summary.requiredProbability.probabilityText)."
  }

  private func sections(over backdrop: [UInt8]?) -> [String] {
    let tables = ReportTables(summary: summary, listedGaps: gaps)
    let sources = ReportSources(scenario: scenario, summary: summary)
    let figures = HeadlineFigures(summary: summary, gaps: ReportGap.longestFirst(gaps)).html
    var sections = [HTMLText.section("Headline figures", id: "figures", figures)]
    if !summary.requirements.isEmpty {
      sections.append(HTMLText.section("Requirements", id: "requirements", requirements))
    }
    sections += [
      HTMLText.section("Map", id: "map-heading", map(over: backdrop)),
      HTMLText.section("Profile", id: "along", profile),
    ]
    if let stretches = StretchTables(summary: summary).html {
      sections.append(HTMLText.section("Stretches", id: "stretches", stretches))
    }
    if let diagram {
      let time = "<figure>\n\(HTMLText.wide("Patrols in time", diagram))\n</figure>"
      sections.append(HTMLText.section("Patrols in time", id: "time", time))
    }
    sections += [
      HTMLText.section(
        "Gaps", id: "gaps", gaps.isEmpty ? HTMLText.paragraph("There is no gap.") : tables.gaps.html),
      HTMLText.section("Sensors", id: "sensors", tables.sensors.html),
    ]
    if !summary.patrols.isEmpty {
      let rota = tables.rota.map { "\n<details>\n<summary>Rota</summary>\n\($0.html)\n</details>" } ?? ""
      sections.append(HTMLText.section("Patrols", id: "patrols", tables.patrols.html + rota))
    }
    let warnings =
      summary.warnings.isEmpty
      ? "" : "\n<h3>What to know of this result</h3>\n" + HTMLText.list(summary.warnings)
    return sections + [
      HTMLText.section(
        "Settings and assumptions", id: "assumptions",
        sources.settings.html + "\n" + sources.assumptions.html + warnings),
      HTMLText.section("Data", id: "data", sources.inputs.html + "\n" + sources.versions.html),
    ]
  }

  private var requirements: String {
    let results = summary.requirements
    let missed = results.count { !$0.isMet }
    let table = HTMLTable(
      caption: "Requirements", columns: ["Requirement", "Wanted", "Got", "Result"],
      rows: results.map {
        [
          .text($0.subject), .text($0.wanted), .number($0.got) { JSONValue.number($0.millionths).text },
          .text($0.isMet ? "met" : "missed"),
        ]
      })
    let verdict = CheckReport.verdict(count: results.count, missed: missed)
    return "<p class=\"\(missed == 0 ? "met" : "missed")\">\(verdict).</p>\n" + table.html
  }

  private func map(over backdrop: [UInt8]?) -> String {
    let isMarginKnown = lines.contains { $0.properties.marginal != nil }
    let marginal =
      isMarginKnown
      ? [(ReportColours.marginal, "covered, marginal"), (ReportColours.marginalGap, "gap, marginal")] : []
    let legend = [(ReportColours.covered, "covered"), (ReportColours.gap, "gap")] + marginal
    let swatches = legend.map {
      "<span class=\"key\"><span class=\"swatch\" style=\"background:\($0)\"></span>\($1)</span>"
    }
    return """
      <figure>
      \(HTMLText.wide("Map", picture.svg(over: backdrop)))
      <figcaption>\(swatches.joined(separator: " ")) Triangles: sensors, with the fields they look at; squares: centres; \
      diamonds: posts; dashed: routes, with the reach of flights to either side; dotted: links, \
      whether they work or not. The longest gaps have their numbers.\
      \(backdrop == nil ? "" : " Grey: shaded relief of the terrain.")</figcaption>
      </figure>
      """
  }

  private var profile: String {
    let picture = CoverageProfile(of: lines, requiredProbability: summary.requiredProbability)
    return """
      <figure>
      \(HTMLText.wide("Profile along the border", picture.svg))
      <figcaption>The probability by kilometre: dark up to the lowest of a stretch, light up to its highest. The dashed line \
      is what is required; the strip below is orange where there is a gap.</figcaption>
      </figure>
      """
  }
}
