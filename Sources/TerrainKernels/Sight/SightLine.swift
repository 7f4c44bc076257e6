/// A line from an eye to a target's top, and what rises above it.
///
/// With heights relative to the eye, a crossing at step i of m blocks when
///
///     (z0 (m - r) + z1 r) / m - c D^2 (i / m)^2 > (i / m) (rise - c D^2)
///
/// which is, multiplied by m^2, m (z0 (m - r) + z1 r - i rise) + c D^2 i (m - i) > 0.
struct SightLine {
  /// The eye's elevation (m).
  let eye: Double
  /// The target's top less the eye (m), without curvature.
  let rise: Double
  /// The drop c D^2 at the target (m).
  let drop: Double

  /// Whether any of the crossings rises above the line.
  func isBlocked(at crossings: GridCrossings, by ground: Span<Float>) -> Bool {
    for crossing in crossings where isBelow(crossing, of: crossings.steps, on: ground) {
      return true
    }
    return false
  }

  /// Whether any of the crossings rises above the line, or gives weight to a void that blocks.
  ///
  /// - Parameters:
  ///   - voids: other than 0 where the post is void.
  ///   - voidsBlock: whether a crossing beside a void blocks; else it never does.
  func isBlocked(
    at crossings: GridCrossings, by ground: Span<Float>, voids: Span<UInt8>, voidsBlock: Bool
  ) -> Bool {
    for crossing in crossings {
      let touchesVoid = voids[crossing.near] | voids[crossing.far] != 0
      if touchesVoid ? voidsBlock : isBelow(crossing, of: crossings.steps, on: ground) { return true }
    }
    return false
  }

  /// How far the ground rises above the line at a crossing of m steps, times m^2 (m); negative below it.
  func scaledExcess(at crossing: GridCrossings.Element, of steps: Int, on ground: Span<Float>) -> Double {
    scaledExcess(
      atStep: crossing.step, of: steps, remainder: crossing.remainder, near: ground[crossing.near],
      far: ground[crossing.far])
  }

  /// The same at step i of m between two posts of which the ground (m) and the far one's weight, in parts of m, are given.
  func scaledExcess(atStep step: Int, of steps: Int, remainder: Int, near: Float, far: Float) -> Double {
    let near = Double(near) - eye
    let far = Double(far) - eye
    let interpolated = near * Double(steps - remainder) + far * Double(remainder)
    let excess = Double(steps) * (interpolated - Double(step) * rise)
    return excess + drop * Double(step * (steps - step))
  }

  /// Whether the line passes strictly below the ground at a crossing.
  private func isBelow(
    _ crossing: GridCrossings.Element, of steps: Int, on ground: Span<Float>
  ) -> Bool {
    scaledExcess(at: crossing, of: steps, on: ground) > 0
  }
}

/// What rises above a sight line at the crossings of a run, whose near and far posts may lie in two tiles.
extension SightLine {
  /// Whether any of the crossings of m steps rises above the line, or gives weight to a void that blocks.
  ///
  /// - Parameter voidsBlock: whether a crossing beside a void blocks; else it never does.
  func isBlocked(
    at crossings: TileCrossings.Elements, of steps: Int, near: TiledRaster.Tile, far: TiledRaster.Tile,
    voidsBlock: Bool
  ) -> Bool {
    let (nearGround, farGround) = (near.cells, far.cells)
    guard near.hasVoids || far.hasVoids else {
      for crossing in crossings
      where scaledExcess(at: crossing, of: steps, nearGround.span, farGround.span) > 0 {
        return true
      }
      return false
    }
    let (nearVoids, farVoids) = (near.flags, far.flags)
    for crossing in crossings {
      let blocks =
        crossing.touchesVoid(nearVoids.span, farVoids.span)
        ? voidsBlock : scaledExcess(at: crossing, of: steps, nearGround.span, farGround.span) > 0
      if blocks { return true }
    }
    return false
  }

  /// The greatest height (m) above the line's end that a crossing of m steps asks for: minus infinity for none, infinity
  /// where a void blocks.
  func neededHeight(
    at crossings: TileCrossings.Elements, of steps: Int, near: TiledRaster.Tile, far: TiledRaster.Tile,
    voidsBlock: Bool
  ) -> Double {
    let (nearGround, farGround) = (near.cells, far.cells)
    var height = -Double.infinity
    guard near.hasVoids || far.hasVoids else {
      for crossing in crossings {
        height = max(height, neededHeight(at: crossing, of: steps, nearGround.span, farGround.span))
      }
      return height
    }
    let (nearVoids, farVoids) = (near.flags, far.flags)
    for crossing in crossings {
      guard crossing.touchesVoid(nearVoids.span, farVoids.span) else {
        height = max(height, neededHeight(at: crossing, of: steps, nearGround.span, farGround.span))
        continue
      }
      if voidsBlock { return .infinity }
    }
    return height
  }

  private func neededHeight(
    at crossing: TileCrossings.Element, of steps: Int, _ near: Span<Float>, _ far: Span<Float>
  ) -> Double {
    scaledExcess(at: crossing, of: steps, near, far) / (Double(steps) * Double(crossing.step))
  }

  /// How far the ground rises above the line at a crossing of m steps, times m^2 (m); negative below it.
  func scaledExcess(
    at crossing: TileCrossings.Element, of steps: Int, _ near: Span<Float>, _ far: Span<Float>
  ) -> Double {
    let ground = near[crossing.near]
    return scaledExcess(
      atStep: crossing.step, of: steps, remainder: crossing.remainder, near: ground,
      far: crossing.remainder == 0 ? ground : far[crossing.far])
  }
}

extension TileCrossings.Element {
  /// Whether it gives weight to a void post.
  func touchesVoid(_ near: Span<UInt8>, _ far: Span<UInt8>) -> Bool {
    near[self.near] != 0 || (remainder > 0 && far[self.far] != 0)
  }
}
