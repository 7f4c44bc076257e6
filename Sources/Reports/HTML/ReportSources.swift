import Foundation
import GeoCore
import Scenario
import SensorPhysics

/// What a result rests on: the scenario's settings, its assumptions, its files.
struct ReportSources {
  let scenario: Scenario
  let summary: SummaryDocument

  /// What was asked for, in what weather.
  var settings: HTMLTable {
    let conditions = scenario.conditions
    let visibility = conditions.visibility.map { "\($0.kilometres.short) km" } ?? "clear air"
    let target = scenario.target
    let size = "\(target.height.short) m high, critical dimension \(target.criticalDimension.short) m"
    let warmth = "\(target.deltaT.short) K warmer than its background"
    let rows: [(String, String)] = [
      ("Task", scenario.task.rawValue),
      ("Target", "\(size), \(warmth)"),
      ("Required probability", scenario.requiredProbability.short),
      ("A crosser can be observed at the line for", "\(scenario.exposure.short) s"),
      ("Planning period", "\(scenario.period.inMinutes) min"), ("Light", conditions.light.rawValue),
      ("Visibility", visibility), ("Rain", "\(conditions.rainRate.short) mm/h"),
      ("Links", scenario.links.text), ("Cell size", "\(summary.figures.cellSize.short) m"),
    ]
    let criteria = scenario.usedCriteria.map { used in
      (
        "Criterion of \(used.bands.joined(separator: ", "))",
        "\(used.set.name): \(used.set.meaning)"
      )
    }
    return HTMLTable(
      caption: "Settings", columns: ["Setting", "Value"],
      rows: (rows + criteria).map { [HTMLTable.Cell.text($0.0), .text($0.1)] })
  }

  /// The numbers of the sensor models that are assumptions.
  var assumptions: HTMLTable {
    HTMLTable(
      caption: "Assumptions of the sensor models", columns: ["Key", "Value", "What it is", "From"],
      rows: scenario.assumptions.listed.map {
        [
          .text($0.key), .text($0.value), .text($0.summary),
          .text($0.isOverridden ? "the scenario" : "default"),
        ]
      })
  }

  /// The files with their checksums.
  var inputs: HTMLTable {
    HTMLTable(
      caption: "Files that the result depends on", columns: ["File", "Role", "SHA-256"],
      rows: summary.inputs.map { [.text($0.name), .text($0.role), .text($0.sha256 ?? "no single file")] })
  }

  /// The programs.
  var versions: HTMLTable {
    HTMLTable(
      caption: "Versions", columns: ["Program", "Version"],
      rows: summary.versions.sorted { $0.key < $1.key }.map { [.text($0.key), .text($0.value)] })
  }
}
