import CGDAL
import GeoCore

// Points whose coordinates stand in two columns of a table.
extension PointReader {
  /// The rows of a table.
  ///
  /// Coordinates of no system that is named can only be degrees. Rows without any value, as spreadsheets have them below a list, are passed over.
  static func rows(
    ofTable layer: VectorLayer, _ columns: PlaceColumns, isPlane: Bool
  ) throws -> LayerRows<PointRow> {
    var cells: [(place: String, attributes: [String: AttributeValue])] = []
    var numbers: [Int] = []
    try unsafe layer.forEachRow { number, place, _, attributes in
      guard attributes.values.contains(where: { !$0.isBlank }) else { return }
      cells.append((place, attributes))
      numbers.append(number)
    }
    let coordinates = try columns.coordinates(of: cells, isPlane: isPlane)
    let (points, isAssumed) = try places(coordinates, columns, layer)
    layer.notes.add(notes: columns, isAssumed: isAssumed, haveCommas: coordinates.haveCommas, of: layer)
    let rows = zip(zip(cells, numbers), points).map { row, point in
      PointRow(
        coordinate: point,
        attributes: row.0.attributes.filter { $0.key != columns.x && $0.key != columns.y },
        place: row.0.place, number: row.1)
    }
    return layer.rows(rows, besides: [columns.x, columns.y], hasDecimalCommas: coordinates.haveCommas)
  }

  /// The places on Earth, and whether they are taken for degrees of WGS 84 because nothing says what they are.
  private static func places(
    _ coordinates: PlaceColumns.Coordinates, _ columns: PlaceColumns, _ layer: VectorLayer
  ) throws -> (points: [Coordinate], isAssumed: Bool) {
    guard !coordinates.points.isEmpty else { return ([], false) }
    var layer = layer
    let isAssumed = layer.query.crs == nil && !layer.hasOwnCRS
    let names = "columns \(columns.x) and \(columns.y)"
    let first = coordinates.points[0]
    if isAssumed {
      guard coordinates.canBeDegrees else {
        throw InputError(
          .badData, at: .init(file: layer.place),
          "\(names) hold coordinates of no system that is named, such as (\(first.x), \(first.y))",
          fix: "name it with `crs: EPSG:...` or with --crs")
      }
      layer.query.crs = "EPSG:4326"
    } else if try !layer.isGeographic(), coordinates.canBeDegrees {
      throw InputError(
        .badData, at: .init(file: layer.place),
        "\(names) hold degrees, such as (\(first.x), \(first.y)), but their coordinate system is a plane's",
        fix: "leave out `crs`, or name the columns of its eastings and northings with `x: ..., y: ...`")
    }
    let transformation = try layer.transformationToWGS84()
    var (x, y) = (coordinates.points.map(\.x), coordinates.points.map(\.y))
    let done = transformation.transformWherePossible(&x, &y)
    if let failed = done.firstIndex(of: false) {
      let point = coordinates.points[failed]
      throw InputError(
        .badData, at: .init(file: layer.place),
        "\(names) hold (\(point.x), \(point.y)), which their system cannot place on Earth",
        fix: "check the coordinate system, and which column is `x` and which is `y`")
    }
    return (zip(x, y).map { Coordinate(longitude: $0, latitude: $1) }, isAssumed)
  }
}

extension InputNotes {
  /// Tells what was taken for granted of the columns of coordinates; nothing when all of it was said.
  fileprivate func add(notes columns: PlaceColumns, isAssumed: Bool, haveCommas: Bool, of layer: VectorLayer)
  {
    guard columns.isGuess || isAssumed || haveCommas || layer.hasGeometry else { return }
    let nouns = columns.areDegrees ? "longitude and latitude" : "easting and northing"
    add(
      "\(layer.place): columns \(columns.x) and \(columns.y) are taken for \(isAssumed ? "longitude and latitude" : nouns)"
        + (isAssumed ? " on WGS 84, as no crs is given" : "")
        + (haveCommas ? ", their commas for decimal ones" : "")
        + (layer.hasGeometry ? "; the geometries of the layer are not looked at" : ""))
  }
}
