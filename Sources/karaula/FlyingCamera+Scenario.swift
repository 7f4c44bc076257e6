import GeoCore
import Scenario
import SensorPhysics

extension FlyingCamera {
  /// The cameras of an aircraft under the scenario's light and weather.
  static func all(of patrol: Patrol, in scenario: Scenario) throws -> [FlyingCamera] {
    try patrol.cameras.compactMap { camera in
      guard let flying = FlyingCamera(camera, in: scenario) else { return nil }
      guard flying.furthestRange(required: scenario.requiredProbability) <= furthestReach else {
        throw patrol.fault(
          "camera \(camera.name) would reach beyond \(Int(furthestReach.kilometres)) km",
          fix: "check the units of its optics, or cap it with `max_range_m`")
      }
      return flying
    }
  }

  /// Beyond this (m) a flying camera's optics are surely mistaken: some ten times the best.
  private static let furthestReach = 200_000.0

  /// A camera of an aircraft under the scenario's light and weather; nil without optics.
  private init?(_ camera: Camera, in scenario: Scenario) {
    let clear = Conditions(light: scenario.conditions.light, visibility: nil, rainRate: 0)
    guard let gimbal = camera.gimbal, let width = camera.optics.horizontalField,
      let height = camera.optics.verticalField, let curve = scenario.curve(of: camera),
      let clearCurve = scenario.curve(of: camera, conditions: clear)
    else { return nil }
    self.init(
      name: camera.name,
      view: CameraView(depression: gimbal.depression, horizontalField: width, verticalField: height),
      direction: gimbal.direction, curve: curve, clearCurve: clearCurve,
      leastDepression: gimbal.leastDepression, mostDepression: gimbal.mostDepression)
  }
}
