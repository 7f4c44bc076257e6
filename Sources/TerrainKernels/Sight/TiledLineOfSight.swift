public import GeoCore

/// Sight over ground that is read tile by tile: the verdicts of ``LineOfSight``, bit for bit, for lines of any length.
///
/// A tile is read when a line first crosses it, so that what no line crosses takes no memory.
public struct TiledLineOfSight {
  private let ground: TiledRaster
  let viewpoint: Viewpoint
  private let cellSize: CellSize
  private let curvature: EarthCurvature
  let voidsBlock: Bool

  /// Sight from a viewpoint over ground.
  ///
  /// - Parameters:
  ///   - viewpoint: the eye. Its ranges and its field are not looked at.
  ///   - ground: elevations (m).
  ///   - cellSize: the size of a cell.
  ///   - curvature: how the ground drops with distance.
  ///   - voids: what a void does to a ray; `fill` happened at reading, what is still void blocks.
  public init(
    from viewpoint: Viewpoint, over ground: TiledRaster, cellSize: CellSize, curvature: EarthCurvature,
    voids: VoidPolicy
  ) {
    self.ground = ground
    self.viewpoint = viewpoint
    self.cellSize = cellSize
    self.curvature = curvature
    voidsBlock = voids != .transparent
  }

  /// Whether terrain leaves a target visible; ranges are not looked at.
  ///
  /// - Parameters:
  ///   - foot: the elevation that the target stands on (m), finite.
  ///   - target: the cell that is looked at.
  /// - Throws: what reading a tile throws.
  /// - Complexity: O(distance in cells).
  public func isVisible(_ target: Cell, ground foot: Double) throws -> Bool {
    let line = line(to: target, foot: foot, height: viewpoint.targetHeight)
    return try !contains(on: target) { crossings, run, near, far in
      line.isBlocked(
        at: crossings.elements(of: run), of: crossings.steps, near: near, far: far, voidsBlock: voidsBlock)
    }
  }

  /// The height above a known ground (m) at which terrain just leaves a target visible: negative where more than the
  /// ground is seen, minus infinity for the observer's neighbours, which nothing hides.
  ///
  /// - Parameters:
  ///   - foot: the elevation that the target stands on (m), finite.
  ///   - target: the cell that is looked at.
  /// - Returns: infinity where a void blocks.
  /// - Throws: what reading a tile throws.
  /// - Complexity: O(distance in cells).
  public func neededHeight(of target: Cell, ground foot: Double) throws -> Double {
    let line = line(to: target, foot: foot, height: 0)
    var height = -Double.infinity
    _ = try contains(on: target) { crossings, run, near, far in
      let found = line.neededHeight(
        at: crossings.elements(of: run), of: crossings.steps, near: near, far: far, voidsBlock: voidsBlock)
      height = max(height, found)
      return height == .infinity
    }
    return height
  }

  /// Whether any crossing on the way to the target gives weight to a void post.
  ///
  /// - Throws: what reading a tile throws.
  /// - Complexity: O(distance in cells) where there are voids on the way, else O(tiles crossed).
  public func touchesVoid(_ target: Cell) throws -> Bool {
    try contains(on: target) { crossings, run, near, far in
      guard near.hasVoids || far.hasVoids else { return false }
      let (nearVoids, farVoids) = (near.flags, far.flags)
      for crossing in crossings.elements(of: run)
      where crossing.touchesVoid(nearVoids.span, farVoids.span) { return true }
      return false
    }
  }

  /// Whether any run of crossings on the way to a target passes a test, which takes the tiles of its posts, too.
  func contains(
    on target: Cell,
    where test: (TileCrossings, TileCrossings.Run, _ near: TiledRaster.Tile, _ far: TiledRaster.Tile) -> Bool
  ) throws -> Bool {
    for isAlongColumns in [true, false] {
      var crossings = TileCrossings(from: viewpoint.cell, to: target, isAlongColumns: isAlongColumns)
      while let run = crossings.next() {
        let near = try ground.tile(run.nearTile)
        let far = run.farTile == run.nearTile ? near : try ground.tile(run.farTile)
        if test(crossings, run, near, far) { return true }
      }
    }
    return false
  }

