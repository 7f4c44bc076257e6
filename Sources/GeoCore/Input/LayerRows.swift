/// One row of a layer: its columns by name, and where it was read.
public protocol LayerRow: Sendable {
  /// Its columns by name.
  var attributes: [String: AttributeValue] { get set }
  /// What the file calls the columns that are read under another name, by that name.
  var columnNames: [String: String] { get set }
  /// What stands for the values of its columns that are no key's; nil for those themselves.
  var freeValues: [String: AttributeValue]? { get set }
  /// File, layer and feature number, for messages, such as `sites.gpkg (layer sites, feature 7)`.
  var place: String { get }
  /// The feature's number in its layer.
  var number: Int { get }
}

/// One row of a point layer.
public struct PointRow: LayerRow, Hashable {
  /// Where it is.
  public var coordinate: Coordinate
  /// The point's third coordinate, which is not looked at; nil when it has none, or 0.
  public var z: Double?
  /// Its columns by name.
  public var attributes: [String: AttributeValue]
  /// What the file calls the columns that are read under another name, by that name.
  public var columnNames: [String: String] = [:]
  /// What stands for the values of its columns that are no key's; nil for those themselves.
  public var freeValues: [String: AttributeValue]?
  /// File, layer and feature number, for messages, such as `sites.gpkg (layer sites, feature 7)`.
  public var place: String
  /// The feature's number in its layer.
  public var number: Int

  /// A row of a point layer.
  public init(
    coordinate: Coordinate, z: Double? = nil, attributes: [String: AttributeValue], place: String, number: Int
  ) {
    self.coordinate = coordinate
    self.z = z
    self.attributes = attributes
    self.place = place
    self.number = number
  }
}

/// The rows of a layer, with what they have in common.
public struct LayerRows<Row: LayerRow>: Sendable {
  /// File and layer, for messages, such as `sites.gpkg (layer sites)`.
  public var place: String
  /// The layer's name.
  public var layer: String
  /// The names of its columns, in order; those of coordinates are not among them.
  public var columns: [String]
  /// The column that the format itself has for a feature's name, as KML's `Name`; nil when it has none.
  public var titleColumn: String?
  /// Whether its format cuts the names of columns, as Shapefiles do to ten letters.
  public var cutsNames: Bool
  /// Whether its coordinates are written with decimal commas.
  public var hasDecimalCommas: Bool
  /// The rows in the layer's order.
  public var rows: [Row]

  /// Rows of a layer.
  public init(
    place: String, layer: String, columns: [String], titleColumn: String? = nil, cutsNames: Bool = false,
    hasDecimalCommas: Bool = false, rows: [Row]
  ) {
    self.place = place
    self.layer = layer
    self.columns = columns
    self.titleColumn = titleColumn
    self.cutsNames = cutsNames
    self.hasDecimalCommas = hasDecimalCommas
    self.rows = rows
  }
}

extension AttributeValue {
  /// Whether nothing is there, or nothing but blanks.
  public var isBlank: Bool {
    switch self {
    case .null: true
    case .text(let text), .json(let text): WrittenNumber(text).isEmpty
    default: false
    }
  }
}
