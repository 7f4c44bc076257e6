public import GeoCore
import SensorPhysics

/// Decides a cell from the sensors that may see it: the one rule behind border pieces and maps.
public enum CellCoverage {
  /// The verdict on a target that stands in a cell.
  ///
  /// By the geometric law a sensor that sees the cell detects with `geometricRangeProbability`, the law's own
  /// meaning; the best sensor's counts.
  ///
  /// - Parameters:
  ///   - cell: the target's cell.
  ///   - ground: its elevation (m); nil when unknown.
  ///   - isAssumed: whether the elevation is a neighbour's.
  ///   - sensors: those whose range may reach the cell, rising by place in the scenario.
  public static func verdict(
    on cell: Cell, ground: Double?, isAssumed: Bool, from sensors: [SensorSight]
  ) -> PieceVerdict {
    guard let ground else { return .unknownGround }
    var seenBy: [Int] = []
    var cause = GapCause.beyondRange
    var isSeenOverVoid = false
    for sensor in sensors where sensor.reaches(cell) {
      switch sensor.stage(of: cell, ground: ground) {
      case .seen:
        seenBy.append(sensor.sensor)
        isSeenOverVoid = isSeenOverVoid || sensor.crossesVoid(to: cell)
      case .stopped(let stage):
        cause = max(cause, stage)
        if stage >= .hiddenByTerrain {
          isSeenOverVoid = isSeenOverVoid || sensor.crossesVoid(to: cell)
        }
      }
    }
    return PieceVerdict(
      probability: seenBy.isEmpty ? 0 : geometricRangeProbability, seenBy: seenBy,
      cause: seenBy.isEmpty ? cause : nil, hasAssumedGround: isAssumed, isSeenOverVoid: isSeenOverVoid)
  }
}
