public import Coverage
public import GeoCore
public import Scenario
public import SensorPhysics

/// A result as one page for readers without a GIS: no other file, no network, equal results equal bytes.
public struct HTMLReport {
  private let assessment: Assessment
  private let scenario: Scenario
  private let summary: Summary
  private let links: LinkStatus
  private let patrols: [PatrolFacts]
  private let places: FeatureTable

  /// A report.
  ///
  /// - Parameters:
  ///   - summary: of the same run; its timings are not told.
  ///   - patrols: in the assessment's order.
  ///   - places: the table of sensors.geojson.
  public init(
    of assessment: Assessment, scenario: Scenario, summary: Summary, links: LinkStatus,
    patrols: [PatrolFacts], places: FeatureTable
  ) {
    self.assessment = assessment
    self.scenario = scenario
    self.summary = summary
    self.links = links
    self.patrols = patrols
    self.places = places
  }

  /// The page: HTML 5 that XML readers take, too.
  public var html: String {
    """
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
    script-src 'unsafe-inline'"/>
    <title>\(summary.name.inXML): border coverage</title>
    <style>
    \(HTMLStyle.css)
    </style>
    </head>
    <body>
    <header>
    <h1>\(summary.name.inXML)</h1>
    \(HTMLText.paragraph(introduction))
    </header>
    <main>
    \(sections.joined())</main>
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
    let variant = scenario.variant.map { " This is its variant \($0)." } ?? ""
    return
      "How well sensors cover a border line. A place of it counts as covered when the chance of the task "
      + "(\(scenario.task.rawValue)) on a target there is at least \(assessment.requiredProbability.short)."
      + variant
  }

  private var tables: ReportTables { ReportTables(assessment: assessment, links: links, patrols: patrols) }

  private var sections: [String] {
    let sources = ReportSources(scenario: scenario, summary: summary)
    var sections = [
      HTMLText.section(
        "Headline figures", id: "figures", HeadlineFigures(assessment: assessment, links: links).html)
    ]
    if let requirements {
      sections.append(HTMLText.section("Requirements", id: "requirements", requirements))
    }
    sections += [
      HTMLText.section("Map", id: "map-heading", map), HTMLText.section("Profile", id: "along", profile),
    ]
    if !patrols.isEmpty { sections.append(HTMLText.section("Patrols in time", id: "time", time)) }
    sections.append(
      HTMLText.section(
        "Gaps", id: "gaps",
        assessment.gaps.isEmpty ? HTMLText.paragraph("There is no gap.") : tables.gaps.html))
    sections.append(HTMLText.section("Sensors", id: "sensors", tables.sensors.html))
    if !patrols.isEmpty {
      let rota = tables.rota.map { "\n<details>\n<summary>Rota</summary>\n\($0.html)\n</details>" } ?? ""
      sections.append(HTMLText.section("Patrols", id: "patrols", tables.patrolTable.html + rota))
    }
    let warnings =
      summary.warnings.isEmpty
      ? "" : "\n<h3>What to know of this result</h3>\n" + HTMLText.list(summary.warnings)
    sections.append(
      HTMLText.section(
        "Settings and assumptions", id: "assumptions",
        sources.settings.html + "\n" + sources.assumptions.html + warnings))
    sections.append(
      HTMLText.section("Data", id: "data", sources.inputs.html + "\n" + sources.versions.html))
    return sections
  }

  /// The requirements that apply; nil for none.
  private var requirements: String? {
    let context = ResultContext(links: links, cost: summary.cost, cellSize: summary.cellSize)
    let run = CheckedRun(
      scenario.requirements, variant: scenario.variant, in: assessment, context: context)
    guard !run.results.isEmpty else { return nil }
    let report = CheckReport(file: "", name: summary.name, runs: [run])
    let table = HTMLTable(
      caption: "Requirements", columns: ["Requirement", "Wanted", "Got", "Result"],
      rows: run.results.map {
        [
          .text($0.subject), .text($0.requirement.wanted),
          .number($0.got) { JSONValue.number($0.millionths).text },
          .text($0.isMet ? "met" : "missed"),
        ]
      })
    let mark = run.missedCount == 0 ? "met" : "missed"
    return "<p class=\"\(mark)\">\(report.verdict.inXML).</p>\n" + table.html
  }

  private var map: String {
    let marginal =
      assessment.isMarginKnown
      ? [(ReportColours.marginal, "covered, marginal"), (ReportColours.marginalGap, "gap, marginal")] : []
    let legend = [(ReportColours.covered, "covered"), (ReportColours.gap, "gap")] + marginal
    let swatches = legend.map { "<span class=\"swatch\" style=\"background:\($0)\"></span>\($1)" }
    return """
      <figure>
      \(MapPicture(of: assessment, places: places, task: scenario.task).svg)
      <figcaption>\(swatches.joined()). Triangles: sensors, with the fields they look at; squares: centres; diamonds: posts; \
      dashed: routes; dotted: links, whether they work or not. The longest gaps have their numbers.</figcaption>
      </figure>
      """
  }

  private var profile: String {
    """
    <figure>
    \(HTMLText.wide("Profile along the border", CoverageProfile(of: assessment).svg))
    <figcaption>The probability by kilometre: dark up to the lowest of a stretch, light up to its highest. The dashed line is \
    what is required; the strip below is orange where there is a gap.</figcaption>
    </figure>
    """
  }

  private var time: String {
    let diagram = TimeDiagram(of: assessment, name: summary.name, period: scenario.period)
    return "<figure>\n\(HTMLText.wide("Patrols in time", diagram.svg))\n</figure>"
  }
}
