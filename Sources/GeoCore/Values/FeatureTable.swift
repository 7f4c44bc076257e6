/// Features with one geometry and typed columns: what layers are read into and reports are written from.
public struct FeatureTable: Sendable, Hashable {
  /// A column: its name and what its values are.
  public struct Column: Sendable, Hashable, Codable {
    /// The kinds of value a column can hold; dates and times are texts in the form of ISO 8601.
    public enum Kind: Sendable, Hashable, Codable {
      case text, integer, real, boolean, textList, json, date, dateTime, time
    }
    /// The column's name.
    public var name: String
    /// What its values are.
    public var kind: Kind

    /// A column of that name and kind.
    public init(_ name: String, _ kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// A geometry in WGS 84.
  public enum Geometry: Sendable, Hashable {
    case point(Coordinate)
    case line([Coordinate])
    case polygon([Coordinate])

    /// The kinds of geometry.
    public enum Kind: Sendable, Hashable, Codable { case point, line, polygon }

    /// Which kind it is of.
    public var kind: Kind {
      switch self {
      case .point: .point
      case .line: .line
      case .polygon: .polygon
      }
    }
  }

  /// One feature: values stand in the order of the table's columns.
  public struct Feature: Sendable, Hashable {
    /// Where it is.
    public var geometry: Geometry
    /// One value per column of the table.
    public var values: [AttributeValue]

    /// A feature of that geometry and those values.
    public init(_ geometry: Geometry, _ values: [AttributeValue]) {
      self.geometry = geometry
      self.values = values
    }
  }

  /// The layer's name.
  public var name: String
  /// The columns, in order.
  public var columns: [Column]
  /// The features, in order.
  public var features: [Feature]

  /// A table of that name, those columns and features.
  public init(name: String, columns: [Column], features: [Feature] = []) {
    self.name = name
    self.columns = columns
    self.features = features
  }
}

/// A value of a feature's column.
public enum AttributeValue: Sendable, Hashable, Codable {
  case null
  case text(String)
  case integer(Int)
  case real(Double)
  case boolean(Bool)
  case textList([String])
  /// The text of a JSON object or list.
  case json(String)
}

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
