public import GeoCore

/// Vegetation and buildings from rasters of heights or of land cover, mosaicked as the terrain's rasters are.
///
/// Heights are warped bilinearly, so a raster finer than the lattice is sampled, not averaged; codes are those
/// of the cell that holds a lattice cell's centre. One mosaic serves one task.
public final class LandCoverMosaic: LandCoverSource {
  private let mosaic: RasterMosaic
  private let content: LandCoverContent
  /// Its cells at places; made when they are first asked for.
  private var posts: RasterPosts?

  /// Opens the rasters.
  ///
  /// - Parameters:
  ///   - paths: at least one; anything GDAL opens.
  ///   - query: which band is read, and what its values mean where a raster does not say so.
  ///   - content: what their cells mean.
  ///   - notes: takes what the user should know.
  /// - Throws: `InputError` naming the raster at fault.
  public init(paths: [String], query: RasterQuery, content: LandCoverContent, notes: InputNotes) throws {
    mosaic = try RasterMosaic(
      paths: paths, content: content == .heights ? .heights : .codes, query: query, notes: notes)
    self.content = content
  }

  /// The heights (m) of a window of the lattice.
  ///
  /// A lattice cell is void when no raster's cell that holds its centre has a value.
  ///
  /// - Throws: `InputError` naming a raster that cannot be read, or that holds a height that is negative or
  ///   beyond `tallestLandCover`, or a code that is no whole number.
  public func heights(of lattice: Lattice, window: CellWindow) throws -> Raster {
    var raster = try mosaic.values(of: lattice, window: window)
    guard case .codes(let table) = content else { return raster }
    for index in raster.cells.indices where !raster.voids[isVoid: index] {
      raster.cells[index] = Int(exactly: raster.cells[index]).flatMap { table[$0] }.map { Float($0) } ?? 0
    }
    return raster
  }

  /// The codes of a window of the lattice, as the rasters hold them; void where there are no data.
  ///
  /// - Throws: `InputError` naming a raster that cannot be read.
  public func codes(of lattice: Lattice, window: CellWindow) throws -> Raster {
    try mosaic.values(of: lattice, window: window)
  }

  /// The heights (m) at places: bilinear between the posts around them, those of codes of the cell that holds them; 0 where
  /// there are no data.
  ///
  /// - Parameter bare: places in whose own cells nothing stands, such as an antenna's.
  public func heights(at places: [Coordinate], exceptAround bare: [Coordinate]) throws -> [Double] {
    let posts = try self.posts ?? RasterPosts(mosaic)
    self.posts = posts
    let free = try Set(bare.compactMap(posts.cell))
    let values: [Double?]
    switch content {
    case .heights: values = try posts.interpolated(at: places, around: free)
    case .codes(let table):
      values = try posts.values(at: places).map {
        $0.flatMap { Int(exactly: $0) }.flatMap { table[$0] }
      }
    }
    guard !free.isEmpty else { return values.map { $0 ?? 0 } }
    return try zip(places, values).map { place, value in
      guard let value, value > 0, let cell = try posts.cell(holding: place), !free.contains(cell)
      else { return 0 }
      return value
    }
  }

  /// Whether each place lies within the extent of any raster, void or not.
  public func contains(_ places: [Coordinate]) throws -> [Bool] { try mosaic.contains(places) }

  /// The height (m) or the code, as the rasters hold it, of the raster cell at each place; nil where it is
  /// void.
  public func values(at places: [Coordinate]) throws -> [Float?] { try mosaic.values(at: places) }
}

/// Elevations from rasters, each warped onto the lattice from its own cells, the finest on top where several lie.
///
/// Rasters on one grid are joined cell for cell first, later ones on top; of grids whose cells are equally large the later
/// one lies on top. One mosaic serves one task.
public final class TerrainMosaic: TerrainSource {
  let mosaic: RasterMosaic
  let voids: VoidPolicy

  /// Opens the rasters.
  ///
  /// - Parameters:
  ///   - paths: at least one; anything GDAL opens.
  ///   - query: which band is read, and what its values mean where a raster does not say so.
  ///   - voids: whether small voids are interpolated.
  ///   - notes: takes what the user should know.
  ///   - zeros: counts cells of 0; nil when nobody asks.
  /// - Throws: `InputError` naming the raster at fault.
  public init(
    paths: [String], query: RasterQuery, voids: VoidPolicy, notes: InputNotes, zeros: ZeroCells? = nil
  ) throws {
    mosaic = try RasterMosaic(paths: paths, content: .elevations, query: query, notes: notes, zeros: zeros)
    self.voids = voids
  }

  /// The ground of a window of the lattice: bilinear between cell centres of the topmost raster.
  ///
  /// A lattice cell is void when no raster's cell that holds its centre has a value. Around a void the
  /// interpolation uses what valid cells there are.
  ///
  /// - Throws: `InputError` naming a raster that cannot be read, or that holds an elevation that can be none.
  public func elevations(of lattice: Lattice, window: CellWindow) throws -> Raster {
    try mosaic.values(
      of: lattice, window: window, fillingVoidsUpTo: voids == .fill ? VoidPolicy.fillLimit : 0)
  }

  /// Whether each place lies within the extent of any raster, void or not.
  public func contains(_ places: [Coordinate]) throws -> [Bool] { try mosaic.contains(places) }

  /// The size of the finest raster's cells (m) near a place: width and height.
  public func cellSize(near place: Coordinate) throws -> (width: Double, height: Double) {
    try mosaic.cellSize(near: place)
  }
}
