/// Lengths summed over pieces of border: of all of it, of a part, or of a group.
public struct CoverageTotals: Sendable, Hashable {
  /// Border (m).
  public var length = 0.0
  /// Covered border (m).
  public var coveredLength = 0.0
  /// Border that two sensors or more would each cover alone (m).
  public var overlapLength = 0.0
  /// Covered border whose verdict hangs on the terrain's vertical error (m).
  public var marginalCoveredLength = 0.0
  /// Uncovered border whose verdict hangs on the terrain's vertical error (m).
  public var marginalHiddenLength = 0.0
  /// Border that patrols see (m).
  public var patrolledLength = 0.0
  /// The longest wait between two looks of patrols at border that they see (s); nil when they see none.
  public var maxRevisit: Double?
  /// Border whose ground is a neighbouring cell's (m).
  public var assumedGroundLength = 0.0
  /// Border whose ground is unknown (m).
  public var unknownGroundLength = 0.0
  /// Border whose verdict rests on sight over ground without terrain data (m).
  public var sightOverVoidLength = 0.0
  /// Uncovered border by cause (m).
  public var causes: [GapCause: Double] = [:]
  /// How many maximal uncovered runs lie among the pieces.
  public var gapCount = 0
  /// The longest of those runs (m).
  public var longestGap = 0.0

  /// The covered share, in [0, 1].
  public var coveredFraction: Double { length > 0 ? coveredLength / length : 0 }
  /// The share that two sensors or more would each cover alone, in [0, 1].
  public var overlapFraction: Double { length > 0 ? overlapLength / length : 0 }
}

extension Assessment {
  /// The totals of the pieces that a rule takes.
  public func totals(where isIncluded: (BorderPiece) -> Bool = { _ in true }) -> CoverageTotals {
    totals { isIncluded($0) ? $0 : nil }
  }

  /// The totals of what a rule takes of the pieces.
  ///
  /// A gap that runs out of what is taken counts with what is left of it, and as many times as it is cut into.
  ///
  /// - Parameter taken: what it takes of a piece: the piece, some of its chainage, or nil for nothing.
  public func totals(taking taken: (BorderPiece) -> BorderPiece?) -> CoverageTotals {
    var totals = CoverageTotals()
    var gaps: [Range<Double>] = []
    var previous: Int?
    for (index, whole) in pieces.enumerated() {
      guard let piece = taken(whole) else { continue }
      let verdict = verdicts[index]
      totals.length += piece.length
      if verdict.overlap(required: requiredProbability) > 1 { totals.overlapLength += piece.length }
      if let patrols = verdict.patrols {
        totals.patrolledLength += piece.length
        totals.maxRevisit = max(totals.maxRevisit ?? 0, patrols.maxRevisit)
      }
      if verdict.hasAssumedGround { totals.assumedGroundLength += piece.length }
      if verdict.cause == .noTerrainData { totals.unknownGroundLength += piece.length }
      if verdict.isSeenOverVoid { totals.sightOverVoidLength += piece.length }
      if isCovered(index) {
        totals.coveredLength += piece.length
        if verdict.isMarginal { totals.marginalCoveredLength += piece.length }
      } else {
        if verdict.isMarginal { totals.marginalHiddenLength += piece.length }
        totals.causes[verdict.cause ?? .hiddenByTerrain, default: 0] += piece.length
        let runsOn =
          previous.map { $0 == index - 1 && !isCovered($0) && pieces[$0].part == piece.part } ?? false
        if runsOn, let last = gaps.popLast() {
          gaps.append(last.lowerBound..<piece.chainage.upperBound)
        } else {
          gaps.append(piece.chainage)
        }
      }
      previous = index
    }
    totals.gapCount = gaps.count
    totals.longestGap = gaps.map { $0.upperBound - $0.lowerBound }.max() ?? 0
    return totals
  }
}
