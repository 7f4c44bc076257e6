import Coverage
import Foundation
import GeoCore
import Scenario
import SensorPhysics

/// The tables of the report.
struct ReportTables {
  let assessment: Assessment
  let links: LinkStatus
  let patrols: [PatrolFacts]

  /// The gaps, by part and chainage.
  var gaps: HTMLTable {
    let hasParts = assessment.border.parts.count > 1
    let hasRevisits = assessment.gaps.contains { $0.worstRevisit != nil }
    let rows = assessment.gaps.indices.map { index in
      row(ofGap: index, hasPart: hasParts, hasRevisit: hasRevisits)
    }
    var columns = ["Gap"]
    if hasParts { columns.append("Part") }
    columns += [
      "From km", "To km", "Length km", "Cause", "Causes, km of each", "Nearest sensor", "Its distance km",
    ]
    if hasRevisits { columns.append("Worst revisit min") }
    return HTMLTable(
      caption: "Gaps: stretches of border that are not covered", columns: columns, rows: rows)
  }

  private func row(ofGap index: Int, hasPart: Bool, hasRevisit: Bool) -> [HTMLTable.Cell] {
    let gap = assessment.gaps[index]
    let causes = gap.causes.sorted { $0.key < $1.key }.map { "\($0.key.text) \($0.value.inKilometres)" }
    var row = [HTMLTable.Cell(text: "G\(index + 1)", sortKey: "\(index + 1)")]
    if hasPart { row.append(.count(gap.part + 1)) }
    row += [gap.chainage.lowerBound, gap.chainage.upperBound, gap.length].map { .number($0, \.inKilometres) }
    row.append(.text(gap.cause.text))
    row.append(.text(causes.count > 1 ? causes.joined(separator: ", ") : "–"))
    row.append(.text(gap.nearestSensor.map { assessment.sensors[$0].id } ?? "–"))
    row.append(.number(gap.nearestDistance, \.inKilometres))
    if hasRevisit { row.append(.number(gap.worstRevisit, \.inMinutes)) }
    return row
  }

  /// The placed sensors, in the scenario's order.
  var sensors: HTMLTable {
    let shares = assessment.sensorShares
    let rows = assessment.sensors.enumerated().map { index, sensor -> [HTMLTable.Cell] in
      var row = Self.cells(sensor.id, sensor.type, shares[index])
      row.append(.text(links.network.map { $0.isLinked(sensor: index) ? "yes" : "no" } ?? "–"))
      return row
    }
    return HTMLTable(
      caption: "Sensors", columns: ["Sensor", "Type"] + Self.shareColumns + ["Linked"], rows: rows)
  }

  /// The patrols, in the scenario's order.
  var patrolTable: HTMLTable {
    let shares = assessment.patrolShares
    let rows = patrols.enumerated().map { index, patrol -> [HTMLTable.Cell] in
      var row = Self.cells(patrol.id, patrol.type, shares[index])
      row.append(.number(patrol.schedule.map { Double($0.aircraft) }, \.short))
      row.append(.number(patrol.schedule?.lapTime, \.inMinutes))
      row.append(.number(patrol.schedule?.rota.meanInAir, \.short))
      row.append(.number(patrol.schedule.map { Double($0.airframesNeeded) }, \.short))
      return row
    }
    return HTMLTable(
      caption: "Patrols",
      columns: ["Patrol", "Type"] + Self.shareColumns + [
        "Owned", "Lap min", "Mean under way", "Needed without a break",
      ], rows: rows)
  }

  /// Who is under way when; nil when no patrol has sorties.
  var rota: HTMLTable? {
    let rows = patrols.flatMap { patrol -> [[HTMLTable.Cell]] in
      (patrol.schedule?.rota.sorties ?? []).map { sortie -> [HTMLTable.Cell] in
        let times = [
          sortie.flight.lowerBound, sortie.onStation.lowerBound, sortie.onStation.upperBound,
          sortie.flight.upperBound,
        ]
        let clocks = times.map { HTMLTable.Cell.number($0, \.onClock) }
        return [HTMLTable.Cell.text(patrol.id), .count(sortie.airframe + 1)] + clocks
      }
    }
    guard !rows.isEmpty else { return nil }
    return HTMLTable(
      caption: "Rota: hours and minutes of the planning period",
      columns: ["Patrol", "Aircraft or vehicle", "Starts", "On the route from", "to", "Returns"], rows: rows)
  }

  private static let shareColumns = ["Covers alone km", "Only it covers km", "Contribution km"]

  private static func cells(_ id: String, _ type: String, _ share: SensorShare) -> [HTMLTable.Cell] {
    let lengths = [share.coveredLength, share.soleLength, share.contribution]
    return [.text(id), .text(type)] + lengths.map { .number($0, \.inKilometres) }
  }
}
