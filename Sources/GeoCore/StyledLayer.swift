/// A layer of a file and how it is shown.
public struct StyledLayer: Sendable, Hashable {
  /// The features; the layer has the table's name.
  public var table: FeatureTable
  /// How it is shown: a QGIS style (QML).
  public var style: String
  /// What its features are to be, so that it is written without any, too; nil when it is left out then.
  public var emptyKind: FeatureTable.Geometry.Kind?

  /// A layer of that table in that style.
  public init(_ table: FeatureTable, style: String, emptyKind: FeatureTable.Geometry.Kind? = nil) {
    self.table = table
    self.style = style
    self.emptyKind = emptyKind
  }

  /// What its features are; nil for a layer without features that is left out.
  public var kind: FeatureTable.Geometry.Kind? { table.features.first?.geometry.kind ?? emptyKind }
}
