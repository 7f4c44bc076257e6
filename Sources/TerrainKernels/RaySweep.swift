/// The sweep of one side of the observer: rings outwards, with a horizon kept per ray.
///
///      \  ring 3  /      rays fan out over the side, equally spaced in u = t / k;
///       \ ring 2 /       their number doubles as the ring does, so that at any ring
///        \  1   /        they are at most half a cell apart
///         \    /
///          eye
///
/// A ray's own horizon is that of the reference: it samples every crossing with both families of grid
/// lines. Error: a target's horizon is interpolated between the two rays beside it.
struct RaySweep {
  /// A scaled slope below any ground's (m a cell), finite so that interpolating it stays so.
  static let belowAll: Float = -1e30

  /// The ground within range.
  let range: RangeRing
  /// Height of targets (m).
  let targetHeight: Float
  /// The drop at one cell's distance (m).
  let dropPerCell: Float
  /// The scaled slope of a sample at a void (m a cell).
  let voidSlope: Float

  /// Storage for the horizon of a sweep of that many rings.
  static func horizonStorage(rings: Int) -> [Float] {
    var bits = SweepRing.firstRayBits
    while 1 << bits < SweepRing.raysPerCell * rings { bits += 1 }
    return [Float](repeating: belowAll, count: 2 * ((1 << bits) + horizonPadding) + 1)
  }

  /// Rays beyond the outermost: at the first ring a vector overruns by seven cells of 2^firstRayBits rays.
  private static let horizonPadding = 8 << SweepRing.firstRayBits

  /// Sweeps a side along a plane's rows.
  ///
  /// - Parameters:
  ///   - ground: heights and voids around the observer.
  ///   - direction: 1 towards higher rows, -1 towards lower ones.
  ///   - horizon: storage from ``horizonStorage(rings:)``, overwritten.
  ///   - seen: takes 255 or 0 for the side's cells within range, anything up to seven cells beyond them.
  /// - Complexity: O(cells of the side).
  func sweep(
    _ ground: SweepGround, direction: Int, horizon: inout [Float], into seen: inout PaddedPlane<UInt8>
  ) {
    let rayOrigin = horizon.count / 2
    var skyline = horizon.mutableSpan
    skyline.update(repeating: Self.belowAll)
    var flags = seen.cells.mutableSpan
    var bits = SweepRing.firstRayBits
    for step in 1..<(ground.rings(direction: direction, within: range) + 1) {
      if 1 << bits < SweepRing.raysPerCell * step {
        doubleRays(1 << bits, origin: rayOrigin, in: &skyline)
        bits += 1
      }
      guard let targets = ground.targets(atStep: step, within: range) else { return }
      let ring = SweepRing(
        step: step, rayBits: bits,
        postOrigin: ground.heights.index(
          row: ground.observerRow + direction * step, column: ground.observerColumn),
        postOriginBehind: ground.heights.index(
          row: ground.observerRow + direction * (step - 1), column: ground.observerColumn),
        rayOrigin: rayOrigin, targets: targets, dropPerCell: dropPerCell)
      testTargets(
        of: ground.heights.cells.span, above: skyline.span, ring: ring, targetHeight: targetHeight,
        into: &flags)
      if let voids = ground.voids {
        raiseHorizon(
          by: ground.heights.cells.span, voids: voids.cells.span, voidSlope: voidSlope, ring: ring,
          of: &skyline)
      } else {
        raiseHorizon(by: ground.heights.cells.span, ring: ring, of: &skyline)
      }
    }
  }
}
