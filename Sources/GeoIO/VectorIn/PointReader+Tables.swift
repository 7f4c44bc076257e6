import CGDAL
import GeoCore

// Points whose coordinates stand in two columns of a table.
extension PointReader {
  /// The rows of a table.
  ///
  /// Coordinates of no system that is named can only be degrees. Rows without any value, as spreadsheets have them below
  /// a list, are passed over.
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
    if !points.isEmpty {
      layer.notes.add(notes: columns, isAssumed: isAssumed, haveCommas: coordinates.haveCommas, of: layer)
    }
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
    }
    let system = try system(of: coordinates, columns, layer)
    guard isAssumed || system.isGeographic || !coordinates.canBeDegrees else {
      throw InputError(
        .badData, at: .init(file: layer.place),
        "\(names) hold degrees, such as (\(first.x), \(first.y)), but their coordinate system is a plane's",
        fix: "leave out `crs`, or name the columns of its eastings and northings with `x: ..., y: ...`")
    }
    let transformation = try CoordinateTransformation(from: system, to: .wgs84)
    var (x, y) = (coordinates.points.map(\.x), coordinates.points.map(\.y))
    let done = transformation.transformWherePossible(&x, &y)
    if let failed = done.firstIndex(of: false) {
      let point = coordinates.points[failed]
      throw InputError(
        .badData, at: .init(file: layer.place),
        "\(names) hold (\(point.x), \(point.y)), which their system cannot place on Earth",
        fix: "check the coordinate system, and which column is `x` and which is `y`")
    }
    let points = zip(x, y).map { Coordinate(longitude: $0, latitude: $1) }
    try checkNotSwapped(points, coordinates, columns, layer, transformation)
    return (points, isAssumed)
  }

  /// The system of the points.
  ///
  /// - Throws: `InputError`, for coordinates that no operation of the system is meant for also when they look swapped.
  private static func system(
    of coordinates: PlaceColumns.Coordinates, _ columns: PlaceColumns, _ layer: VectorLayer
  ) throws -> EarthSystem {
    do {
      return try layer.system(within: PlaneBox(around: coordinates.points))
    } catch let error as InputError {
      let swapped = PlaneBox(around: coordinates.points.map { ($0.y, $0.x) })
      guard let crs = layer.query.crs, (try? layer.system(within: swapped)) != nil else { throw error }
      throw swappedFault(columns, layer, crs)
    }
  }

  /// Throws when all points lie far outside the area of their system, and within it once eastings and northings are
  /// swapped: in many countries' surveys X is the northing.
  private static func checkNotSwapped(
    _ points: [Coordinate], _ coordinates: PlaceColumns.Coordinates, _ columns: PlaceColumns,
    _ layer: VectorLayer, _ transformation: borrowing CoordinateTransformation
  ) throws {
    guard let crs = layer.query.crs, let area = try SpatialReference(crs).areaOfUse,
      !points.contains(where: area.surrounds)
    else { return }
    var (x, y) = (coordinates.points.map(\.y), coordinates.points.map(\.x))
    guard !transformation.transformWherePossible(&x, &y).contains(false),
      zip(x, y).allSatisfy({ area.surrounds(Coordinate(longitude: $0, latitude: $1)) })
    else { return }
    throw swappedFault(columns, layer, crs)
  }

  private static func swappedFault(_ columns: PlaceColumns, _ layer: VectorLayer, _ crs: String) -> InputError
  {
    InputError(
      .badData, at: .init(file: layer.place),
      "columns \(columns.x) and \(columns.y) look swapped: \(columns.x) holds northings of \(crs)",
      fix: "say `x: \(columns.y), y: \(columns.x)` beside the source")
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

extension SpatialReference {
  /// Where the system is meant to be used; nil when nothing says it.
  fileprivate var areaOfUse: GeographicBox? {
    var (west, south, east, north) = (0.0, 0.0, 0.0, 0.0)
    guard unsafe OSRGetAreaOfUse(handle, &west, &south, &east, &north, nil) != 0, west < east else {
      return nil
    }
    return GeographicBox(west: west, south: south, east: east, north: north)
  }
}

extension GeographicBox {
  /// How far outside an area its system may well be used (degrees).
  private static let neighbourhood = 3.0

  /// Whether a place lies within the box or not far from it.
  fileprivate func surrounds(_ place: Coordinate) -> Bool {
    let (east, north) = (place.longitude, place.latitude)
    return west - Self.neighbourhood <= east && east <= self.east + Self.neighbourhood
      && south - Self.neighbourhood <= north && north <= self.north + Self.neighbourhood
  }
}
