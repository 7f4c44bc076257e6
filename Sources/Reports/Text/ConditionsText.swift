import GeoCore
public import Scenario
import SensorPhysics

/// What a result was asked for and in what weather, in words.
public enum ConditionsText {
  /// A line for each, as a printed map has them.
  public static func text(of scenario: Scenario, cellSize: Double) -> String {
    let conditions = scenario.conditions
    let weather = conditions.visibility.map { "visibility \($0.kilometres.short) km" } ?? "clear air"
    let rain = conditions.rainRate > 0 ? ", rain of \(conditions.rainRate.short) mm/h" : ""
    let centres = scenario.links.mode == .require ? "An unlinked sensor does not count." : nil
    return [
      "Task: \(scenario.task.rawValue) of a target \(scenario.target.height.short) m high, "
        + "\(conditions.light == .night ? "by night" : "by day"), \(weather)\(rain).",
      "Covered: a chance of at least \((scenario.requiredProbability * 100).short) %; a crosser is at the line for "
        + "\(scenario.exposure.inMinutes) min.",
      centres, "Cells of \(cellSize.short) m.",
    ].compactMap(\.self).joined(separator: "\n")
  }
}
