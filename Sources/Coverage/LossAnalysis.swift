public import PatrolMotion
import GeoCore
import SensorPhysics

/// What the border loses when sensors or patrols fail, one at a time and two at a time.
///
/// Nothing is looked at again: each piece knows the chance of each that sees it, and of each that would count in its
/// place: where links are required, those that fail leave theirs to sensors that wait for one.
///
/// Law: a loss is what a run without those that fail covers less.
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
    /// The covered border that is lost, less what is gained by those that take their links (m).
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
  /// A pair loses what either loses alone, less what both count, and what only both together lose: only pieces that would
  /// be lost without the best two that see them are looked at pair by pair, all else are sums.
  ///
  /// - Parameters:
  ///   - period: the planning period of the patrols.
  ///   - exposure: how long a crosser can be observed (s).
  /// - Complexity: O(sights of pieces + members log(members)), and for pieces that two could lose the cube of those that
  ///   see it; where links are taken over, a network for each single failure and for each pair that may be the worst.
  public init(of assessment: Assessment, period: CyclicPeriod, exposure: Double) {
    let members =
      assessment.sensors.indices.map(Member.sensor) + assessment.patrolIDs.indices.map(Member.patrol)
    let places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
    var alone = [Double](repeating: 0, count: members.count)
    var together: [MemberPair: Double] = [:]
    for index in assessment.pieces.indices where assessment.isCovered(index) {
      let piece = PieceLosses(assessment, piece: index, period: period, exposure: exposure)
      guard !piece.isHeldWithoutAnyTwo else { continue }
      let length = assessment.pieces[index].length
      let own = piece.members.compactMap { places[$0] }
      let isLost = piece.members.map { piece.isLost(without: [$0]) }
      for (place, member) in own.enumerated() {
        if isLost[place] { alone[member] += length }
        for other in own.indices[(place + 1)...] where isLost[place] == isLost[other] {
          // Both lose it alone, and it is lost once; or neither does, and perhaps both.
          let pair = MemberPair(member, own[other])
          if isLost[place] {
            together[pair, default: 0] -= length
          } else if piece.isLost(without: [piece.members[place], piece.members[other]]) {
            together[pair, default: 0] += length
          }
        }
      }
    }
    let relinked =
      assessment.standby.isEmpty
      ? nil : RelinkedLosses(assessment, period: period, exposure: exposure)
    single = zip(members, alone).map {
      Loss(members: [$0], length: relinked?.length(without: [$0]) ?? $1)
    }
    worstPair = RankedPairs(alone: alone, together: together).worst { pair in
      relinked?.length(without: [members[pair.first], members[pair.second]])
    }.map { Loss(members: [members[$0.first], members[$0.second]], length: $1) }
  }
}

/// What is lost when others take the links of those that fail.
private struct RelinkedLosses {
  private let assessment: Assessment
  private let period: CyclicPeriod
  private let exposure: Double
  /// The pieces that each sees, or would see if it were linked, rising.
  private let seen: [LossAnalysis.Member: [Int]]

  init(_ assessment: Assessment, period: CyclicPeriod, exposure: Double) {
    self.assessment = assessment
    self.period = period
    self.exposure = exposure
    var seen: [LossAnalysis.Member: [Int]] = [:]
    for (piece, verdict) in assessment.verdicts.enumerated() {
      let chances = verdict.chances + (assessment.standby.chances[piece] ?? [])
      for chance in chances { seen[.sensor(chance.sensor), default: []].append(piece) }
      for share in verdict.patrols?.shares ?? [] { seen[.patrol(share.patrol), default: []].append(piece) }
    }
    self.seen = seen
  }

  /// What is lost without some (m); nil when nobody takes a link of theirs.
  func length(without failed: [LossAnalysis.Member]) -> Double? {
    let sensors = failed.compactMap { if case .sensor(let sensor) = $0 { sensor } else { nil } }
    let standIns = assessment.standby.standIns(for: sensors)
    guard !standIns.isEmpty else { return nil }
    let pieces = Set((failed + standIns.map { .sensor($0) }).flatMap { seen[$0] ?? [] }).sorted()
    return pieces.reduce(0) { sum, piece in
      let losses = PieceLosses(assessment, piece: piece, period: period, exposure: exposure)
      let others = assessment.standby.chances(of: standIns, onPiece: piece)
      let isCovered = !losses.isLost(without: failed, joinedBy: others)
      let change = (assessment.isCovered(piece) ? 1.0 : 0) - (isCovered ? 1 : 0)
      return sum + change * assessment.pieces[piece].length
    }
  }
}

/// What one piece loses.
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

  /// Whether its placed sensors cover it without any two of them, so that no two failures lose it.
  ///
  /// Those without the two of the best chances cover least.
  var isHeldWithoutAnyTwo: Bool {
    var best = (first: -1, second: -1)
    let chances = verdict.chances
    for (place, chance) in chances.enumerated() {
      if best.first < 0 || chance.probability > chances[best.first].probability {
        best = (place, best.first)
      } else if best.second < 0 || chance.probability > chances[best.second].probability {
        best.second = place
      }
    }
    let others = chances.indices.filter { $0 != best.first && $0 != best.second }
    return others.lazy.map { chances[$0].probability }.combined >= required
  }

  /// Whether it is not covered without some.
  ///
  /// - Parameter others: the chances of those that take their links.
  func isLost(without failed: [LossAnalysis.Member], joinedBy others: [SensorChance] = []) -> Bool {
    let persistent = verdict.chances.filter { !failed.contains(.sensor($0.sensor)) }.joined(by: others)
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
