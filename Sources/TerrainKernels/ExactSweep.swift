import GeoCore
import SweepRings

/// The exact engine's sweep of a fan: bounds of the horizon that prove most verdicts, and what is needed to
/// settle the others.
struct ExactSweep {
  private let rings: FanRings
  private let level: InstructionLevel
  private let ground: SideGround
  private let targetHeight: Float

  /// 128 rays per half side at the start; more of them would prove more verdicts near the observer, at a cost
  /// above that of settling them.
  private static let firstRayBits = 7

  /// The sweep of a fan.
  init(of fan: SideFan, sight: LineOfSight, over ground: SideGround, level: InstructionLevel) {
    rings = FanRings(
      of: fan, sight: sight, relief: ground.relief, firstRayBits: Self.firstRayBits,
      raysPerCell: 1)
    self.level = level
    self.ground = ground
    targetHeight = Float(sight.viewpoint.targetHeight)
  }

  /// Tells verdicts in the layout of the ground: 255 visible, 0 hidden, 1 in doubt.
  ///
  /// - Returns: the bounds of each block of rings.
  func verdicts(into verdicts: inout [UInt8]) -> BlockHistory {
    let posts = ground.posts
    return sweep { ring, upper, west, east in
      var flags = verdicts.mutableSpan
      level.testBounds(
        of: posts.span, upper: upper, west: west, east: east, ring: ring, targetHeight: targetHeight,
        into: &flags)
    }
  }

  /// Tells least visible heights (m) in the layout of the ground, at most `tolerance` too high, -1 in doubt.
  ///
  /// - Returns: the bounds of each block of rings.
  func heights(tolerance: Float, into heights: inout [Float]) -> BlockHistory {
    let posts = ground.posts
    return sweep { ring, upper, west, east in
      var values = heights.mutableSpan
      level.measureBounds(
        of: posts.span, upper: upper, west: west, east: east, ring: ring, targetHeight: targetHeight,
        tolerance: tolerance, into: &values)
    }
  }

  private func sweep(
    _ present: (SweepRing, _ upper: Span<Float>, _ west: Span<Float>, _ east: Span<Float>) -> Void
  ) -> BlockHistory {
    var history = BlockHistory(rayOrigin: rings.rayOrigin)
    var upper = rings.rayStorage()
    var (block, floor, west, east) = (upper, upper, upper, upper)
    // What may block lies no higher than this ground, and what surely blocks no lower than the bare one.
    let highest = ground.blocked ?? ground.bridged ?? ground.posts
    rings.forEach(
      { ring in
        if !ring.targets.isEmpty { present(ring, upper.span, west.span, east.span) }
        func raise() {
          var uppers = upper.mutableSpan
          var blocks = block.mutableSpan
          var floors = floor.mutableSpan
          level.raiseBounds(by: highest.span, ring: ring, of: &uppers, and: &blocks, floor: &floors)
        }
        raise()
        if history.close(&block, after: ring) { raise() }
        var floors = floor.mutableSpan
        if let bare = ground.bare { level.lowerBounds(of: bare.span, ring: ring, into: &floors) }
        var wests = west.mutableSpan
        var easts = east.mutableSpan
        level.raiseIntervals(by: floor.span, ring: ring, west: &wests, east: &easts)
      },
      doubling: { rays in
        doubleRays(rays, origin: rings.rayOrigin, in: &upper)
        doubleRays(rays, origin: rings.rayOrigin, in: &block)
        doubleIntervals(rays, origin: rings.rayOrigin, west: &west, east: &east)
      })
    history.closeLast(block)
    return history
  }
}
