import SensorPhysics

/// How far each sensor and each stance of each patrol matters (m): worked out once for a plan.
struct PlanRanges: Sendable {
  /// Of each placed sensor.
  let sensors: [Double]
  /// Of each stance of each patrol.
  let stances: [[Double]]
  /// The longest of any patrol.
  let patrols: Double

  init(of plan: Plan) {
    let required = plan.requiredProbability
    sensors = plan.sensors.map { $0.furthestRange(required: required) }
    stances = (plan.patrols?.sensors ?? []).map { patrol in
      var last: (cameras: [FlyingCamera], range: Double)?
      return patrol.stances.map { stance in
        guard case .flying(let cameras, _) = stance.look else {
          return stance.furthestRange(required: required)
        }
        // All stances of a flight look with the same cameras.
        if let last, last.cameras == cameras { return last.range }
        let range = stance.furthestRange(required: required)
        last = (cameras, range)
        return range
      }
    }
    patrols = stances.lazy.flatMap { $0 }.max() ?? 0
  }
}
