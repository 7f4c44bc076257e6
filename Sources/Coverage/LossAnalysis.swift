import GeoCore
public import SensorPhysics

/// What the border loses when sensors or patrols fail, one at a time and two at a time.
///
/// Nothing is looked at again: each piece knows the chance of each that sees it.
public struct LossAnalysis: Sendable {
  /// A placed sensor or a patrol, by its place in the scenario.
  public enum Member: Sendable, Hashable, Comparable {
    case sensor(Int)
    case patrol(Int)
  }

  /// What one failure costs.
  public struct Loss: Sendable, Hashable {
    /// Who fails: one, or two.
    public var members: [Member]
    /// The covered border that is lost (m).
    public var length: Double
  }

  /// The loss of each sensor, then of each patrol, in the scenario's order.
  public let single: [Loss]
  /// The two whose failure at the same time loses most; nil when there are fewer than two.
  public let worstPair: Loss?

  /// The single failure that loses most, the first of equals; nil when there is none to fail.
  public var worst: Loss? { single.max { $0.length < $1.length } }

  /// The losses of an assessment.
  ///
  /// A pair loses what either loses alone, less what both count, and what only both together lose: pieces that two
  /// see are looked at one by one, all others are sums.
  ///
  /// - Parameters:
  ///   - period: the planning period of the patrols.
  ///   - exposure: how long a crosser can be observed (s).
  /// - Complexity: O(pieces x pairs that see a piece + members^2).
  public init(of assessment: Assessment, period: CyclicPeriod, exposure: Double) {
    let members =
      assessment.sensors.indices.map(Member.sensor) + assessment.patrolIDs.indices.map(Member.patrol)
    var alone: [Member: Double] = [:]
    var together: [[Member]: Double] = [:]
    for index in assessment.pieces.indices where assessment.isCovered(index) {
      let piece = PieceLosses(assessment, piece: index, period: period, exposure: exposure)
      let length = assessment.pieces[index].length
      for (place, member) in piece.members.enumerated() {
        let isLost = piece.isLost(without: [member])
        if isLost { alone[member, default: 0] += length }
        for other in piece.members[(place + 1)...] {
          let lost = [isLost, piece.isLost(without: [other])].count { $0 }
          let both = piece.isLost(without: [member, other]) ? 1 : 0
          if both != lost { together[[member, other], default: 0] += Double(both - lost) * length }
        }
      }
    }
    single = members.map { Loss(members: [$0], length: alone[$0] ?? 0) }
    var worst: Loss?
    for (place, member) in members.enumerated() {
      for other in members[(place + 1)...] {
        let sum = (alone[member] ?? 0) + (alone[other] ?? 0) + (together[[member, other]] ?? 0)
        if sum > worst?.length ?? -1 { worst = Loss(members: [member, other], length: sum) }
      }
    }
    worstPair = worst
  }
}

/// What one covered piece loses.
private struct PieceLosses {
  /// All that see the piece, sensors first.
  let members: [LossAnalysis.Member]
  private let verdict: PieceVerdict
  private let passes: [PatrolPass]
  private let required: Double
  private let period: CyclicPeriod
  private let exposure: Double

  init(_ assessment: Assessment, piece: Int, period: CyclicPeriod, exposure: Double) {
    verdict = assessment.verdicts[piece]
    passes = assessment.passes[piece] ?? []
    required = assessment.requiredProbability
    self.period = period
    self.exposure = exposure
    members =
      verdict.chances.map { .sensor($0.sensor) } + (verdict.patrols?.shares ?? []).map { .patrol($0.patrol) }
  }

  func isLost(without failed: [LossAnalysis.Member]) -> Bool {
    let persistent = verdict.chances.filter { !failed.contains(.sensor($0.sensor)) }
      .lazy.map(\.probability).combined
    return ObservationTimeline.combined(moving: moving(without: failed), persistent: persistent) < required
  }

  /// The chance of the patrols that are left.
  private func moving(without failed: [LossAnalysis.Member]) -> Double {
    guard let figures = verdict.patrols else { return 0 }
    let out = figures.shares.filter { failed.contains(.patrol($0.patrol)) }
    if out.isEmpty { return figures.probability }
    if out.count == figures.shares.count { return 0 }
    if out.count == 1 { return out[0].probabilityOfOthers }
    let left = passes.filter { !failed.contains(.patrol($0.patrol)) }
    return PatrolFigures(passes: left, period: period, exposure: exposure)?.probability ?? 0
  }
}
