/// The schema of keys and of their values.
struct KeySchema {
  /// Whether it is of changes: nothing is required, nothing as a value removes a key, lists may change by id.
  let isChange: Bool

  /// The name of the definition of a variant.
  static let changes = "changes"

  /// The schema of a mapping of keys.
  ///
  /// - Parameters:
  ///   - required: the keys that must be there; nil for those that are declared so.
  ///   - shared: those of the keys that are as in a variant.
  func mapping(_ keys: [Key], required: [String]? = nil, changingAs shared: [Key] = []) -> YAMLNode {
    let declared = isChange ? [] : keys.filter(\.isRequired).map(\.name)
    let needed = required ?? declared
    var pairs: [(String, YAMLNode)] = [
      ("type", .text("object")),
      (
        "properties",
        .mapping(
          keys.map { key in
            let isShared = shared.contains { $0.name == key.name }
            let place = "\(Self.changes)/properties/\(key.name)"
            return (key.name, isShared ? ScenarioSchema.reference(to: place) : property(key))
          })
      ),
    ]
    if !needed.isEmpty { pairs.append(("required", .list(needed.map(YAMLNode.text)))) }
    pairs.append(("additionalProperties", .flag(false)))
    return .mapping(pairs)
  }

  /// The schema of a key's value, with what it says of itself.
  private func property(_ key: Key) -> YAMLNode {
    var pairs: [(String, YAMLNode)] = [("description", .text(description(of: key)))]
    if let value = fallback(of: key) { pairs.append(("default", value)) }
    let schema = schema(of: key)
    guard isChange else { return .mapping(pairs + schema) }
    var choices = [YAMLNode.mapping(schema), type("null")]
    if let list = EditedList(rawValue: key.name) { choices.insert(edits(of: list), at: 1) }
    return .mapping(pairs + [("anyOf", .list(choices))])
  }

  private func schema(of key: Key) -> [(String, YAMLNode)] {
    // The `variants` of a requirement are a list of names.
    if key.name == ScenarioKeys.variants.name, case .named = key.kind {
      return [
        ("type", .text("object")), ("additionalProperties", ScenarioSchema.reference(to: Self.changes)),
      ]
    }
    if isChange, let list = EditedList(rawValue: key.name) { return items(of: list) }
    return schema(of: key.kind)
  }

  /// A list of whole items.
  private func items(of list: EditedList) -> [(String, YAMLNode)] {
    [("type", .text("array")), ("items", ScenarioSchema.reference(toItemsOf: list.key))]
  }

  /// A change of a list by id.
  private func edits(of list: EditedList) -> YAMLNode {
    func described(_ key: Key, _ schema: [(String, YAMLNode)]) -> (String, YAMLNode) {
      (key.name, .mapping([("description", .text(key.summary))] + schema))
    }
    return .mapping([
      ("type", .text("object")),
      (
        "properties",
        .mapping([
          described(VariantKeys.add, items(of: list)),
          described(VariantKeys.remove, schema(of: VariantKeys.remove.kind)),
          described(
            VariantKeys.change,
            [("type", .text("object")), ("additionalProperties", mapping(list.itemKeys))]),
        ])
      ),
      ("additionalProperties", .flag(false)),
    ])
  }

  private func schema(of kind: Key.Kind) -> [(String, YAMLNode)] {
    switch kind {
    // Numbers and flags are texts, too, where a text is wanted.
    case .text: [("type", .list(["string", "number", "boolean"].map(YAMLNode.text)))]
    case .flag: [("type", .text("boolean"))]
    case .number(let interval, _): [("type", .text("number"))] + interval.schema
    case .integer(let interval): [("type", .text("integer"))] + interval.schema
    case .choice(let words): [("enum", .list(words.map(YAMLNode.text)))]
    // What stands in a list is whole: a change replaces the list.
    case .list(let kind):
      [("type", .text("array")), ("items", .mapping(KeySchema(isChange: false).schema(of: kind)))]
    case .mapping(let keys): mapping(keys).pairs
    case .named(let kind):
      [("type", .text("object")), ("additionalProperties", named(kind))]
    case .either(let kinds): [("anyOf", .list(kinds.map { .mapping(schema(of: $0)) }))]
    case .anything: []
    }
  }

  private func named(_ kind: Key.Kind) -> YAMLNode {
    let schema = YAMLNode.mapping(schema(of: kind))
    return isChange ? .mapping([("anyOf", .list([schema, type("null")]))]) : schema
  }

  private func type(_ name: String) -> YAMLNode {
    // The word `null` is a text here.
    .mapping([("type", YAMLNode(content: .scalar(name, isQuoted: true), mark: .start))])
  }
}

extension KeySchema {
  /// What a key is, in its unit, and what holds when it is absent.
  private func description(of key: Key) -> String {
    let unit = key.kind.unit.flatMap { $0.symbol.isEmpty ? nil : " (\($0.symbol))" } ?? ""
    let usual = key.fallback.flatMap { fallback(of: key) == nil ? "; default: \($0)" : nil } ?? ""
    return key.summary + unit + usual
  }

  /// What holds when a key is absent, if that is a value of the key's kind.
  private func fallback(of key: Key) -> YAMLNode? {
    key.fallback.flatMap { key.kind.value(of: $0) }
  }
}

extension Key.Kind {
  /// The unit of a number, also of one that is among several kinds.
  fileprivate var unit: Unit? {
    switch self {
    case .number(_, let unit): unit
    case .list(let kind): kind.unit
    case .either(let kinds): kinds.lazy.compactMap(\.unit).first
    case .text, .flag, .integer, .choice, .mapping, .named, .anything: nil
    }
  }

  /// The value that a text writes; nil when it is none of this kind.
  fileprivate func value(of text: String) -> YAMLNode? {
    switch self {
    case .number(let interval, _), .integer(let interval):
      YAMLValue.number(.bare(text)).flatMap { interval.contains($0) ? .number($0) : nil }
    case .flag: Bool(text).map(YAMLNode.flag)
    case .choice(let words): words.contains(text) ? .text(text) : nil
    case .either(let kinds): kinds.lazy.compactMap { $0.value(of: text) }.first
    case .text, .list, .mapping, .named, .anything: nil
    }
  }
}

extension Interval {
  /// The bounds as a schema's keywords.
  fileprivate var schema: [(String, YAMLNode)] {
    [
      (isLowerOpen ? "exclusiveMinimum" : "minimum", YAMLNode.number(lower)),
      (isUpperOpen ? "exclusiveMaximum" : "maximum", YAMLNode.number(upper)),
    ]
  }
}

extension YAMLNode {
  /// The keys and values of a mapping, in order.
  fileprivate var pairs: [(String, YAMLNode)] {
    guard case .mapping(let entries) = content else { return [] }
    return entries.map { ($0.key, $0.value) }
  }
}
