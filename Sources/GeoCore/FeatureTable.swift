/// Features with one geometry and typed columns: what layers are read into and reports are written from.
public struct FeatureTable: Sendable, Hashable {
  /// A column: its name and what its values are.
  public struct Column: Sendable, Hashable {
    /// The kinds of value a column can hold.
    public enum Kind: Sendable, Hashable { case text, integer, real, boolean, textList, json }
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
    public enum Kind: Sendable, Hashable { case point, line, polygon }

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
public enum AttributeValue: Sendable, Hashable {
  case null
  case text(String)
  case integer(Int)
  case real(Double)
  case boolean(Bool)
  case textList([String])
  /// A JSON object's text.
  case json(String)
}

/// One row of a point layer: a place, its columns by name, and where it was read.
public struct PointRow: Sendable, Hashable {
  /// Where it is.
  public var coordinate: Coordinate
  /// Its columns by name.
  public var attributes: [String: AttributeValue]
  /// File, layer and feature number, for messages, such as `sites.gpkg (layer sites, feature 7)`.
  public var place: String
  /// The feature's number in its layer.
  public var number: Int

  /// A row of a point layer.
  public init(coordinate: Coordinate, attributes: [String: AttributeValue], place: String, number: Int) {
    self.coordinate = coordinate
    self.attributes = attributes
    self.place = place
    self.number = number
  }
}
