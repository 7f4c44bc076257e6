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
    let ground = terrain.cells.span
    let voids = terrain.voids.flags.span
    let rise = Double(ground[terrain.window.index(of: target)]) - viewpoint.eyeElevation
    let line = SightLine(eye: viewpoint.eyeElevation, rise: rise, drop: drop(to: target))
    var height = 0.0
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
