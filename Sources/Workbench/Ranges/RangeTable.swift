import Foundation
import Scenario
import SensorPhysics

/// The answers as text: for each camera two tables whose other lines start with #, two empty lines apart, as
/// plotting programs want them.
public enum RangeTable: Sendable {
  /// The tables of all cameras.
  ///
  /// - Parameter ranges: the slant ranges of the second table (m).
  public static func text(of answers: [RangeAnswer], ranges: [Double]) -> String {
    answers.map { rangeTable($0) + "\n\n" + curveTable($0, ranges) }.joined(separator: "\n\n")
  }

  /// What stands where a task has no range.
  private static let none = "-"

  private static func rangeTable(_ answer: RangeAnswer) -> String {
    var rows = [
      ["# visibility_km", "rain_mm_h", "extinction_per_km", "probability"]
        + DiscriminationTask.allCases.map { "\($0.rawValue)_m" }
    ]
    for weather in answer.weathers {
      for probability in answer.probabilities {
        let ranges = weather.curves.map { curve in
          curve.range(forProbability: probability).map { String(format: "%.0f", $0) } ?? none
        }
        rows.append(
          [
            weather.visibility.map(number) ?? RangeQuestion.clear, number(weather.conditions.rainRate),
            String(format: "%.3f", weather.extinction), number(probability),
          ] + ranges)
      }
    }
    return heading(answer).map { "# \($0)\n" }.joined() + lines(rows)
  }

  private static func curveTable(_ answer: RangeAnswer, _ ranges: [Double]) -> String {
    var rows = [["# range_m"] + answer.weathers.map(label)]
    for range in ranges {
      rows.append(
        [number(range)]
          + answer.weathers.map { weather in
            String(format: "%.3f", weather.curve(of: answer.task).probability(atSlantRange: range))
          })
    }
    return "# \(answer.type), \(answer.camera.name): probability of \(answer.task.rawValue) by slant range\n"
      + lines(rows)
  }

  /// A weather as a column's name, such as 0.5km or clear+10mm/h.
  private static func label(_ weather: RangeAnswer.Weather) -> String {
    let rain = weather.conditions.rainRate
    return (weather.visibility.map { "\(number($0))km" } ?? RangeQuestion.clear)
      + (rain > 0 ? "+\(number(rain))mm/h" : "")
  }

  private static func heading(_ answer: RangeAnswer) -> [String] {
    let camera = answer.camera
    let target =
      "target \(number(answer.target.criticalDimension)) m across"
      + (camera.band.isThermal ? ", \(number(answer.target.deltaT)) K off its background" : "")
    let netd = answer.assumedNETD.map { "; NETD \(number($0)) mK, assumed" }
    return [
      "\(answer.type), \(camera.figures); by \(answer.light.rawValue)",
      "\(target); criteria \(answer.criteria.name)\(netd ?? "")",
      "slant ranges of a camera that looks at the target and has sight of it",
    ]
  }

  /// Rows of cells, each column as wide as it must be and flush right.
  private static func lines(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(separator: "  ")
        + "\n"
    }.joined()
  }

  /// The slant ranges of the second table unless they are given: steps of 1, 2 or 5 times a power of ten, up
  /// to where a camera in the best weather has little chance.
  public static func ranges(for answers: [RangeAnswer]) -> [Double] {
    let longest =
      answers.flatMap { answer in
        answer.weathers.compactMap { $0.curve(of: answer.task).range(forProbability: littleChance) }
      }.max() ?? 0
    guard longest > 0 else { return [] }
    let wanted = longest / Double(wantedRows)
    let power = pow(10, (log10(wanted)).rounded(.down))
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= wanted } ?? wanted
    return (1...wantedRows).map { Double($0) * step }.filter { $0 - step < longest }
  }

  private static let littleChance = 0.05
  private static let wantedRows = 20

  /// A number without a needless fraction.
  private static func number(_ value: Double) -> String { String(format: "%g", value) }
}
