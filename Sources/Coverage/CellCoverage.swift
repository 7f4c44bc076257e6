import PatrolMotion
import GeoCore
import SensorPhysics

/// Decides a cell from the sensors that may see it: the one rule behind border pieces and maps.
public struct CellCoverage: Sendable {
  /// The probability that covers a piece, in (0, 1].
  public var required: Double

  /// A rule.
  public init(required: Double) { self.required = required }

  /// The verdict on a target that stands in a cell.
  ///
  /// Sensors combine as independent ones, 1 - prod(1 - p). The cause is the furthest stage that any of them reached;
  /// when in clear air all together would reach the required probability it is the weather.
  ///
  /// A verdict is marginal when it hangs on looks that are: a covered piece is not covered by the others alone, an uncovered
  /// one would be were those that are hidden free. Sight lines of patrols count as sure.
  ///
  /// - Parameters:
  ///   - ground: its elevation (m); nil when unknown.
  ///   - isAssumed: whether the elevation is a neighbour's.
  ///   - sensors: what those whose range reaches the cell make of it, rising by place in the scenario; those that tell
  ///     nothing but a cause may be left out.
  ///   - patrols: what patrols do for the cell; nil when none sees it.
  ///   - otherCause: the furthest stage that any patrol, or any sensor that is left out, reached.
  public func verdict(
    ground: Double?, isAssumed: Bool, from sensors: [(sensor: Int, look: CellDetection, crossesVoid: Bool)],
    patrols: PatrolFigures? = nil, otherCause: GapCause = .beyondRange
  ) -> PieceVerdict {
    guard ground != nil else { return .unknownGround }
    var verdict = PieceVerdict(
      probability: 0, chances: [], cause: .beyondRange, hasAssumedGround: isAssumed, isSeenOverVoid: false)
    for (sensor, look, crossesVoid) in sensors {
      if look.probability >= negligibleProbability {
        verdict.chances.append(SensorChance(sensor: sensor, probability: look.probability))
      }
      if look.openProbability >= negligibleProbability, crossesVoid { verdict.isSeenOverVoid = true }
    }
    let looks = sensors.map(\.look)
    verdict.patrols = patrols
    verdict.probability = together(verdict.chances.lazy.map(\.probability).combined, patrols)
    verdict.cause = verdict.probability >= required ? nil : cause(of: looks, patrols, otherCause)
    verdict.isMarginal = isMarginal(verdict, looks)
    return verdict
  }

  private func together(_ persistent: Double, _ patrols: PatrolFigures?) -> Double {
    ObservationTimeline.combined(moving: patrols?.probability ?? 0, persistent: persistent)
  }

  /// Why not all together reach the required probability: the furthest stage.
  private func cause(
    of looks: [CellDetection], _ patrols: PatrolFigures?, _ otherCause: GapCause
  ) -> GapCause {
    if let patrols, patrols.bestPass >= required { return .notPatrolled }
    if together(looks.lazy.map(\.clearProbability).combined, patrols) >= required { return .weather }
    return max(looks.compactMap(\.cause).max() ?? otherCause, otherCause)
  }

  private func isMarginal(_ verdict: PieceVerdict, _ looks: [CellDetection]) -> Bool {
    guard looks.contains(where: \.isMarginal) else { return false }
    guard verdict.cause == nil else {
      let hoped = looks.lazy.map {
        $0.isMarginal ? max($0.openProbability, $0.probability) : $0.probability
      }
      return together(hoped.combined, verdict.patrols) >= required
    }
    let sure = looks.lazy.map { $0.isMarginal ? 0 : $0.probability }
    return together(sure.combined, verdict.patrols) < required
  }
}
