/// A value of a scenario as other formats can write it.
public indirect enum PlainValue: Sendable, Hashable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([PlainValue])
  /// Keys and values, in order.
  case mapping([Pair])

  /// A key with its value.
  public struct Pair: Sendable, Hashable {
    /// The key, as scenarios write it, with its unit.
    public let key: String
    /// Its value.
    public let value: PlainValue
  }

  init(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let text, let isQuoted):
      if let number = YAMLValue.number(node), number.isFinite {
        self = .number(number)
      } else if let flag = Bool(text), !isQuoted {
        self = .flag(flag)
      } else {
        self = .text(text)
      }
    case .list(let items): self = .list(items.map(PlainValue.init))
    case .mapping(let entries):
      self = .mapping(entries.map { Pair(key: $0.key, value: PlainValue($0.value)) })
    }
  }
}

extension EquipmentType {
  /// The type under the keys of a scenario's `equipment`, in the units that they name.
  public var plainValue: PlainValue { PlainValue(plan) }
}
