import CGDAL
import GeoCore

/// The columns of several layers, united by name.
struct UnitedColumns {
  /// The columns, in the order in which the layers first have them.
  private(set) var columns: [FeatureTable.Column] = []
  private var places: [String: Int] = [:]
  private var isWidened = false

  /// Takes in a layer's columns.
  ///
  /// - Returns: the place of each among the united ones.
  mutating func add(_ own: [FeatureTable.Column]) -> [Int] {
    own.map { column in
      guard let place = places[column.name] else {
        places[column.name] = columns.count
        columns.append(column)
        return columns.count - 1
      }
      if columns[place].kind != column.kind {
        let areNumbers = [columns[place].kind, column.kind].allSatisfy { $0 == .integer || $0 == .real }
        columns[place].kind = areNumbers ? .real : .text
        isWidened = true
      }
      return place
    }
  }

  /// Rows of all layers as rows of the united columns: each has a value for each, of its kind.
  func rows(_ rows: [[AttributeValue]]) -> [[AttributeValue]] {
    rows.map { row in
      let full = row + [AttributeValue](repeating: .null, count: columns.count - row.count)
      return isWidened ? zip(full, columns).map { $0.widened(to: $1.kind) } : full
    }
  }
}

extension AttributeValue {
  /// The value in a column of numbers or texts that a layer has as another kind.
  fileprivate func widened(to kind: FeatureTable.Column.Kind) -> AttributeValue {
    switch (self, kind) {
    case (.integer(let number), .real): .real(Double(number))
    case (.integer(let number), .text): .text(String(number))
    case (.real(let number), .text): .text(String(number))
    case (.boolean(let flag), .text): .text(String(flag))
    case (.textList(let texts), .text): .text(texts.joined(separator: ", "))
    case (.json(let text), .text): .text(text)
    default: self
    }
  }
}

/// What is wanted of a vector source's features.
enum VectorContent {
  case lines
  case polygons
  case points

  /// What messages call it.
  var noun: String {
    switch self {
    case .lines: "lines"
    case .polygons: "polygons"
    case .points: "points"
    }
  }

  /// What to do with a source that has none.
  var remedy: String {
    switch self {
    case .lines: "give a source of lines; of polygons, `rings: true` or --rings takes the rings"
    case .polygons: "give a source of polygons; of lines, leave out `rings: true` or --rings"
    case .points: "give a source of points"
    }
  }

  /// Whether geometries of a type are what is wanted; nil where the type does not tell.
  func includes(_ type: OGRwkbGeometryType) -> Bool? {
    switch type {
    case wkbPoint, wkbMultiPoint: self == .points
    case wkbLineString, wkbLinearRing, wkbMultiLineString, wkbCircularString, wkbCompoundCurve, wkbCurve,
      wkbMultiCurve:
      self == .lines
    case wkbPolygon, wkbMultiPolygon, wkbCurvePolygon, wkbSurface, wkbMultiSurface: self == .polygons
    case wkbUnknown, wkbGeometryCollection: nil
    default: false
    }
  }
}
