public import Coverage
import Foundation
import GeoCore
import Scenario

/// What a check holds a run against: the figures of another result, and what changed along the border.
public struct CheckBaseline: Sendable {
  /// What the user calls it.
  public let name: String
  /// What the change gained and lost.
  public let comparison: Comparison
  private let summary: SummaryDocument

  /// A baseline.
  ///
  /// - Parameters:
  ///   - side: its figures.
  ///   - comparison: from it to the run that is checked.
  public init(_ side: ComparedSide, _ comparison: Comparison) {
    name = side.name
    self.comparison = comparison
    summary = side.summary
  }

  /// A figure of the whole border or of a sensor; nil for one that its summary does not tell.
  func value(of requirement: Requirement) -> Double? {
    guard requirement.isOfWholeBorder, requirement.from == nil, requirement.to == nil else { return nil }
    return summary.value(of: requirement.metric, sensor: requirement.sensor)
  }

  /// What the baseline has, such as `main has 70.6 %: -4.0`; nil where it is not known.
  func words(for result: RequirementResult) -> String? {
    guard let got = result.got, let former = value(of: result.requirement) else { return nil }
    let metric = result.requirement.metric
    return
      "\(name) has \(metric.text(former, besides: result.requirement.bounds)): \(metric.difference(got - former))"
  }

  /// The whole in a line, such as `against main: gained 1.2 km, lost 3.4 km, most of it (1.0 km) at km 43.4`.
  var line: String {
    let (gained, lost) = (comparison.length(of: .gained), comparison.length(of: .lost))
    let worst = comparison.runs(of: .lost).first.map { run in
      let part = comparison.before.parts.count > 1 ? "part \(run.part + 1) " : ""
      return
        ", the longest loss \(run.length.inWords) at \(part)km \(String(format: "%.1f", run.chainage.lowerBound.kilometres))"
    }
    return "against \(name): gained \(gained.inWords), lost \(lost.inWords)\(worst ?? "")"
  }

  /// The figures as JSON.
  var json: JSONValue {
    .object([
      "name": .text(name), "gained_m": .number(comparison.length(of: .gained).millimetres),
      "lost_m": .number(comparison.length(of: .lost).millimetres),
      "covered_before_m": .number(comparison.coveredBefore.millimetres),
      "covered_after_m": .number(comparison.coveredAfter.millimetres),
    ])
  }
}
