import GeoCore
import SweepRings

/// The fast engine's sweep of a fan: one horizon per ray, no proof.
///
/// Error: a target's horizon is interpolated between its two rays, so a post between them is lost; beyond the first 128
/// rings edges between two rings are not sampled.
struct FastSweep {
  private let rings: FanRings
  private let level: InstructionLevel
  private let ground: SideGround
  private let targetHeight: Float

  /// 256 rays per half side at the start, many to a cell: near the observer most is lost by interpolating.
  private static let firstRayBits = 8
  /// Two rays to a cell: with one, rough terrain has more than one wrong verdict in a thousand.
  private static let raysPerCell = 1.4

  /// The sweep of a fan.
  init(of fan: SideFan, sight: LineOfSight, over ground: SideGround, level: InstructionLevel) {
    rings = FanRings(
      of: fan, sight: sight, relief: ground.relief, firstRayBits: Self.firstRayBits,
      raysPerCell: Self.raysPerCell)
    self.level = level
    self.ground = ground
    targetHeight = Float(sight.viewpoint.targetHeight)
  }

  /// The ground that blocks: voids block or never do.
  private var blocking: [Float] { ground.blocked ?? ground.bare ?? ground.posts }

  /// Tells verdicts in the layout of the ground: 255 visible, 0 hidden.
  func verdicts(into verdicts: inout [UInt8]) {
    let posts = ground.posts
    sweep { ring, horizon in
      var flags = verdicts.mutableSpan
      level.testHorizon(
        of: posts.span, above: horizon, ring: ring, targetHeight: targetHeight, into: &flags)
    }
  }

  /// Tells least visible heights (m) and verdicts in the layout of the ground.
  func heights(into heights: inout [Float], verdicts: inout [UInt8]) {
    let posts = ground.posts
    sweep { ring, horizon in
      var values = heights.mutableSpan
      var flags = verdicts.mutableSpan
      level.measureHorizon(of: posts.span, above: horizon, ring: ring, into: &values)
      level.testHorizon(
        of: posts.span, above: horizon, ring: ring, targetHeight: targetHeight, into: &flags)
    }
  }

  private func sweep(_ present: (SweepRing, Span<Float>) -> Void) {
    var horizon = rings.rayStorage()
    let blocking = self.blocking
    rings.forEach(
      { ring in
        if !ring.targets.isEmpty { present(ring, horizon.span) }
        var skyline = horizon.mutableSpan
        level.raiseHorizon(by: blocking.span, ring: ring, of: &skyline)
      }, doubling: { doubleRays($0, origin: rings.rayOrigin, in: &horizon) })
  }
}
