import Coverage
import GeoCore
import SensorPhysics

/// What a patrol sees from one place on its way, with the cameras that it has there.
enum StanceSight {
  case standing(SensorSight)
  case flying(PatrolSight)

  /// What it makes of a target in a cell.
  ///
  /// - Parameter ground: the elevation that the target stands on (m).
  /// - Returns: the chance of the task, 0 when it is negligible, and the furthest stage on the way to the required one.
  func look(at target: Cell, ground: Double) throws -> (probability: Double, cause: GapCause?) {
    switch self {
    case .standing(let sight):
      let look = try sight.look(at: target, ground: ground)
      return (look.probability >= negligibleProbability ? look.probability : 0, look.cause)
    case .flying(let sight):
      let look = try sight.look(at: target, ground: ground)
      return (look.probability, look.cause)
    }
  }

  /// The same chance, sooner told where no camera has the target in its picture.
  func probability(at target: Cell, ground: Double) throws -> Double {
    if case .flying(let sight) = self, !sight.isInPicture(target, ground: ground) { return 0 }
    return try look(at: target, ground: ground).probability
  }
}
