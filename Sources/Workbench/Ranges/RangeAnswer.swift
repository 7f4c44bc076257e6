import Foundation
import GeoCore
public import Reports
import Scenario
import SensorPhysics

/// What is told about one camera: its curves in each weather.
public struct RangeAnswer: Sendable {
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

/// The answers as JSON.
public enum RangeJSON: Sendable {
  /// The value of all cameras; ranges to the decimetre, probabilities to four digits, null for no range.
  public static func value(of answers: [RangeAnswer], ranges: [Double]) -> JSONValue {
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

extension Camera {
  /// The camera in one line, such as `thermal: lwir, 150 mm, 17 um, 640x480`.
  var figures: String {
    func length(_ metres: Double?, _ unit: Double, _ symbol: String) -> String? {
      metres.map { String(format: "%g ", $0 * unit) + symbol }
    }
    func degrees(_ name: String, _ value: Double?) -> String? {
      value.map { name + String(format: " %g degrees", $0) }
    }
    let parts = [
      band.rawValue, length(optics.focalLength, 1e3, "mm"), length(optics.pitch, 1e6, "um"),
      optics.pixels.map { "\($0.width)x\($0.height)" }, degrees("HFOV", optics.hfov?.degrees),
      degrees("VFOV", optics.vfov?.degrees), detectionRange.map { String(format: "detection %g m", $0) },
      band.isThermal ? nil : String(format: "night factor %g", nightFactor),
      netd.map { String(format: "NETD %g mK", $0 * 1e3) }, degrees("depression", gimbal?.depression.degrees),
    ]
    return "\(name): " + parts.compactMap { $0 }.joined(separator: ", ")
  }
}
