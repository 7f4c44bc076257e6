public import GeoCore

extension TerrainMosaic {
  /// The cells of a lattice that each raster reaches.
  public func windows(of lattice: Lattice) throws -> [CellWindow]? {
    var windows: [CellWindow] = []
    for member in mosaic.members {
      guard let window = try member.window(of: lattice) else { return nil }
      windows.append(window)
    }
    return windows
  }
}

extension RasterMember {
  /// The least window of a lattice that holds the raster; nil for one that goes so far round the earth that its outline on
  /// the lattice's plane does not tell.
  func window(of lattice: Lattice) throws -> CellWindow? {
    var (x, y) = outline
    let projection = try CoordinateTransformation(
      from: system, to: EarthSystem(planeOnWGS84: lattice.projection))
    guard projection.transformWherePossible(&x, &y).allSatisfy({ $0 }), let west = x.min(),
      let east = x.max(),
      let south = y.min(), let north = y.max(), max(-west, east) < Self.furthestEast
    else { return nil }
    let (first, last) = (
      lattice.cell(at: PlanePoint(x: west, y: north)), lattice.cell(at: PlanePoint(x: east, y: south))
    )
    return CellWindow(rows: first.row..<(last.row + 1), columns: first.column..<(last.column + 1))
  }

  /// Points of its outline, in its own coordinates.
  private var outline: (x: [Double], y: [Double]) {
    let shares = (0...Self.steps).map { Double($0) / Double(Self.steps) }
    let (width, height) = (Double(columns), Double(rows))
    let points = shares.flatMap { share in
      [(width * share, 0), (width * share, height), (0, height * share), (width, height * share)].map {
        geoTransform.coordinates(column: $0.0, row: $0.1)
      }
    }
    return (points.map(\.x), points.map(\.y))
  }

  /// Points along a side, between which it hardly bends.
  private static let steps = 32
  /// Further than this (m) from its central meridian a transverse Mercator plane folds.
  private static let furthestEast = 8e6
}
