public import GeoCore
public import Scenario
import SensorPhysics

/// The layers that planners edit in QGIS, of a result or of a new plan.
public enum PlacementLayers {
  /// The layers of a plan in which nothing is placed yet: `sites` and `centres`.
  ///
  /// - Parameter types: what can stand at a site, to choose from.
  public static func empty(choosingFrom types: [EquipmentType]) -> [StyledLayer] {
    [
      sites(
        FeatureTable(name: "sites", columns: PlacementReport.siteColumns), drawing: types.map(\.name),
        choosingFrom: types),
      centres(
        FeatureTable(name: "centres", columns: PlacementReport.centreColumns), emptyKind: .point),
    ]
  }

  /// A layer of sites, which is there without any, too, so that some can be added.
  ///
  /// - Parameters:
  ///   - drawn: the types that have a symbol of their own.
  ///   - types: what can stand at a site, to choose from.
  static func sites(
    _ table: FeatureTable, drawing drawn: [String], choosingFrom types: [EquipmentType]
  ) -> StyledLayer {
    var style = LayerStyles.sites(of: drawn)
    style.form = PlacementForms.sites(choosingFrom: types)
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
