import Coverage
import GeoCore
import SensorPhysics

/// What a patrol sees from one place on its way, with the cameras that it has there.
enum PointView {
  case standing(SensorSight)
  case flying(PatrolSight)

  /// What it makes of a target.
  ///
  /// - Returns: the chance of the task, 0 when it is negligible, and the furthest stage on the way to the required one.
  func look(at target: SightTarget) throws -> (probability: Double, cause: GapCause?) {
    switch self {
    case .standing(let sight):
      let look = try sight.look(at: target.cell, ground: target.ground)
      return (look.probability >= negligibleProbability ? look.probability : 0, look.cause)
    case .flying(let sight):
      let look = try sight.look(at: target)
      return (look.probability, look.cause)
    }
  }

  /// The same chance, sooner told where no camera has the target in its picture.
  func probability(at target: SightTarget) throws -> Double {
    if case .flying(let sight) = self, !sight.isInPicture(target) { return 0 }
    return try look(at: target).probability
  }
}
