import Coverage
import Reports
import Scenario
import Testing

@Suite struct MetricTests {
  private func summary() -> [String: JSONValue] {
    let summary = Summary(
      name: "s", groupBy: "neighbour", cellSize: 10, attribution: [], warnings: [], versions: [:], inputs: [],
      cost: EquipmentCost(), timings: [:])
    let value = summary.json(
      of: SmallResult.assessment(isMarginKnown: true), links: SmallResult.links, patrols: [])
    guard case .object(let object) = value else { return [:] }
    return object
  }

  private func numbers(_ value: JSONValue?) -> Set<String> {
    guard case .object(let object) = value else { return [] }
    let keys = object.filter { entry in
      switch entry.value {
      case .integer, .number, .null: true
      default: false
      }
    }.keys
    return Set(keys)
  }

  @Test("every figure at the top of summary.json is a metric, and every metric is there")
  func figures() {
    var object = summary()
    // Null for the scenario itself, but no figure.
    object["variant"] = nil
    #expect(numbers(.object(object)) == Set(Figure.allCases.map(\.rawValue)))
    #expect(numbers(object[Metric.causesKey]) == Set(CauseName.allCases.map(\.rawValue)))
  }

  @Test("what a stretch has is what summary.json has of each part and group")
  func stretches() throws {
    let object = summary()
    let expected = Set(Figure.allCases.filter(\.isOfStretches).map(\.rawValue))
    guard case .list(let parts) = object["per_part"], case .object(let groups) = object["per_neighbour"]
    else {
      Issue.record("parts and groups are there")
      return
    }
    #expect(parts.count == 2)
    for part in parts { #expect(numbers(part).subtracting(["part"]) == expected) }
    #expect(Set(groups.keys) == ["BG", "MK"])
    for group in groups.values { #expect(numbers(group) == expected) }
  }

  @Test("what a sensor has is what summary.json has of it")
  func sensors() {
    guard case .list(let sensors) = summary()["per_sensor"] else {
      Issue.record("sensors are there")
      return
    }
    let found = numbers(sensors.first).subtracting(["linked"])
    #expect(found == Set(SensorFigure.allCases.map(\.rawValue)))
  }

  @Test("a requirement gets the number that summary.json has")
  func numbersAgree() throws {
    let object = summary()
    for figure in Figure.allCases {
      let item = "metric: \(figure.rawValue), at_least: 0"
      let got = try SmallResult.result(item, isMarginKnown: true).got
      switch object[figure.rawValue] {
      case .number(let value): #expect(got == value)
      case .integer(let value): #expect(got == Double(value))
      default: #expect(got == nil)
      }
    }
  }

  @Test("requirements name causes by the words of reports")
  func causes() {
    #expect(CauseName.allCases.map(\.rawValue) == GapCause.allCases.map(\.text))
  }
}
