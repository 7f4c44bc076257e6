import Reports
import Scenario
import SensorPhysics

/// The answers as JSON.
enum RangeJSON {
  /// The value of all cameras; ranges to the decimetre, probabilities to four digits, null for no range.
  static func value(of answers: [RangeAnswer], ranges: [Double]) -> JSONValue {
    .object(["cameras": .list(answers.map { camera($0, ranges) })])
  }

  private static func camera(_ answer: RangeAnswer, _ ranges: [Double]) -> JSONValue {
    .object([
      "type": .text(answer.type), "camera": .text(answer.camera.name),
      "band": .text(answer.camera.band.rawValue),
      "criteria": .text(answer.criteria.name), "task": .text(answer.task.rawValue),
      "light": .text(answer.light.rawValue),
      "target": .object([
        "critical_dimension_m": .number(answer.target.criticalDimension),
        "delta_t_k": .number(answer.target.deltaT),
      ]),
      "weathers": .list(answer.weathers.map { weather($0, answer, ranges) }),
    ])
  }

  private static func weather(
    _ weather: RangeAnswer.Weather, _ answer: RangeAnswer, _ ranges: [Double]
  ) -> JSONValue {
    let curve = weather.curve(of: answer.task)
    return .object([
      "visibility_km": weather.visibility.map { .number($0) } ?? .null,
      "rain_mm_h": .number(weather.conditions.rainRate),
      "extinction_per_km": .number(weather.extinction.rounded(to: probabilityDigits)),
      "ranges": .list(answer.probabilities.map { self.ranges(weather, $0) }),
      "curve": .object([
        "range_m": .list(ranges.map { .number($0) }),
        "probability": .list(
          ranges.map { .number(curve.probability(atSlantRange: $0).rounded(to: probabilityDigits)) }),
      ]),
    ])
  }

  private static func ranges(_ weather: RangeAnswer.Weather, _ probability: Double) -> JSONValue {
    var values: [String: JSONValue] = ["probability": .number(probability)]
    for (task, curve) in zip(DiscriminationTask.allCases, weather.curves) {
      let range = curve.range(forProbability: probability)
      values["\(task.rawValue)_m"] = range.map { .number($0.rounded(to: rangeDigits)) } ?? .null
    }
    return .object(values)
  }

  private static let rangeDigits = 10.0
  private static let probabilityDigits = 10_000.0
}

extension Double {
  /// The number to a fraction of one, such as 10 for tenths.
  fileprivate func rounded(to parts: Double) -> Double { (self * parts).rounded() / parts }
}
