import Coverage
import GeoCore
import Scenario

/// The sections of the report, in the order in which a reader asks.
extension HTMLReport {
  func sections(over backdrop: [UInt8]?, _ seen: [UInt8]?) -> [Markup] {
    let tables = ReportTables(summary: summary, listedGaps: gaps, places: places)
    let figures = HeadlineFigures(summary: summary, gaps: ReportGap.longestFirst(gaps)).html
    var sections = [
      HTMLText.section("Headline figures", id: "figures", figures + verdict + warning),
      overview(tables, over: backdrop, seen), HTMLText.section("Profile", id: "along", profile),
    ]
    if let stretches = StretchTables(summary: summary).html {
      sections.append(HTMLText.section("Stretches", id: "stretches", stretches))
    }
    if !summary.requirements.isEmpty {
      sections.append(HTMLText.section("Requirements", id: "requirements", requirements))
    }
    sections.append(HTMLText.section("Sensors", id: "sensors", sensors(tables)))
    if !summary.patrols.isEmpty {
      let rota: Markup =
        tables.rota.map { "\n<details>\n<summary>Rota</summary>\n\($0.html)\n</details>" } ?? ""
      sections.append(HTMLText.section("Patrols", id: "patrols", tables.patrols.html + rota))
    }
    if let diagram {
      let time: Markup = "<figure>\n\(HTMLText.wide("Patrols in time", diagram))\n</figure>"
      sections.append(HTMLText.section("Patrols in time", id: "time", time))
    }
    return sections + grounds
  }

  /// Map, what to do first, gaps: beside each other where the map is tall.
  private func overview(_ tables: ReportTables, over backdrop: [UInt8]?, _ seen: [UInt8]?) -> Markup {
    let isTall = picture.projection.height > Self.tallRatio * picture.projection.width
    let advice = GapAdvice(
      gaps: gaps, places: places, scenario: scenario,
      uncovered: summary.figures.length - summary.figures.coveredLength
    ).html(key: ReportTables.key)
    return "<div class=\"overview\(isTall ? " tall" : "")\">\n"
      + HTMLText.section("Map", id: "map-heading", map(over: backdrop, seen)) + "<div>\n"
      + (advice.map { HTMLText.section("What to do first", id: "first", $0) } ?? "")
      + HTMLText.section(
        "Gaps", id: "gaps", gaps.isEmpty ? HTMLText.paragraph("There is no gap.") : tables.gaps.html)
      + "</div>\n</div>\n"
  }

  /// A map that is higher than wide by this much lies beside its table.
  private static let tallRatio = 1.15

  private func map(over backdrop: [UInt8]?, _ seen: [UInt8]?) -> Markup {
    let layers = [
      backdrop.map { MapPicture.Layer(kind: "backdrop", type: "image/jpeg", bytes: $0) },
      seen.map { MapPicture.Layer(kind: "seen", type: "image/png", bytes: $0) },
    ].compactMap(\.self)
    let svg = picture.svg(over: layers, sensors: summary.sensors.map(\.share.id))
    return """
      <figure class="map">
      <div class="map-frame">
      \(svg)
      </div>
      <output id="readout"></output>
      <figcaption>\(legend(hasSeen: seen != nil))
      <span class="paper">Scale \(picture.paper.text) on A4.</span></figcaption>
      </figure>
      """
  }

  private func legend(hasSeen: Bool) -> Markup {
    func key(_ patch: Markup, _ text: String) -> Markup { "<span class=\"key\">\(patch)\(text)</span>" }
    var entries = [key(HTMLText.swatch(CausePalette.covered.hexadecimal), "covered")]
    entries += strokes.causes.map {
      key(HTMLText.swatch(CausePalette.colour(of: $0).hexadecimal, "thick"), "gap: \($0.text)")
    }
    if strokes.hasMarginal { entries.append(key("<span class=\"swatch marginal\"></span>", "marginal")) }
    if hasSeen {
      entries += [
        key("<span class=\"swatch area enough\"></span>", "ground seen well enough"),
        key("<span class=\"swatch area weak\"></span>", "seen, not well enough"),
        key("<span class=\"swatch area void\"></span>", "no terrain data"),
      ]
    }
    let types = places.points(of: "site").map(\.facts) + places.points(of: "post").map(\.facts)
    let symbols = Dictionary(grouping: types.compactMap(\.type).unique, by: { picture.symbol($0) })
    entries += EquipmentSymbol.allCases.compactMap { symbol in
      symbols[symbol].map { key(Self.symbol(symbol), $0.joined(separator: ", ")) }
    }
    if summary.sensors.contains(where: { $0.isLinked == false }) {
      entries.append(key("", "hollow: not linked"))
    }
    if !places.points(of: "centre").isEmpty { entries.append(key(Self.symbol(.localCentre), "centre")) }
    if !places.lines(of: "route").isEmpty {
      entries.append(key("<span class=\"swatch route\"></span>", "patrol route"))
    }
    if !places.links.isEmpty {
      entries.append(key("<span class=\"swatch link\"></span>", "link, working or not"))
    }
    return entries.joined(separator: " ")
  }

