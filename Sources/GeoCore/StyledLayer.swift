/// A table as a layer of a GIS file, and how it is shown.
public struct StyledLayer: Sendable, Hashable {
  /// The features; the layer has the table's name.
  public var table: FeatureTable
  /// How it is shown: a QGIS style (QML).
  public var style: String

  /// A layer of that table in that style.
  public init(_ table: FeatureTable, style: String) {
    self.table = table
    self.style = style
  }
}
