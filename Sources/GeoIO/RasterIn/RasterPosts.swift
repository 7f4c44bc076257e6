import GeoCore

/// The cells of a mosaic's rasters at places anywhere, and what lies between them as sight interpolates it.
///
/// A post is a cell's centre. Where several grids lie, the topmost whose cell that holds the place has a value counts, as on
/// the lattice. One serves one task. Cells are read in tiles, of which the last ones are kept.
final class RasterPosts {
  private let grids: [PlacedGrid]
  private let fillLimit: Int
  private var tiles: [TileKey: Raster?] = [:]

  /// The posts of a mosaic.
  ///
  /// - Parameter limit: voids of up to so many cells of a grid are interpolated first.
  init(_ mosaic: RasterMosaic, fillingVoidsUpTo limit: Int = 0) throws {
    grids = try mosaic.grids.map(PlacedGrid.init)
    fillLimit = limit
  }

  /// A tile of one of the grids.
  private struct TileKey: Hashable {
    let grid: Int
    let tile: LatticeTile
  }

  /// A cell of one of the grids.
  struct PostCell: Hashable {
    /// The grid, the one on top first.
    let grid: Int
    let cell: Cell
  }

  /// A grid, and what brings places to its system.
  private final class PlacedGrid {
    let grid: MosaicGrid
    private let fromWGS84: CoordinateTransformation

    init(_ grid: MosaicGrid) throws {
      self.grid = grid
      fromWGS84 = try CoordinateTransformation(from: .wgs84, to: grid.system)
    }

    /// Places in the grid's system; nil for one that it cannot carry.
    func points(of places: [Coordinate]) -> [(x: Double, y: Double)?] {
      var x = places.map(\.longitude)
      var y = places.map(\.latitude)
      let hasImage = fromWGS84.transformWherePossible(&x, &y)
      return places.indices.map { hasImage[$0] ? (x[$0], y[$0]) : nil }
    }

    /// The places of a line among the posts; nil for one that the system cannot carry.
    func positions(of line: [Coordinate]) -> [PostPosition?] {
      var last: Double?
      return points(of: line).map { point in
        let position = point.flatMap { grid.position(ofX: $0.x, y: $0.y, following: last) }
        if let position { last = position.x }
        return position.map { PostPosition(column: $0.column - 0.5, row: $0.row - 0.5) }
      }
    }

    /// A place among the posts by itself.
    func position(of place: Coordinate) -> PostPosition? { positions(of: [place])[0] }
  }

  /// The values of the cells that hold the places; nil in voids and outside all rasters.
  func values(at places: [Coordinate]) throws -> [Double?] {
    try places.map { place in
      try topmost(at: positions(of: place)).flatMap { try value(of: $0.cell, onGrid: $0.grid) }.map(
        Double.init)
    }
  }

  /// The value of the cell that holds a place, else of the nearest valid cell; nil when there is none.
  ///
  /// Grids are searched in turn, the one on top first, each by its own cells.
  func value(nearest place: Coordinate) throws -> Double? {
    let positions = positions(of: place)
    if let own = try topmost(at: positions) {
      return try value(of: own.cell, onGrid: own.grid).map(Double.init)
    }
    for (index, position) in positions.enumerated() {
      guard let own = position?.cell,
        grids[index].grid.reaches(CellWindow(around: own, reach: NearestGround.furthest))
      else { continue }
      let (width, height) = try grids[index].grid.cellSize(near: place)
      let nearest = NearestGround(among: CellSize(width: width, height: height))
      if let found = try nearest.value(near: own, { try value(of: $0, onGrid: index) }) {
        return Double(found)
      }
    }
    return nil
  }

  /// The cell that a place takes its value from; nil where none has one.
  func cell(holding place: Coordinate) throws -> PostCell? { try topmost(at: positions(of: place)) }

  /// The values between the posts around places, bilinear; posts in voids are left out of the mean.
  ///
  /// - Parameter own: cells of observers: as in sight, nothing counts between their posts and those beside them.
  /// - Returns: nil where no cell that holds the place has a value, 0 where a post of `own` has weight.
  func interpolated(at places: [Coordinate], around own: Set<PostCell> = []) throws -> [Double?] {
    try places.map { try interpolated(at: positions(of: $0), around: own) }
  }

