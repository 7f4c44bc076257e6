public import GeoCore

/// Rasters mosaicked on a lattice: each is warped from its own cells, and the finest lies on top where several lie.
///
/// Rasters on one grid are joined cell for cell first, later ones on top. Of grids whose cells are equally large the one
/// whose first raster comes later lies on top. There is no blending: at the edge of a finer raster the ground steps where
/// both disagree. One mosaic serves one task.
final class RasterMosaic {
  let members: [RasterMember]
  /// The grids, the one on top first.
  let grids: [MosaicGrid]

  /// Opens the rasters.
  ///
  /// - Parameters:
  ///   - paths: at least one; anything GDAL opens.
  ///   - content: what their cells mean, and so how they are resampled.
  ///   - query: which band is read, and what its values mean where a raster does not say so.
  ///   - notes: takes what the user should know.
  ///   - zeros: counts cells of 0; nil when nobody asks.
  /// - Throws: `InputError` naming the raster at fault.
  init(
    paths: [String], content: RasterContent, query: RasterQuery, notes: InputNotes, zeros: ZeroCells? = nil
  ) throws {
    members = try paths.map {
      try RasterMember(opening: $0, content: content, query: query, notes: notes, zeros: zeros)
    }
    var grids: [MosaicGrid] = []
    for member in members where !grids.contains(where: { $0.take(member) }) {
      grids.append(MosaicGrid(of: member, content.resampling))
    }
    self.grids = grids.count == 1 ? grids : try Self.topFirst(grids)
  }

  /// Grids in the order of what lies on top: by the size of their cells, equal ones the later first.
  private static func topFirst(_ grids: [MosaicGrid]) throws -> [MosaicGrid] {
    var left = try grids.reversed().map { (grid: $0, side: try $0.cellSide()) }
    var sorted: [MosaicGrid] = []
    while let finest = left.map(\.side).min() {
      sorted += left.filter { $0.side <= finest * sameSize }.map(\.grid)
      left.removeAll { $0.side <= finest * sameSize }
    }
    return sorted
  }

  /// Cells that are larger by less than this factor are equal: those in degrees change with the latitude.
  private static let sameSize = 1.01

  /// The values of a window of the lattice.
  ///
  /// A lattice cell takes the value of the topmost grid whose cell that holds its centre is not void; it is void when
  /// there is none. Around a void a bilinear interpolation uses what valid cells there are.
  ///
  /// - Parameter limit: voids of up to so many cells of a grid are interpolated first.
  func values(of lattice: Lattice, window: CellWindow, fillingVoidsUpTo limit: Int = 0) throws -> Raster {
    var result: Raster?
    for grid in grids where result?.voids.hasVoids != false {
      guard var below = try grid.values(of: lattice, window: window, fillingVoidsUpTo: limit) else {
        continue
      }
      if let above = result { below.lay(above) }
      result = below
    }
    return result ?? Raster(void: window)
  }
}

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

  /// The value of the raster cell that holds each place, of the topmost raster that has one; nil where none has.
  ///
  /// - Throws: `InputError` when a raster cannot be read, or holds a value that its content does not allow.
  func values(at places: [Coordinate]) throws -> [Float?] {
    var values = [Float?](repeating: nil, count: places.count)
    for member in grids.reversed().flatMap(\.members) {
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
    let transformation = try CoordinateTransformation(from: .wgs84, to: member.system)
    var x = places.map(\.longitude)
    var y = places.map(\.latitude)
    let hasImage = transformation.transformWherePossible(&x, &y)
    return places.indices.map { hasImage[$0] ? member.cell(atX: x[$0], y: y[$0]) : nil }
  }

  /// The size of the finest raster's cells (m) near a place: width and height.
  func cellSize(near place: Coordinate) throws -> (width: Double, height: Double) {
    try grids[0].cellSize(near: place)
  }
}

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
