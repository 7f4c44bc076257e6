public import Coverage
import Foundation
import GeoCore
import SensorPhysics

/// What failures cost, as a table and as JSON.
public enum LossReport {
  /// The rows that the table lists.
  private static let listed = 20
  private static let idWidth = 24

  /// The table's text, the worst first, ending in a line break.
  public static func text(of losses: LossAnalysis, in assessment: Assessment) -> String {
    let covered = assessment.totals().coveredLength
    var lines = ["what is lost without", ""]
    let order = losses.single.enumerated().sorted {
      ($1.element.length, $0.offset) < ($0.element.length, $1.offset)
    }
    lines += order.prefix(listed).map { row($0.element, covered, assessment) }
    if order.count > listed { lines.append("  and \(order.count - listed) more that lose less") }
    if let pair = losses.worstPair { lines += ["", "worst pair", row(pair, covered, assessment)] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The losses as losses.json holds them.
  public static func json(of losses: LossAnalysis, in assessment: Assessment, runID: String?) -> JSONValue {
    func value(_ loss: LossAnalysis.Loss) -> JSONValue {
      .object([
        "without": .list(loss.members.map { .text(id(of: $0, in: assessment)) }),
        "lost_length_m": .number(loss.length.millimetres),
      ])
    }
    return .object([
      RunMark.key: runID.map { .text($0) } ?? .null,
      "covered_length_m": .number(assessment.totals().coveredLength.millimetres),
      "single": .list(losses.single.map(value)), "worst": losses.worst.map(value) ?? .null,
      "worst_pair": losses.worstPair.map(value) ?? .null,
    ])
  }

  private static func row(_ loss: LossAnalysis.Loss, _ covered: Double, _ assessment: Assessment) -> String {
    let ids = loss.members.map { id(of: $0, in: assessment) }.joined(separator: " and ")
    let share = covered > 0 ? 100 * loss.length / covered : 0
    return "  " + ids.padding(toLength: max(idWidth, ids.count), withPad: " ", startingAt: 0)
      + String(format: "%10.3f km  %6.2f %% of what is covered", loss.length.kilometres, share)
  }

  private static func id(of member: LossAnalysis.Member, in assessment: Assessment) -> String {
    switch member {
    case .sensor(let sensor): assessment.sensors[sensor].id
    case .patrol(let patrol): assessment.patrolIDs[patrol]
    }
  }
}