  /// The shorter side (m) of the cells near a place: those of the finest raster that holds it, else of the finest.
  func cellSide(near place: Coordinate) throws -> Double {
    let holding = grids.first { grid in
      grid.points(of: [place])[0].map { grid.grid.contains(x: $0.x, y: $0.y) } ?? false
    }
    let size = try (holding ?? grids[0]).grid.cellSize(near: place)
    return min(size.width, size.height)
  }

  private func positions(of place: Coordinate) -> [PostPosition?] {
    grids.map { $0.position(of: place) }
  }

  private func topmost(at positions: [PostPosition?]) throws -> PostCell? {
    for (index, position) in positions.enumerated() {
      guard let cell = position?.cell else { continue }
      if try value(of: cell, onGrid: index) != nil { return PostCell(grid: index, cell: cell) }
    }
    return nil
  }

  private func interpolated(
    at positions: [PostPosition?], around own: Set<PostCell> = []
  ) throws -> Double? {
    guard let top = try topmost(at: positions), let position = positions[top.grid] else {
      return nil
    }
    if !own.isEmpty,
      position.posts.contains(where: {
        $0.weight > 0 && own.contains(PostCell(grid: top.grid, cell: $0.cell))
      })
    {
      return 0
    }
    return try mean(of: position.posts, onGrid: top.grid)
  }

  /// The mean of the posts that have a value.
  private func mean(of posts: [(cell: Cell, weight: Double)], onGrid index: Int) throws -> Double? {
    var (sum, weight) = (0.0, 0.0)
    for post in posts where post.weight > 0 {
      guard let value = try value(of: post.cell, onGrid: index) else { continue }
      sum += Double(value) * post.weight
      weight += post.weight
    }
    return weight > 0 ? sum / weight : nil
  }

  private func value(of cell: Cell, onGrid index: Int) throws -> Float? {
    let key = TileKey(grid: index, tile: LatticeTile(holding: cell))
    if let known = tiles[key] { return known?[cell] }
    if tiles.count >= Self.keptTiles { tiles = [:] }
    let read = try self.read(key.tile.window, of: grids[index].grid)
    tiles[key] = .some(read)
    return read?[cell]
  }

  /// The cells of a window and of those around it that filling its voids needs; nil outside all rasters.
  private func read(_ window: CellWindow, of grid: MosaicGrid) throws -> Raster? {
    guard fillLimit > 0 else { return try grid.cells(of: window) }
    return try grid.cells(of: window.expanded(by: fillLimit))?.fillingVoids(upTo: fillLimit)
  }

  /// Tiles kept at a time: 40 MB, and more than any one line of 300 km crosses on a DEM of 30 m.
  private static let keptTiles = 500
}

extension RasterPosts {
  /// A value on a line.
  struct Sample {
    /// The stretch between two places of the line, and the share of it.
    let stretch: Int
    let share: Double
    /// Nil where no cell that holds the place has a value.
    let value: Double?
  }

  /// The values under a line: at its places but the two ends, and where it crosses the lines through rows and columns of
  /// posts, as sight does, which interpolates there between the two posts beside it.
  ///
  /// - Parameter line: at least two places, so near to each other that a straight line of the grids joins them.
  /// - Returns: in the line's order; several values at one place where grids do.
  func samples(along line: [Coordinate]) throws -> [Sample] {
    let positions = grids.map { $0.positions(of: line) }
    var samples: [Sample] = []
    for stretch in 0..<(line.count - 1) {
      if stretch > 0 {
        let value = try interpolated(at: positions.map { $0[stretch] })
        samples.append(Sample(stretch: stretch, share: 0, value: value))
      }
      let ends = positions.map { ($0[stretch], $0[stretch + 1]) }
      var crossings: [Sample] = []
      for index in grids.indices {
        guard case (let from?, let to?) = ends[index] else { continue }
        for (share, position) in from.crossings(to: to) {
          let all = ends.map { from, to in from.flatMap { start in to.map { start.between($0, share) } } }
          let top = try topmost(at: all)
          guard top == nil || top?.grid == index else { continue }
          let value = try top.flatMap { try mean(of: position.posts, onGrid: $0.grid) }
          crossings.append(Sample(stretch: stretch, share: share, value: value))
        }
      }
      samples += crossings.sorted { $0.share < $1.share }
    }
    return samples
  }
}
