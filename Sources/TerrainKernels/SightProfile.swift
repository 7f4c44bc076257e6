public import GeoCore

/// What lies under one sight line: whether it is free, and where and by how much it is not.
public struct SightProfile: Sendable, Hashable {
  /// A crossing of the sight line with a grid line.
  public struct Crossing: Sendable, Hashable {
    /// How far along the line it is, in (0, 1): its share of the way from the observer.
    public let share: Double
    /// How far the ground rises above the line there (m); negative below it, infinite at a void that blocks.
    public let excess: Double

    /// Whether the ground rises higher here than at another crossing, or as high and nearer to the observer.
    fileprivate func rises(above other: Crossing?) -> Bool {
      guard let other else { return true }
      return excess > other.excess || (excess == other.excess && share < other.share)
    }
  }

  /// The crossing whose ground rises highest above the line, or comes nearest to it; the first of several. Nil
  /// between neighbouring cells, where there is none.
  public let highest: Crossing?
  /// The first crossing, seen from the observer, that blocks; nil when none does.
  public let firstBlocking: Crossing?
  /// Whether the target is visible.
  public var isVisible: Bool { firstBlocking == nil }
}

extension LineOfSight {
  /// All that the verdict on a target rests on.
  ///
  /// - Parameters:
  ///   - target: a cell of the terrain's window.
  ///   - ground: the elevation that the target stands on (m), finite.
  /// - Complexity: O(distance in cells).
  public func profile(to target: Cell, ground: Double) -> SightProfile {
    let line = line(to: target, ground: ground)
    let (across, along) = crossings(to: target)
    var highest: SightProfile.Crossing?
    var first: SightProfile.Crossing?
    for family in [across, along] {
      for crossing in family {
        guard let excess = excess(at: crossing, of: family.steps, over: line) else { continue }
        let found = SightProfile.Crossing(
          share: Double(crossing.step) / Double(family.steps), excess: excess)
        if found.rises(above: highest) { highest = found }
        if excess > 0, found.share < first?.share ?? 1 { first = found }
      }
    }
    return SightProfile(highest: highest, firstBlocking: first)
  }

  /// How far the ground rises above the line (m); nil at a void that does not block.
  private func excess(
    at crossing: GridCrossings.Element, of steps: Int, over line: SightLine
  ) -> Double? {
    if terrain.voids[isVoid: crossing.near] || terrain.voids[isVoid: crossing.far] {
      return voidsBlock ? .infinity : nil
    }
    let scaled = line.scaledExcess(at: crossing, of: steps, on: terrain.cells.span)
    return scaled / (Double(steps) * Double(steps))
  }
}
