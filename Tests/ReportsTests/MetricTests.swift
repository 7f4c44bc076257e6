import Coverage
import Foundation
import Reports
import Scenario
import Testing

@Suite struct MetricTests {
  private func summary() throws -> [String: Any] {
    let summary = Summary(
      name: "s", groupBy: "neighbour", cellSize: 10, attribution: [], warnings: [], versions: [:], inputs: [],
      cost: EquipmentCost(), timings: [:])
    let document = summary.document(
      of: SmallResult.assessment(isMarginKnown: true), links: SmallResult.links, patrols: [])
    return try #require(
      JSONSerialization.jsonObject(with: Data(document.file)) as? [String: Any])
  }

  private func numbers(_ value: Any?) -> Set<String> {
    let object = value as? [String: Any] ?? [:]
    return Set(object.filter { $0.value is NSNumber || $0.value is NSNull }.keys)
  }

  @Test("every figure at the top of summary.json is a metric, and every metric is there")
  func figures() throws {
    var object = try summary()
    // Null for the scenario itself, but no figure.
    object["variant"] = nil
    #expect(numbers(object) == Set(Figure.allCases.map(\.rawValue)))
    #expect(numbers(object[Metric.causesKey]) == Set(CauseName.allCases.map(\.rawValue)))
  }

  @Test("what a stretch has is what summary.json has of each part and group")
  func stretches() throws {
    let object = try summary()
    let expected = Set(Figure.allCases.filter(\.isOfStretches).map(\.rawValue))
    let parts = try #require(object["per_part"] as? [Any])
    let groups = try #require(object["per_neighbour"] as? [String: Any])
    #expect(parts.count == 2)
    for part in parts { #expect(numbers(part).subtracting(["part"]) == expected) }
    #expect(Set(groups.keys) == ["BG", "MK"])
    for group in groups.values { #expect(numbers(group) == expected) }
  }

  @Test("what a sensor has is what summary.json has of it")
  func sensors() throws {
    let sensors = try #require(summary()["per_sensor"] as? [Any])
    let found = numbers(sensors.first).subtracting(["linked"])
    #expect(found == Set(SensorFigure.allCases.map(\.rawValue)))
  }

  @Test("a requirement gets the number that summary.json has")
  func numbersAgree() throws {
    let object = try summary()
    for figure in Figure.allCases {
      let item = "metric: \(figure.rawValue), at_least: 0"
      let got = try SmallResult.result(item, isMarginKnown: true).got
      #expect(object[figure.rawValue] != nil)
      #expect(got == (object[figure.rawValue] as? NSNumber)?.doubleValue)
    }
  }

  @Test("requirements name causes by the words of reports")
  func causes() {
    #expect(CauseName.allCases.map(\.rawValue) == GapCause.allCases.map(\.text))
  }
}
