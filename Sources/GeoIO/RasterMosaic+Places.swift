import GeoCore

extension RasterMosaic {
  /// Whether each place lies within the extent of any raster, void or not.
  func contains(_ places: [Coordinate]) throws -> [Bool] {
    var isInside = [Bool](repeating: false, count: places.count)
    for member in members {
      for (index, cell) in try Self.cells(of: member, at: places).enumerated() where cell != nil {
        isInside[index] = true
      }
    }
    return isInside
  }

  /// The value of the raster cell that holds each place, of the last raster that has one; nil where none has.
  ///
  /// - Throws: `InputError` when a raster cannot be read, or holds a value that its content does not allow.
  func values(at places: [Coordinate]) throws -> [Float?] {
    var values = [Float?](repeating: nil, count: places.count)
    for member in members {
      for (index, cell) in try Self.cells(of: member, at: places).enumerated() {
        guard let cell, let value = try member.values(of: CellWindow(around: cell, reach: 0))[cell] else {
          continue
        }
        values[index] = value
      }
    }
    return values
  }

  /// The cell of a raster that holds each place; nil for a place beyond the raster.
  private static func cells(of member: RasterMember, at places: [Coordinate]) throws -> [Cell?] {
    let transformation = try CoordinateTransformation(
      from: SpatialReference.wgs84(), to: SpatialReference(member.crs))
    var x = places.map(\.longitude)
    var y = places.map(\.latitude)
    let hasImage = transformation.transformWherePossible(&x, &y)
    return places.indices.map { index in
      guard hasImage[index] else { return nil }
      let position = member.geoTransform.position(x: x[index], y: y[index])
      guard (0..<Double(member.columns)).contains(position.column),
        (0..<Double(member.rows)).contains(position.row)
      else { return nil }
      return Cell(row: Int(position.row), column: Int(position.column))
    }
  }

  /// The size of the mosaic's cells (m) near a place: width and height.
  func cellSize(near place: Coordinate) throws -> (width: Double, height: Double) {
    let wgs84 = try SpatialReference.wgs84()
    let system = try SpatialReference(members[0].crs)
    let back = try CoordinateTransformation(from: system, to: wgs84)
    let forward = try CoordinateTransformation(from: wgs84, to: system)
    var startX = [place.longitude]
    var startY = [place.latitude]
    try forward.transform(&startX, &startY)
    let position = frame.position(x: startX[0], y: startY[0])
    let steps: [(Double, Double)] = [(0, 0), (1, 0), (0, 1)]
    var x: [Double] = []
    var y: [Double] = []
    for step in steps {
      let corner = frame.coordinates(column: position.column + step.0, row: position.row + step.1)
      x.append(corner.x)
      y.append(corner.y)
    }
    try back.transform(&x, &y)
    let places = zip(x, y).map { Coordinate(longitude: $0, latitude: $1) }
    return (Geodesic.distance(places[0], places[1]), Geodesic.distance(places[0], places[2]))
  }
}