  /// The sight line to a height (m) above a target's ground.
  func line(to target: Cell, foot: Double, height: Double) -> SightLine {
    SightLine(
      eye: viewpoint.eyeElevation, rise: foot + height - viewpoint.eyeElevation,
      drop: curvature.coefficient * squaredDistance(to: target))
  }

  /// The squared ground distance to a cell (m^2).
  func squaredDistance(to target: Cell) -> Double {
    cellSize.squaredDistance(
      rows: target.row - viewpoint.cell.row, columns: target.column - viewpoint.cell.column)
  }
}

/// Whether the terrain's error could turn a verdict.
extension TiledLineOfSight {
  /// Whether the verdict on a target hangs on the terrain's error.
  ///
  /// With the band of `TerrainError.band(at:ofLength:)` at each crossing, a target in sight is marginal when the line
  /// clears the ground by less than the band at any crossing, a hidden one when every crossing that blocks does so
  /// by less than its band.
  ///
  /// - Parameters:
  ///   - foot: the elevation that the target stands on (m), finite.
  ///   - error: the terrain's.
  ///   - target: the cell that is looked at.
  /// - Throws: what reading a tile throws.
  /// - Complexity: O(distance in cells).
  public func isMarginal(_ target: Cell, ground foot: Double, under error: TerrainError) throws
    -> Bool
  {
    let line = line(to: target, foot: foot, height: viewpoint.targetHeight)
    let length = squaredDistance(to: target).squareRoot()
    var isNarrow = false
    let isSurelyBlocked = try contains(on: target) { crossings, run, near, far in
      let found = line.narrowness(
        at: crossings.elements(of: run), of: crossings.steps, near: near, far: far,
        voidsBlock: voidsBlock,
        length: length, under: error)
      if found == .narrow { isNarrow = true }
      return found == .surelyBlocked
    }
    return isNarrow && !isSurelyBlocked
  }
}

/// What the crossings of a run leave open.
enum Narrowness {
  /// The ground stays below the line by its band or more at all of them.
  case clear
  /// At some it comes nearer than its band, or rises above the line by less; at none by more.
  case narrow
  /// At some it rises above the line by its band or more.
  case surelyBlocked
}

extension SightLine {
  /// What the crossings of m steps leave open of the verdict.
  ///
  /// - Parameters:
  ///   - voidsBlock: whether a crossing beside a void surely blocks; else it never does.
  ///   - length: the line's length on the ground (m).
  func narrowness(
    at crossings: TileCrossings.Elements, of steps: Int, near: TiledRaster.Tile,
    far: TiledRaster.Tile,
    voidsBlock: Bool, length: Double, under error: TerrainError
  ) -> Narrowness {
    let (nearGround, farGround) = (near.cells, far.cells)
    let (nearVoids, farVoids) = (near.flags, far.flags)
    let hasVoids = near.hasVoids || far.hasVoids
    let scale = Double(steps) * Double(steps)
    let widest = error.widestBand * scale
    var isNarrow = false
    for crossing in crossings {
      if hasVoids, crossing.touchesVoid(nearVoids.span, farVoids.span) {
        if voidsBlock { return .surelyBlocked }
        continue
      }
      let excess = scaledExcess(at: crossing, of: steps, nearGround.span, farGround.span)
      // Most crossings are further off than any band is wide.
      guard excess > -widest else { continue }
      guard excess < widest else { return .surelyBlocked }
      let band = error.band(at: Double(crossing.step) / Double(steps), ofLength: length) * scale
      if excess > 0, excess >= band { return .surelyBlocked }
      if excess > -band { isNarrow = true }
    }
    return isNarrow ? .narrow : .clear
  }
}
