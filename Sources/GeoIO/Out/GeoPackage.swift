import CGDAL
import Foundation
public import GeoCore

/// Writes layers as one GeoPackage in WGS 84, with the styles that QGIS draws them in.
///
/// The same layers give the same bytes with the same GDAL and SQLite: the dates in it are fixed.
public enum GeoPackage {
  /// The date of last change that every file tells, so that a file follows from its content alone.
  static let date = "2000-01-01T00:00:00.000Z"
  /// The column of a feature's number.
  private static let number = "fid"
  /// The column of a feature's geometry.
  private static let shape = "geom"

  /// Writes a file; layers without features are left out unless they say of what kind they are.
  ///
  /// Lines and polygons are written as multiple ones, cut at the antimeridian. Names of columns that differ
  /// in case only, which SQLite takes for the same, are numbered.
  ///
  /// - Parameter metadata: facts about all of it.
  /// - Throws: `InputError` of kind cannotWrite.
  public static func write(
    _ layers: [StyledLayer], metadata: [String: String] = [:], to name: String, in folder: OutputFolder
  ) throws {
    try folder.produce(name) { try write(layers, metadata: metadata, at: $0, for: folder.path + "/" + name) }
  }

  /// Writes a file at a path where nothing is.
  ///
  /// - Parameters:
  ///   - temporary: the path.
  ///   - path: the name that the user knows it by.
  public static func write(
    _ layers: [StyledLayer], metadata: [String: String] = [:], at temporary: String, for path: String
  ) throws {
    GDALRuntime.start()
    try CloudOptimizedTIFF.writing(path) {
      try withSettings { try fill(temporary, with: layers.filter { $0.kind != nil }, metadata) }
    }
  }

  /// Runs a body with a fixed date and without files beside the one that is made, on this thread alone.
  ///
  /// - Throws: also what GDAL reports when it closes the file.
  private static func withSettings(_ body: () throws -> Void) throws {
    let settings: KeyValuePairs = [
      "OGR_CURRENT_DATE": date, "OGR_SQLITE_JOURNAL": "MEMORY", "OGR_SQLITE_SYNCHRONOUS": "OFF",
    ]
    for (name, value) in settings { unsafe CPLSetThreadLocalConfigOption(name, value) }
    defer { for (name, _) in settings { unsafe CPLSetThreadLocalConfigOption(name, nil) } }
    let (result, fault) = reportingGDAL { Result { try body() } }
    try result.get()
    if let fault { throw fault }
  }

  private static func fill(_ path: String, with layers: [StyledLayer], _ metadata: [String: String]) throws {
    let dataset = try Dataset(creatingLayersIn: path, as: "GPKG")
    try dataset.add(metadata: metadata)
    try withGDAL { unsafe GDALDatasetStartTransaction(dataset.handle, 0) == OGRERR_NONE ? () : nil }
    for layer in layers { try add(layer, to: dataset) }
    if !layers.isEmpty { try StyleTable.add(for: layers, shape: shape, date: date, to: dataset) }
    try withGDAL { unsafe GDALDatasetCommitTransaction(dataset.handle) == OGRERR_NONE ? () : nil }
    try dataset.close()
  }

  private static func add(_ layer: StyledLayer, to dataset: borrowing Dataset) throws {
    let table = layer.table
    let options = CSLStringList(["FID": number, "GEOMETRY_NAME": shape])
    let file = try FeatureLayer(in: dataset, name: table.name, geometry: layer.multipleType, options: options)
    for (column, name) in zip(table.columns, names(of: table.columns)) {
      let type = column.kind == .textList ? OFTString : column.kind.type
      try file.addColumn(name, type, column.kind.subtype)
    }
    let cutter = try AntimeridianCutter()
    for feature in table.features {
      try unsafe file.add(cutter.multiple(of: feature.geometry), feature.values.map(\.withoutList))
    }
  }

  /// The columns' names, no two of which differ in case alone.
  private static func names(of columns: [FeatureTable.Column]) -> [String] {
    var taken: Set = [number, shape]
    return columns.map { column in
      var name = column.name
      var count = 1
      while !taken.insert(name.lowercased()).inserted {
        count += 1
        name = "\(column.name)_\(count)"
      }
      return name
    }
  }
}

extension StyledLayer {
  /// The type that all features can be written as.
  fileprivate var multipleType: OGRwkbGeometryType {
    switch kind {
    case .point: wkbPoint
    case .line: wkbMultiLineString
    case .polygon: wkbMultiPolygon
    case nil: wkbUnknown
    }
  }
}

extension AttributeValue {
  /// The value, a list as one text: a GeoPackage has no lists. Texts that hold a comma take quotes.
  fileprivate var withoutList: AttributeValue {
    guard case .textList(let texts) = self else { return self }
    return .text(texts.map(\.inCommaSeparated).joined(separator: ", "))
  }
}

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
