public import GeoCore

/// How high a target must be to be seen: the second presentation of sight.
extension LineOfSight {
  /// The least height above its ground (m) at which terrain leaves a target visible; 0 where its ground is seen.
  ///
  /// With the target's own height at 0, a crossing at step i of m with excess x (times m^2) asks for a height of
  /// x / (m i). The viewpoint's target height does not matter; its ranges and its field are not looked at.
  ///
  /// - Parameter target: a cell of the terrain's window. Its own value is its ground, void or not.
  /// - Returns: infinity where a void blocks, as no height helps.
  /// - Complexity: O(distance in cells).
  public func minimumHeight(of target: Cell) -> Double {
    let (across, along) = crossings(to: target)
    return minimumHeight(of: target, over: [across, along])
  }

  /// The least height that some of the crossings on the way leave visible (m).
  func minimumHeight(of target: Cell, over crossings: [GridCrossings]) -> Double {
    let ground = Double(terrain.cells[terrain.window.index(of: target)])
    return max(0, neededHeight(of: target, ground: ground, over: crossings))
  }

  /// The height above a known ground (m) at which terrain just leaves a target visible: negative where more than the
  /// ground is seen, minus infinity for the observer's neighbours, which nothing hides.
  ///
  /// - Parameters:
  ///   - target: a cell of the terrain's window.
  ///   - ground: the elevation that the target stands on (m), finite.
  /// - Returns: infinity where a void blocks.
  /// - Complexity: O(distance in cells).
  public func neededHeight(of target: Cell, ground: Double) -> Double {
    let (across, along) = crossings(to: target)
    return neededHeight(of: target, ground: ground, over: [across, along])
  }

  private func neededHeight(of target: Cell, ground foot: Double, over crossings: [GridCrossings]) -> Double {
    let ground = terrain.cells.span
    let voids = terrain.voids.flags.span
    let rise = foot - viewpoint.eyeElevation
    let line = SightLine(eye: viewpoint.eyeElevation, rise: rise, drop: drop(to: target))
    var height = -Double.infinity
    for family in crossings {
      for crossing in family {
        if terrain.voids.hasVoids, voids[crossing.near] | voids[crossing.far] != 0 {
          if voidsBlock { return .infinity }
          continue
        }
        let excess = line.scaledExcess(at: crossing, of: family.steps, on: ground)
        height = max(height, excess / (Double(family.steps) * Double(crossing.step)))
      }
    }
    return height
  }
}
