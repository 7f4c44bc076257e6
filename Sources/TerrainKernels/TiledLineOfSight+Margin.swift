public import GeoCore

/// Whether the terrain's error could turn a verdict.
extension TiledLineOfSight {
  /// Whether the verdict on a target hangs on the terrain's error.
  ///
  /// With the band of ``TerrainError/band(at:ofLength:)`` at each crossing, a target in sight is marginal when the line
  /// clears the ground by less than the band at any crossing, a hidden one when every crossing that blocks does so
  /// by less than its band.
  ///
  /// - Parameters:
  ///   - foot: the elevation that the target stands on (m), finite.
  ///   - error: the terrain's.
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
