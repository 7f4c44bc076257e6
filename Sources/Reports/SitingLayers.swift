public import GeoCore

/// The layers of a placement as QGIS shows them.
public enum SitingLayers {
  /// Chosen sites over candidates.
  ///
  /// - Parameters:
  ///   - chosen: points with `id`.
  ///   - candidates: points with `alone_m` and `chosen`.
  public static func layers(chosen: FeatureTable, candidates: FeatureTable) -> [StyledLayer] {
    let places = QMLStyle(
      by: #"CASE WHEN "chosen" THEN 'chosen' WHEN "added_m" > 0 THEN 'adds' ELSE 'adds nothing' END"#,
      [
        .init("chosen", .marker("circle", .vermillion, size: 1.5)),
        .init("adds", label: "would add to the plan", .marker("circle", .blue, size: 1)),
        .init("adds nothing", label: "would add nothing", .marker("circle", .skyBlue, size: 0.8)),
      ])
    let sites = QMLStyle(
      .marker("star", .vermillion, size: 4), labels: .init(expression: #""id""#, placement: .aroundPoint))
    func styled(_ table: FeatureTable, _ style: QMLStyle) -> StyledLayer {
      StyledLayer(
        table, style: style.text(forColumns: table.columns.map(\.name)), emptyKind: .point)
    }
    return [styled(candidates, places), styled(chosen, sites)]
  }
}
