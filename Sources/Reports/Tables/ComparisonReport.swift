public import Coverage
public import GeoCore

/// A comparison as a table of features: each stretch that differs is a line.
public enum ComparisonReport {
  /// The name of the file of its layers.
  public static let geoPackage = "comparison.gpkg"

  /// The layers of `comparison.gpkg`, from the top down, with what people read of them.
  ///
  /// - Parameters:
  ///   - before: the sites and their types of before.
  ///   - after: those of after.
  public static func layers(
    of comparison: Comparison, from before: ComparedSide, to after: ComparedSide
  ) -> [(layer: StyledLayer, title: String)] {
    let changes = table(of: comparison)
    let style = LayerStyles.changes.text(forColumns: changes.columns.map(\.name))
    func sites(_ side: ComparedSide, _ name: String) -> StyledLayer {
      let table = FeatureTable(
        name: name, columns: [.init("id", .text), .init("type", .text)],
        features: side.sites.map {
          .init(.point($0.place), [.text($0.id), $0.facts.type.map { .text($0) } ?? .null])
        })
      return StyledLayer(
        table, style: LayerStyles.sites(drawing: side.symbols).text(forColumns: ["id", "type"]))
    }
    return [
      (sites(after, "sites_after"), "Sites after (B)"), (sites(before, "sites_before"), "Sites before (A)"),
      (StyledLayer(changes, style: style), "What the change gains and loses"),
    ].filter { !$0.0.table.features.isEmpty }
  }

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
