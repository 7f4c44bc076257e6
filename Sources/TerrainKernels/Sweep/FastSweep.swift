import GeoCore
import SweepRings

/// The fast engine's sweep of a fan: one horizon per ray, no proof.
///
/// Error: a target's horizon is interpolated between its two rays, so a post between them is lost; beyond the first 128
/// rings edges between two rings are not sampled.
struct FastSweep {
  private let rings: QuadrantRings
  private let fan: QuadrantSweep
  private let sight: LineOfSight
  private let blocks: BlockMaxima
  private let level: InstructionLevel
  private let ground: SideGround
  private let told: DecidedTargets
  private let targetHeight: Float

  /// 256 rays per half side at the start, many to a cell: near the observer most is lost by interpolating.
  private static let firstRayBits = 8
  /// Two rays to a cell: with one, rough terrain has more than one wrong verdict in a thousand.
  private static let raysPerCell = 1.4

  /// The sweep of a fan.
  init(
    of fan: QuadrantSweep, sight: LineOfSight, in storage: SweepScratch, blocks: BlockMaxima,
    level: InstructionLevel
  ) {
    rings = QuadrantRings(
      of: fan, sight: sight, relief: blocks.relief, firstRayBits: Self.firstRayBits,
      raysPerCell: Self.raysPerCell)
    self.fan = fan
    self.sight = sight
    self.blocks = blocks
    self.level = level
    ground = storage.ground
    told = storage.told
    targetHeight = Float(sight.viewpoint.targetHeight)
  }

  /// Tells verdicts in the layout of the ground: 255 visible, 0 hidden.
  func verdicts(into verdicts: inout [UInt8]) {
    sweep(passingOver: blocks) { ring, posts, horizon in
      var flags = verdicts.mutableSpan
      level.testHorizon(of: posts, above: horizon, ring: ring, targetHeight: targetHeight, into: &flags)
    }
  }

  /// Tells least visible heights (m) and verdicts in the layout of the ground.
  func heights(into heights: inout [Float], verdicts: inout [UInt8]) {
    sweep(passingOver: nil) { ring, posts, horizon in
      var values = heights.mutableSpan
      var flags = verdicts.mutableSpan
      level.measureHorizon(of: posts, above: horizon, ring: ring, into: &values)
      level.testHorizon(of: posts, above: horizon, ring: ring, targetHeight: targetHeight, into: &flags)
    }
  }

  private func sweep(
    passingOver blocks: BlockMaxima?,
    _ present: (SweepRing, _ posts: Span<Float>, _ horizon: Span<Float>) -> Void
  ) {
    var horizon = rings.rayStorage()
    told.begin()
    var open = ActiveRays(of: fan, sight: sight, rings: rings, blocks: ground.hasVoids ? nil : blocks)
    rings.forEachBlock(
      { block in
        open.find(
          in: block, west: horizon.span, east: horizon.span.extracting(1...), origin: rings.rayOrigin,
          level: level)
        ground.take(open.runs, of: block)
        let (posts, blocking) = (ground.posts, ground.blocked ?? ground.bare ?? ground.posts)
        for step in block.steps {
          let ring = rings.ring(step, of: block)
          told.beginRing()
          for run in open.runs {
            guard let part = told.part(run, of: ring, in: fan) else { continue }
            if !part.targets.isEmpty {
              present(part, posts.span, horizon.span)
            }
            var skyline = horizon.mutableSpan
            level.raiseHorizon(by: blocking.span, ring: part, of: &skyline)
          }
        }
      }, doubling: { doubleRays($0, origin: rings.rayOrigin, in: &horizon) })
  }
}
