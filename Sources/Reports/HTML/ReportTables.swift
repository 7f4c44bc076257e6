import Coverage
import Foundation
import GeoCore

/// The tables of gaps, sensors and patrols.
struct ReportTables {
  let summary: SummaryDocument
  /// By part and chainage.
  let listedGaps: [ReportGap]
  let places: PlaceLayers

  /// How many gaps are printed on paper: the rest are short.
  private static let printedGaps = 20

  /// What ties a gap's row to its marks.
  static func key(ofGap gap: ReportGap) -> String { "gap-\(gap.properties.id.drop { !$0.isNumber })" }

  /// The gaps, the longest first.
  var gaps: HTMLTable {
    let hasParts = summary.parts.count > 1
    let hasRevisits = listedGaps.contains { $0.properties.maxRevisit != nil }
    let longest = ReportGap.longestFirst(listedGaps)
    let rows = longest.map { row(of: $0, hasPart: hasParts, hasRevisit: hasRevisits) }
    var columns = ["Gap", "Length km", "From, to km"]
    if hasParts { columns.append("Part") }
    columns += ["Cause", "Where", "Nearest sensor"]
    if hasRevisits { columns.append("Longest wait min") }
    return HTMLTable(
      caption: "Border that is not covered, the longest gap first", columns: columns, rows: rows,
      keys: longest.map(Self.key), printed: Self.printedGaps)
  }

  private func row(of gap: ReportGap, hasPart: Bool, hasRevisit: Bool) -> [HTMLTable.Cell] {
    let facts = gap.properties
    let number = String(facts.id.drop { !$0.isNumber })
    var row = [HTMLTable.Cell(text: facts.id, sortKey: number)]
    row.append(.number(facts.length, \.inKilometres))
    row.append(
      HTMLTable.Cell(
        text: "\(facts.start.inKilometres) – \(facts.end.inKilometres)", sortKey: "\(facts.start)"))
    if hasPart { row.append(.count(facts.part)) }
    let others = gap.causes.count > 1 ? Self.causes(of: gap) : []
    row.append(
      .text(
        gap.cause?.text ?? facts.cause, note: others.isEmpty ? nil : others.joined(separator: ", "),
        colour: gap.cause.map(CausePalette.colour)))
    row.append(.place(gap.middle?.inDegrees ?? "–", note: gap.names.best))
    row.append(
      HTMLTable.Cell(
        text: [facts.nearestSensor, facts.nearestDistance?.inWords].compactMap(\.self).joined(
          separator: ", "),
        sortKey: facts.nearestDistance.map { "\($0)" } ?? ""))
    if hasRevisit { row.append(.number(facts.maxRevisit, \.inMinutes)) }
    return row
  }

  /// The longest shares of its causes; the small rest in one.
  private static func causes(of gap: ReportGap) -> [String] {
    let rest = gap.causes.dropFirst(listedCauses).reduce(0) { $0 + $1.length }
    return gap.causes.prefix(listedCauses).map { "\($0.cause.text) \($0.length.inWords)" }
      + (rest > 0 ? ["other causes \(rest.inWords)"] : [])
  }

  /// How many causes of a gap are told apart.
  private static let listedCauses = 2

  /// The placed sensors, in the scenario's order.
  var sensors: HTMLTable {
    let hasLinks = summary.sensors.contains { $0.isLinked != nil }
    let sites = Dictionary(places.points(of: "site").map { ($0.id, $0) }) { first, _ in first }
    let rows = summary.sensors.map { sensor -> [HTMLTable.Cell] in
      let site = sites[sensor.share.id]
      let link = hasLinks ? [HTMLTable.Cell.text(sensor.isLinked.map { $0 ? "yes" : "no" } ?? "–")] : []
      return Self.cells(sensor.share) + [
        .number(site?.facts.mastHeight, \.short), .text(Self.direction(of: site)),
        .place(site?.place.inDegrees ?? "–"),
      ] + link
    }
    return HTMLTable(
      caption: "Sensors",
      columns: ["Sensor", "Type"] + Self.shareColumns + ["Mast m", "Looks to", "Place"]
        + (hasLinks ? ["Linked"] : []), rows: rows,
      keys: summary.sensors.indices.map { "sensor-\($0)" })
  }

  private static func direction(of site: PlaceLayers.Point?) -> String {
    guard let camera = site?.facts.furthestCamera else { return "–" }
    guard let azimuth = camera.azimuth, let sector = camera.sector else { return "all round" }
    return "\(azimuth.short)° ± \((sector / 2).short)°"
  }

  /// The patrols, in the scenario's order.
  var patrols: HTMLTable {
    let rows = summary.patrols.map { patrol -> [HTMLTable.Cell] in
      let schedule = patrol.schedule
      return Self.cells(patrol.share) + [
        .number(schedule.map { Double($0.aircraft) }, \.short), .number(schedule?.lapTime, \.inMinutes),
        .number(schedule?.meanInAir, \.short),
        .number(schedule.map { Double($0.airframesNeeded) }, \.short),
      ]
    }
    return HTMLTable(
      caption: "Patrols",
      columns: ["Patrol", "Type"] + Self.shareColumns + [
        "Owned", "Lap min", "Mean under way", "Needed without a break",
      ], rows: rows)
  }

  /// Who is under way when; nil when no patrol has sorties.
  var rota: HTMLTable? {
    let rows = summary.patrols.flatMap { patrol in
      (patrol.schedule?.sorties ?? []).map { sortie -> [HTMLTable.Cell] in
        let times = [sortie.flight.start, sortie.onRoute.start, sortie.onRoute.end, sortie.flight.end]
        return [.text(patrol.share.id), .count(sortie.airframe)] + times.map { .number($0, \.onClock) }
      }
    }
    guard !rows.isEmpty else { return nil }
    return HTMLTable(
      caption: "Rota: hours and minutes of the planning period",
      columns: ["Patrol", "Aircraft or vehicle", "Starts", "On the route from", "to", "Returns"], rows: rows)
  }

  /// What the columns of shares mean, and why they do not add up.
  static let shareNote =
    "Enough by itself: what the sensor would cover alone. Lost without it: what would no longer be covered. Both add up to "
    + "something else than what is covered: border that two sensors cover is enough for each and lost without neither, and "
    + "border that only weak chances of several cover together is enough for none and lost without each of them."

  private static let shareColumns = ["Enough by itself km", "Lost without it km"]

  private static func cells(_ share: SummaryShare) -> [HTMLTable.Cell] {
    [.text(share.id), .text(share.type)]
      + [share.coveredLength, share.soleLength].map { .number($0, \.inKilometres) }
  }
}
