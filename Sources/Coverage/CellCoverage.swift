public import GeoCore
import SensorPhysics

/// Decides a cell from the sensors that may see it: the one rule behind border pieces and maps.
public struct CellCoverage: Sendable {
  /// The probability that covers a piece, in (0, 1].
  public var required: Double
  /// How far the terrain's elevations may be off (m); nil when it is not known, then nothing is marginal.
  public var verticalError: Double?

  /// A rule.
  public init(required: Double, verticalError: Double? = nil) {
    self.required = required
    self.verticalError = verticalError
  }

  /// The verdict on a target that stands in a cell.
  ///
  /// Sensors combine as independent ones, 1 - prod(1 - p). The cause is the furthest stage that any of them reached;
  /// when in clear air all together would reach the required probability it is the weather.
  ///
  /// A verdict is marginal when it hangs on sight lines whose clearance is less than the terrain's vertical error:
  /// a covered piece is not covered by the others alone, an uncovered one would be with those that are blocked by less.
  ///
  /// - Parameters:
  ///   - cell: the target's cell.
  ///   - ground: its elevation (m); nil when unknown.
  ///   - isAssumed: whether the elevation is a neighbour's.
  ///   - sensors: those whose range may reach the cell, rising by place in the scenario.
  public func verdict(
    on cell: Cell, ground: Double?, isAssumed: Bool, from sensors: [SensorSight]
  ) -> PieceVerdict {
    guard let ground else { return .unknownGround }
    var verdict = PieceVerdict(
      probability: 0, chances: [], cause: .beyondRange, hasAssumedGround: isAssumed, isSeenOverVoid: false)
    var looks: [SensorLook] = []
    for sensor in sensors where sensor.reaches(cell) {
      let look = sensor.look(at: cell, ground: ground, wantsClearance: verticalError != nil)
      looks.append(look)
      if look.probability >= negligibleProbability {
        verdict.chances.append(SensorChance(sensor: sensor.sensor, probability: look.probability))
      }
      if look.openProbability >= negligibleProbability, sensor.crossesVoid(to: cell) {
        verdict.isSeenOverVoid = true
      }
    }
    verdict.probability = verdict.chances.lazy.map(\.probability).combined
    if verdict.probability >= required {
      verdict.cause = nil
    } else {
      verdict.cause = looks.compactMap(\.cause).max() ?? .beyondRange
      if looks.lazy.map(\.clearProbability).combined >= required { verdict.cause = .weather }
    }
    if let verticalError { verdict.isMarginal = isMarginal(verdict, looks, verticalError) }
    return verdict
  }

  private func isMarginal(_ verdict: PieceVerdict, _ looks: [SensorLook], _ error: Double) -> Bool {
    guard verdict.cause == nil else {
      let hoped = looks.lazy.map { $0.clearance ?? -.infinity > -error ? $0.openProbability : 0 }
      return hoped.combined >= required
    }
    let sure = looks.lazy.map { $0.clearance ?? -.infinity >= error ? $0.probability : 0 }
    return sure.combined < required
  }
}
