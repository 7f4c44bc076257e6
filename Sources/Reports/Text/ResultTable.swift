public import RadioLinks
public import Coverage
import Foundation
import GeoCore
import SensorPhysics

/// The short table that a run prints: headline figures, causes, the longest gaps.
public enum ResultTable {
  /// How many gaps are listed.
  private static let listedGaps = 10

  /// The table's text, ending in a line break.
  ///
  /// - Parameters:
  ///   - links: who is linked.
  ///   - name: the scenario's name.
  ///   - attribution: whom to credit for the data.
  public static func text(
    of assessment: Assessment, links: LinkStatus, name: String, attribution: [String]
  ) -> String {
    var lines = [name.onOneLine, ""] + lengths(of: assessment)
    if let network = links.network { lines.append(linked(network, assessment.sensors)) }
    lines += [
      "",
      assessment.gaps.count.counting("gap") + (assessment.gaps.count > listedGaps ? ", the longest:" : ":"),
    ]
    for index in assessment.longestGapsFirst.prefix(listedGaps) { lines.append(gap(index, of: assessment)) }
    if !attribution.isEmpty { lines += [""] + attribution.map { "data: \($0)".onOneLine } }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lengths(of assessment: Assessment) -> [String] {
    let totals = assessment.totals()
    var rows: [(label: String, length: Double)] = [("covered", totals.coveredLength)]
    if assessment.isMarginKnown {
      rows += [
        ("  of which marginal", totals.marginalCoveredLength),
        ("hidden but marginal", totals.marginalHiddenLength),
      ]
    }
    rows.append(("covered by two or more", totals.overlapLength))
    rows += GapCause.allCases.compactMap { cause in
      totals.causes[cause].map { ("gap: \(cause.text)", $0) }
    }
    rows += [
      ("seen by patrols", totals.patrolledLength), ("on assumed ground", totals.assumedGroundLength),
      ("sight over unknown ground", totals.sightOverVoidLength),
    ].filter { $0.1 > 0 }
    let wait = totals.maxRevisit.map { worst in
      "longest wait between looks".padding(toLength: labelWidth, withPad: " ", startingAt: 0)
        + String(format: "%10.1f min", worst / 60)
    }
    return [row("border", totals.length, of: nil)] + rows.map { row($0.label, $0.length, of: totals.length) }
      + [wait].compactMap { $0 }
  }

  private static func gap(_ index: Int, of assessment: Assessment) -> String {
    let gap = assessment.gaps[index]
    let from = kilometres(gap.chainage.lowerBound)
    let to = kilometres(gap.chainage.upperBound)
    let part = assessment.border.parts.count > 1 ? "part \(gap.part + 1) " : ""
    let nearest = gap.nearestSensor.flatMap { sensor in
      gap.nearestDistance.map { ", nearest \(assessment.sensors[sensor].id) at \(kilometres($0)) km" }
    }
    return "  G\(index + 1)".padding(toLength: 8, withPad: " ", startingAt: 0)
      + "\(kilometres(gap.length)) km  \(part)km \(from) to \(to)  \(gap.cause.text)"
      + (nearest ?? "").onOneLine
  }

  private static func linked(_ network: LinkNetwork, _ sensors: [Sensor]) -> String {
    let isLinked = network.isSensorLinked
    let unlinked = zip(sensors, isLinked).filter { !$0.1 }.map(\.0.id)
    let named = unlinked.prefix(listedSensors).joined(separator: ", ")
    let rest = unlinked.count > listedSensors ? " and \(unlinked.count - listedSensors) more" : ""
    return "sensors linked".padding(toLength: labelWidth, withPad: " ", startingAt: 0)
      + String(format: "%10d of \(sensors.count)", sensors.count - unlinked.count)
      + (unlinked.isEmpty ? "" : "  not: \(named.onOneLine)\(rest)")
  }

  /// How many of the sensors that are not linked are named.
  private static let listedSensors = 8

  private static func row(_ label: String, _ length: Double, of whole: Double?) -> String {
    let share = whole.map { $0 > 0 ? String(format: "%7.2f %%", 100 * length / $0) : "" } ?? ""
    return label.padding(toLength: labelWidth, withPad: " ", startingAt: 0)
      + String(format: "%10.3f km  ", length.kilometres) + share
  }

  private static let labelWidth = 34

  private static func kilometres(_ length: Double) -> String { String(format: "%.3f", length.kilometres) }
}

extension Double {
  /// A probability with as many decimals as it takes: 0.999 is not 1.
  var probabilityText: String { String(format: "%.\(Self.certainDigits)g", self) }

  /// The decimal digits that a double keeps: halving and adding may change those after them.
  private static let certainDigits = 15
}

extension Int {
  /// The number with what it counts, such as `1 gap` and `2 gaps`.
  ///
  /// - Parameter noun: one of them; its plural takes an `s`.
  func counting(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
