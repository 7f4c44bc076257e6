import GeoCore
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
    var visibility: Double? { conditions.visibility.map(\.kilometres) }
    /// The extinction in the camera's band (1/km).
    var extinction: Double { curves[0].extinction * .metresPerKilometre }

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

  /// The NETD (mK) that is assumed; nil for a camera that gives one, and for a visible one.
  var assumedNETD: Double? {
    camera.netd == nil ? assumptions.netd(of: camera.band).map { $0 * 1000 } : nil
  }
}
