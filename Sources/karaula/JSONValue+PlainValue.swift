import Reports
import Scenario

extension JSONValue {
  /// A scenario's value.
  init(_ value: PlainValue) {
    switch value {
    case .text(let text): self = .text(text)
    case .number(let number): self = Int(exactly: number).map(JSONValue.integer) ?? .number(number)
    case .flag(let flag): self = .boolean(flag)
    case .list(let items): self = .list(items.map(JSONValue.init))
    case .mapping(let pairs):
      self = .object(Dictionary(pairs.map { ($0.key, JSONValue($0.value)) }) { first, _ in first })
    }
  }
}
