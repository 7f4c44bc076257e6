import CGDAL
public import GeoCore

/// Writes tables of features as GeoJSON by RFC 7946: WGS 84, 7 decimals, bbox, right-hand rule, cut at 180.
public enum GeoJSON {
  /// Decimals of coordinates: 7 are about 1 cm.
  private static let precision = "7"

  /// How GDAL begins a FeatureCollection.
  private static let head = Array("{\n\"type\": \"FeatureCollection\",\n".utf8)

  /// A table as the bytes of one FeatureCollection.
  ///
  /// - Parameter member: a text that it has beside GDAL's members (RFC 7946, section 6.1); plain, as it is not escaped.
  /// - Throws: `GDALError`.
  public static func bytes(of table: FeatureTable, with member: (name: String, value: String)?) throws
    -> [UInt8]
  {
    let bytes = try bytes(of: table)
    guard let member, bytes.starts(with: head) else { return bytes }
    return head + Array("\"\(member.name)\": \"\(member.value)\",\n".utf8) + bytes.dropFirst(head.count)
  }

  /// A table as the bytes of one FeatureCollection.
  ///
  /// - Throws: `GDALError`.
  public static func bytes(of table: FeatureTable) throws -> [UInt8] {
    GDALRuntime.start()
    let path = "/vsimem/karaula-\(UInt64.random(in: .min ... .max)).geojson"
    defer { unsafe VSIUnlink(path) }
    try write(table, to: path)
    var length: vsi_l_offset = 0
    let buffer = try unsafe withGDAL { unsafe VSIGetMemFileBuffer(path, &length, 0) }
    let file = unsafe [UInt8](UnsafeBufferPointer(start: buffer, count: Int(length)))
    return GeoJSONBoxes(of: table).written(into: file)
  }

  private static func write(_ table: FeatureTable, to path: String) throws {
    let dataset = try Dataset(creatingLayersIn: path, as: "GeoJSON")
    let options = CSLStringList([
      "RFC7946": "YES", "COORDINATE_PRECISION": precision, "WRITE_BBOX": "YES",
    ])
    let layer = try FeatureLayer(in: dataset, name: table.name, geometry: wkbUnknown, options: options)
    for column in table.columns {
      // JSON has no dates; as texts they stay in the form of ISO 8601.
      let kind = [.date, .dateTime].contains(column.kind) ? FeatureTable.Column.Kind.text : column.kind
      try layer.addColumn(column.name, kind.type, kind.subtype)
    }
    for feature in table.features { try unsafe layer.add(feature.geometry.ogr, feature.values) }
    try dataset.close()
  }
}
