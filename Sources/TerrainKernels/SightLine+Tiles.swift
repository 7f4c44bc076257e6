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
