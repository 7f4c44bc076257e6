import CGDAL
import GeoCore

/// The table of styles as QGIS makes and reads it in a GeoPackage (QgsOgrProvider, `layer_styles`).
enum StyleTable {
  /// The table's name.
  private static let name = "layer_styles"
  /// What every style is called.
  private static let style = "default"
  /// Its text columns, in QGIS's order.
  private static let leading = [
    "f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column", "styleName", "styleQML",
    "styleSLD",
  ]

  /// Adds the table: for each layer one style, with which QGIS opens it.
  ///
  /// - Parameters:
  ///   - shape: the layers' geometry column.
  ///   - date: when the styles were made.
  static func add(
    for layers: [StyledLayer], shape: String, date: String, to dataset: borrowing Dataset
  ) throws {
    let table = try FeatureLayer(in: dataset, name: name, geometry: wkbNone, options: .init(["FID": "id"]))
    for column in leading { try table.addColumn(column, OFTString) }
    try table.addColumn("useAsDefault", OFTInteger, OFSTBoolean)
    for column in ["description", "owner", "ui"] { try table.addColumn(column, OFTString) }
    try table.addColumn("update_time", OFTDateTime)
    for layer in layers {
      let texts = ["", "", layer.table.name, shape, style, layer.style, ""]
      try unsafe table.add(
        nil,
        texts.map(AttributeValue.text) + [.boolean(true), .text(""), .text(""), .text(""), .text(date)])
    }
  }
}
