import GeoCore
import SweepRings

/// The exact engine's sweep of a fan: bounds of the horizon that prove most verdicts, and what is needed to
/// settle the others.
struct ExactSweep {
  private let rings: QuadrantRings
  private let fan: QuadrantSweep
  private let sight: LineOfSight
  private let blocks: BlockMaxima
  private let level: InstructionLevel
  private let ground: SideGround
  private let told: DecidedTargets
  private let targetHeight: Float

  /// 128 rays per half side at the start; more of them would prove more verdicts near the observer, at a cost
  /// above that of settling them.
  private static let firstRayBits = 7

  /// The sweep of a fan.
  init(
    of fan: QuadrantSweep, sight: LineOfSight, in storage: SweepScratch, blocks: BlockMaxima,
    level: InstructionLevel
  ) {
    rings = QuadrantRings(
      of: fan, sight: sight, relief: blocks.relief, firstRayBits: Self.firstRayBits, raysPerCell: 1)
    self.fan = fan
    self.sight = sight
    self.blocks = blocks
    self.level = level
    ground = storage.ground
    told = storage.told
    targetHeight = Float(sight.viewpoint.targetHeight)
  }

  /// Tells verdicts in the layout of the ground: 255 visible, 0 hidden, 1 in doubt.
  ///
  /// - Returns: the bounds of each block of rings.
  func verdicts(into verdicts: inout [UInt8]) -> BlockHistory {
    sweep(passingOver: blocks) { ring, posts, horizon in
      var flags = verdicts.mutableSpan
      level.testBounds(
        of: posts, upper: horizon.upper.span, west: horizon.west.span, east: horizon.east.span, ring: ring,
        targetHeight: targetHeight, into: &flags)
    }
  }

  /// Tells least visible heights (m) in the layout of the ground, at most `tolerance` too high, -1 in doubt.
  ///
  /// - Returns: the bounds of each block of rings.
  func heights(tolerance: Float, into heights: inout [Float]) -> BlockHistory {
    sweep(passingOver: nil) { ring, posts, horizon in
      var values = heights.mutableSpan
      level.measureBounds(
        of: posts, upper: horizon.upper.span, west: horizon.west.span, east: horizon.east.span, ring: ring,
        targetHeight: targetHeight, tolerance: tolerance, into: &values)
    }
  }

  private func sweep(
    passingOver blocks: BlockMaxima?, _ present: (SweepRing, _ posts: Span<Float>, HorizonBounds) -> Void
  ) -> BlockHistory {
    var history = BlockHistory(rayOrigin: rings.rayOrigin)
    var horizon = HorizonBounds(rings)
    told.begin()
    var open = ActiveRays(of: fan, sight: sight, rings: rings, blocks: ground.hasVoids ? nil : blocks)
    rings.forEachBlock(
      { block in
        open.find(
          in: block, west: horizon.west.span, east: horizon.east.span, origin: rings.rayOrigin, level: level)
        ground.take(open.runs, of: block)
        let posts = ground.posts
        // What may block lies no higher than this ground.
        let highest = ground.blocked ?? ground.bridged ?? posts
        horizon.beginBlock()
        // Edges lead to the first ring from the one before, whose bounds the block needs, too.
        if block.steps.lowerBound > 1 {
          let ring = rings.ring(block.steps.lowerBound - 1, of: block)
          for part in open.runs.lazy.compactMap({ ring.part($0, overlap: 1) }) {
            horizon.raise(by: highest, ring: part, level: level)
          }
        }
        for step in block.steps {
          let ring = rings.ring(step, of: block)
          told.beginRing()
          for run in open.runs {
            guard let part = told.part(run, of: ring, in: fan) else { continue }
            if !part.targets.isEmpty {
              present(part, posts.span, horizon)
            }
            let wider = ring.part(run, overlap: 1) ?? part
            horizon.raise(by: highest, ring: wider, level: level)
            horizon.raiseIntervals(ring: part, surely: ground.bare, wider: wider, level: level)
          }
        }
        history.append(horizon.block, of: block)
      },
      doubling: { horizon.doubleRays($0, origin: rings.rayOrigin) })
    return history
  }
}

/// What an exact sweep knows of the horizon.
struct HorizonBounds {
  /// The upper bound of each ray (m a step).
  private(set) var upper: [Float]
  /// The same since the present block of rings began.
  private(set) var block: [Float]
  /// The lower bound of each interval between two rays at its west ray.
  private(set) var west: [Float]
  /// The same at its east ray.
  private(set) var east: [Float]
  /// The lower bound of one ring's own edges.
  private var floor: [Float]

  /// Bounds below any slope.
  init(_ rings: QuadrantRings) {
    upper = rings.rayStorage()
    (block, west, east, floor) = (upper, upper, upper, upper)
  }

  /// Forgets the bounds of the block before.
  mutating func beginBlock() {
    var bounds = block.mutableSpan
    bounds.update(repeating: SweepRing.belowAll)
  }

  /// Raises the upper bounds by a ring, and finds the lower bounds of its own edges.
  mutating func raise(by posts: [Float], ring: SweepRing, level: InstructionLevel) {
    func raise(_ upper: inout [Float], _ block: inout [Float], _ floor: inout [Float]) {
      var uppers = upper.mutableSpan
      var blocks = block.mutableSpan
      var floors = floor.mutableSpan
      level.raiseBounds(by: posts.span, ring: ring, of: &uppers, and: &blocks, floor: &floors)
    }
    raise(&upper, &block, &floor)
  }

  /// Raises the lower bounds by the ring whose edges were bounded last.
  ///
  /// - Parameters:
  ///   - bare: what surely blocks lies no lower than this ground; nil when it is the ring's own.
  ///   - wider: the ring with the ray east of the last interval, too.
  mutating func raiseIntervals(
    ring: SweepRing, surely bare: [Float]?, wider: SweepRing, level: InstructionLevel
  ) {
    if let bare {
      var floors = floor.mutableSpan
      level.lowerBounds(of: bare.span, ring: wider, into: &floors)
    }
    func raise(by floor: borrowing [Float], _ west: inout [Float], _ east: inout [Float]) {
      var wests = west.mutableSpan
      var easts = east.mutableSpan
      level.raiseIntervals(by: floor.span, ring: ring, west: &wests, east: &easts)
    }
    raise(by: floor, &west, &east)
  }

  /// Doubles the rays, given per half side.
  mutating func doubleRays(_ rays: Int, origin: Int) {
    TerrainKernels.doubleRays(rays, origin: origin, in: &upper)
    doubleIntervals(rays, origin: origin, west: &west, east: &east)
  }
}
