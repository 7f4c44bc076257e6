public import GeoCore
public import Scenario
import SensorPhysics

/// The layers that planners edit in QGIS, of a result or of a new plan.
public enum PlacementLayers {
  /// The layers of a plan in which nothing is placed yet: `sites` and `centres`.
  ///
  /// - Parameters:
  ///   - types: what can stand at a site, to choose from.
  ///   - border: the lines that new sites look at.
  public static func empty(choosingFrom types: [EquipmentType], along border: [[Coordinate]]) -> [StyledLayer]
  {
    [
      sites(
        FeatureTable(name: "sites", columns: PlacementReport.siteColumns),
        drawing: types.map { ($0.name, EquipmentSymbol($0)) },
        choosingFrom: types, along: border),
      centres(
        FeatureTable(name: "centres", columns: PlacementReport.centreColumns), emptyKind: .point),
    ]
  }

  /// A layer of sites, which is there without any, too, so that some can be added.
  ///
  /// - Parameters:
  ///   - drawn: the types that have a symbol of their own.
  ///   - types: what can stand at a site, to choose from.
  ///   - border: the lines that new sites look at.
  static func sites(
    _ table: FeatureTable, drawing drawn: [(name: String, symbol: EquipmentSymbol)],
    choosingFrom types: [EquipmentType],
    along border: [[Coordinate]]
  ) -> StyledLayer {
    var style = LayerStyles.sites(of: drawn)
    style.form = PlacementForms.sites(choosingFrom: types, along: border)
    return StyledLayer(table, style: style.text(forColumns: table.columns.map(\.name)), emptyKind: .point)
  }

  /// A layer of centres.
  static func centres(
    _ table: FeatureTable, emptyKind: FeatureTable.Geometry.Kind? = nil
  ) -> StyledLayer {
    var style = LayerStyles.centres
    style.form = PlacementForms.centres
    return StyledLayer(
      table, style: style.text(forColumns: table.columns.map(\.name)), emptyKind: emptyKind)
  }
}

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
