public import Coverage
import Foundation
import GeoCore
import Scenario
import SensorPhysics

/// The headline figures of one variant of a scenario.
public struct VariantFigures: Sendable, Hashable {
  /// The variant's name; `base` for the scenario itself.
  public var name: String
  /// Lengths and gaps of the whole border.
  public var totals: CoverageTotals
  /// What its equipment costs.
  public var cost: EquipmentCost
  /// How long it took (s).
  public var seconds: Double
  /// The id of its run; nil where no files of it are written.
  public var runID: String?

  /// The figures of a variant.
  public init(name: String, totals: CoverageTotals, cost: EquipmentCost, seconds: Double) {
    self.name = name
    self.totals = totals
    self.cost = cost
    self.seconds = seconds
  }

  /// Covered kilometres per 100,000 EUR; nil without a price, or where some of the equipment has none.
  public var kilometresPerPrice: Double? {
    guard cost.total > 0, cost.unpricedCount == 0 else { return nil }
    return totals.coveredLength.kilometres / (cost.total / Self.priceUnit)
  }

  private static let priceUnit = 100_000.0
}

/// All variants of a scenario side by side.
public enum VariantTable {
  /// The name of the file of their figures, beside a folder for each.
  public static let file = VariantsFile.name

  /// The table's text, ending in a line break: the variant that covers most first, of equals in the scenario's order.
  ///
  /// Costs with a `+` leave out equipment without a price.
  public static func text(of variants: [VariantFigures], name: String) -> String {
    let base = variants.first { $0.name == Requirement.base }?.totals.coveredLength
    let hasRevisits = variants.contains { $0.totals.maxRevisit != nil }
    let columns =
      ["variant", "covered km", "%", "to base km", "gaps", "longest km"] + (hasRevisits ? ["wait min"] : [])
      + ["cost EUR", "km/100,000 EUR"]
    let sorted = variants.enumerated().sorted {
      ($1.element.totals.coveredLength, $0.offset) < ($0.element.totals.coveredLength, $1.offset)
    }.map(\.element)
    let rows = sorted.map { row(of: $0, base: base, hasRevisits: hasRevisits) }
    let widths = columns.indices.map { column in ([columns] + rows).map { $0[column].count }.max() ?? 0 }
    let lines = ([columns] + rows).map { row in
      row.enumerated().map { column, text in
        column == 0 ? text + spaces(widths[0] - text.count) : right(text, widths[column] + gutter)
      }.joined()
    }
    return ([name.onOneLine, ""] + lines).joined(separator: "\n") + "\n"
  }

  /// The space between two columns.
  private static let gutter = 2

  private static func row(of variant: VariantFigures, base: Double?, hasRevisits: Bool) -> [String] {
    let totals = variant.totals
    let cost = String(format: "%.0f", variant.cost.total) + (variant.cost.unpricedCount > 0 ? "+" : "")
    let difference = base.map { String(format: "%+.3f", (totals.coveredLength - $0).kilometres) }
    return [
      variant.name, String(format: "%.3f", totals.coveredLength.kilometres),
      String(format: "%.2f", 100 * totals.coveredFraction),
      variant.name == Requirement.base ? "" : difference ?? "-", "\(totals.gapCount)",
      String(format: "%.3f", totals.longestGap.kilometres),
    ] + (hasRevisits ? [totals.maxRevisit.map { String(format: "%.1f", $0 / 60) } ?? "-"] : [])
      + [cost, variant.kilometresPerPrice.map { String(format: "%.3f", $0) } ?? "-"]
  }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }

  /// The figures as variants.json holds them.
  public static func json(of variants: [VariantFigures]) -> JSONValue {
    .list(
      variants.map { variant in
        let totals = variant.totals
        return .object([
          "variant": .text(variant.name), RunMark.key: variant.runID.map { .text($0) } ?? .null,
          "border_length_m": .number(totals.length.millimetres),
          "covered_length_m": .number(totals.coveredLength.millimetres),
          "covered_fraction": .number(totals.coveredFraction), "gap_count": .integer(totals.gapCount),
          "longest_gap_m": .number(totals.longestGap.millimetres),
          "max_revisit_s": totals.maxRevisit.map { .number($0.millimetres) } ?? .null,
          "cost_eur": .number(variant.cost.total), "unpriced_count": .integer(variant.cost.unpricedCount),
          "covered_km_per_100000_eur": variant.kilometresPerPrice.map { .number($0.millionths) } ?? .null,
          "seconds": .number(variant.seconds.millimetres),
        ])
      })
  }

  private static func right(_ text: String, _ width: Int) -> String {
    spaces(width - text.count) + text
  }
}
