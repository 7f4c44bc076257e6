public import Coverage
public import GeoCore

/// A comparison as a table of features: each stretch that differs is a line.
public enum ComparisonReport {
  private static let columns: [FeatureTable.Column] = [
    .init("kind", .text), .init("part", .integer), .init("from_m", .real), .init("to_m", .real),
    .init("length_m", .real), .init("marginal", .boolean), .init("covered_before", .boolean),
    .init("covered_after", .boolean), .init("probability_before", .real), .init("probability_after", .real),
    .init("cause_before", .text), .init("cause_after", .text), .init("seen_by_before", .textList),
    .init("seen_by_after", .textList),
  ]

  /// The table; parts count from 1, lengths are geodesic metres.
  ///
  /// `marginal` tells whether cover that was gained or lost hangs on the terrain's vertical error; null for other kinds, and
  /// where that error is not known.
  public static func table(of comparison: Comparison) -> FeatureTable {
    let features = comparison.changes.map { change in
      let values: [AttributeValue] = [
        .text(change.kind.rawValue), .integer(change.part + 1), .real(change.chainage.lowerBound.millimetres),
        .real(change.chainage.upperBound.millimetres), .real(change.length.millimetres),
        comparison.isMarginal(change).map { .boolean($0) } ?? .null,
        .boolean(change.before.isCovered), .boolean(change.after.isCovered),
        .real(change.before.probability), .real(change.after.probability),
        change.before.cause.map { .text($0.text) } ?? .null,
        change.after.cause.map { .text($0.text) } ?? .null,
        .textList(change.before.seenBy), .textList(change.after.seenBy),
      ]
      let line = comparison.before.parts[change.part].vertices(in: change.chainage)
      return FeatureTable.Feature(.line(line), values)
    }
    return FeatureTable(name: "comparison", columns: columns, features: features)
  }
}
