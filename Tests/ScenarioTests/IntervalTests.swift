import GeoCore
import Scenario
import Testing

/// Every number of the schema has two bounds, and what lies beyond them is told with its place.
struct IntervalTests {
  /// The schemas of numbers below a value, with the keys that lead there.
  private func numbers(_ value: PlainValue, _ path: String = "") -> [(
    path: String, schema: [String: PlainValue]
  )] {
    switch value {
    case .list(let items): return items.flatMap { numbers($0, path) }
    case .mapping(let pairs):
      let keys = Dictionary(pairs.map { ($0.key, $0.value) }) { first, _ in first }
      var found: [(path: String, schema: [String: PlainValue])] = []
      if case .text("number")? = keys["type"] { found.append((path, keys)) }
      if case .text("integer")? = keys["type"] { found.append((path, keys)) }
      return found + pairs.flatMap { numbers($0.value, path + "/" + $0.key) }
    default: return []
    }
  }

  @Test("Every number of the schema has a least and a greatest value")
  func bounded() throws {
    let all = numbers(ScenarioSchema.value)
    #expect(all.count > 80)
    for (path, schema) in all {
      #expect(schema["minimum"] != nil || schema["exclusiveMinimum"] != nil, "\(path) has no least value")
      #expect(schema["maximum"] != nil || schema["exclusiveMaximum"] != nil, "\(path) has no greatest value")
    }
  }
}
