import Scenario
import SensorPhysics

/// What is told about one camera: its curves in each weather.
struct RangeAnswer {
  /// A weather with the curve of each task.
  struct Weather {
    let conditions: Conditions
    /// In the order of `DiscriminationTask.allCases`.
    let curves: [DetectionCurve]

    init(_ conditions: Conditions, curves: [DetectionCurve]) {
      self.conditions = conditions
      self.curves = curves
    }

    /// The visibility (km); nil for clear air.
    var visibility: Double? { conditions.visibility.map { $0 / 1000 } }
    /// The extinction in the camera's band (1/km).
    var extinction: Double { curves[0].extinction * 1000 }

    /// The curve of a task.
    func curve(of task: DiscriminationTask) -> DetectionCurve {
      curves[DiscriminationTask.allCases.firstIndex(of: task) ?? 0]
    }
  }

  let type: String
  let camera: Camera
  let criteria: CriterionSet
  let assumptions: PhysicsAssumptions
  let target: Target
  let task: DiscriminationTask
  let light: Light
  let probabilities: [Double]
  let weathers: [Weather]

  /// NETD (mK) and whether it is assumed; nil for a visible camera.
  var netd: (millikelvin: Double, isAssumed: Bool)? {
    guard camera.band.isThermal, let netd = camera.netd ?? assumptions.netd(of: camera.band) else {
      return nil
    }
    return (netd * 1000, camera.netd == nil)
  }
}