  private static func symbol(_ symbol: EquipmentSymbol) -> Markup {
    "<svg class=\"symbol\" viewBox=\"-10 -10 20 20\"><path d=\"\(symbol.path)\"/></svg>"
  }

  private var profile: Markup {
    let pieces = lines.map(\.properties).map { piece in
      CoverageProfile.Piece(
        part: piece.part, from: piece.fromM, to: piece.toM, probability: piece.probability,
        colour: piece.covered
          ? nil
          : CausePalette.colour(of: piece.cause.flatMap(GapCause.init(text:)) ?? .beyondRange).hexadecimal)
    }
    let marks = gaps.map { gap in
      CoverageProfile.Mark(
        key: ReportTables.key(ofGap: gap),
        title: "\(gap.properties.id): \(gap.properties.length.inWords), \(gap.properties.cause)",
        part: gap.properties.part, from: gap.properties.start, to: gap.properties.end)
    }
    let picture = CoverageProfile(
      of: pieces, marks: marks, requiredProbability: summary.figures.requiredProbability)
    return """
      <figure>
      \(HTMLText.wide("Profile along the border", picture.svg))
      <figcaption>The probability by kilometre: dark up to the lowest of a stretch, light up to its highest. The strip below is \
      blue where border is covered, else it has the colour of the gap's cause.</figcaption>
      </figure>
      """
  }

  private func sensors(_ tables: ReportTables) -> Markup {
    let idle = SensorNotes(summary: summary, places: places).idle.map { HTMLText.paragraph($0) } ?? ""
    return idle + tables.sensors.html + HTMLText.note(ReportTables.shareNote)
  }

  /// Met or missed, in one line; nothing without requirements.
  private var verdict: Markup {
    let results = summary.requirements
    guard !results.isEmpty else { return "" }
    let missed = results.filter { !$0.isMet }
    let told = missed.map { "\($0.shownSubject) \($0.shownGot) (wanted \($0.shownWanted))" }.joined(
      separator: "; ")
    let text =
      CheckReport.verdict(count: results.count, missed: missed.count) + (missed.isEmpty ? "." : ": \(told).")
    return "\n<p class=\"\(missed.isEmpty ? "met" : "missed")\">\(text)</p>"
  }

  private var requirements: Markup {
    HTMLTable(
      caption: "Requirements", columns: ["Requirement", "Wanted", "Got", "Result"],
      rows: summary.requirements.map {
        [
          .text($0.shownSubject), .text($0.shownWanted),
          HTMLTable.Cell(text: $0.shownGot, sortKey: $0.got.map { "\($0)" } ?? ""),
          .text($0.isMet ? "met" : "missed"),
        ]
      }
    ).html
  }

  /// That sensors are not linked, loudly.
  private var warning: Markup {
    SensorNotes(summary: summary, places: places).links.map { "\n<p class=\"missed\">\($0)</p>" } ?? ""
  }

  /// What the result rests on.
  private var grounds: [Markup] {
    let sources = ReportSources(scenario: scenario, summary: summary)
    let warnings: Markup =
      summary.warnings.isEmpty
      ? "" : "<h3>What to know of this result</h3>\n" + HTMLText.list(summary.warnings) + "\n"
    return [
      HTMLText.section(
        "Settings and assumptions", id: "assumptions",
        warnings + "<div class=\"pair\">\n" + sources.settings.html + "\n" + sources.assumptions.html
          + "\n</div>"),
      HTMLText.section(
        "Data", id: "data",
        "<div class=\"pair\">\n" + sources.inputs.html + "\n" + sources.versions.html + "\n</div>"),
    ]
  }
}

extension [String] {
  /// The texts without repetitions, in order.
  fileprivate var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
