import Foundation
import Scenario

/// A validator for the part of JSON Schema 2020-12 that the scenario's schema uses.
struct SchemaValidator {
  let schema: PlainValue

  /// The places where a document breaks the schema.
  func faults(of document: PlainValue) -> [String] { faults(of: document, schema, at: "") }

  private static let known: Set<String> = [
    "$schema", "$id", "$defs", "$ref", "title", "description", "default", "if", "then", "else", "type",
    "enum", "anyOf", "properties", "required", "additionalProperties", "items", "minimum", "maximum",
    "exclusiveMinimum", "exclusiveMaximum",
  ]

  private func faults(of value: PlainValue, _ schema: PlainValue, at path: String) -> [String] {
    if case .flag(let isAllowed) = schema { return isAllowed ? [] : ["\(path): nothing may stand here"] }
    var faults: [String] = []
    for keyword in schema.pairs where !Self.known.contains(keyword.key) {
      faults.append("\(path): the validator does not know \(keyword.key)")
    }
    if case .text(let reference)? = schema["$ref"] {
      faults += self.faults(of: value, target(of: reference), at: path)
    }
    if let condition = schema["if"] {
      let branch = self.faults(of: value, condition, at: path).isEmpty ? schema["then"] : schema["else"]
      if let branch { faults += self.faults(of: value, branch, at: path) }
    }
    if let types = schema["type"], !types.texts.contains(where: { value.isOf(type: $0) }) {
      faults.append("\(path): \(value) is no \(types.texts)")
    }
    if case .list(let words)? = schema["enum"], !words.contains(value) { faults.append("\(path): \(value)") }
    if case .list(let choices)? = schema["anyOf"] {
      let all = choices.map { self.faults(of: value, $0, at: path) }
      if !all.contains(where: \.isEmpty) { faults.append("\(path): none of \(all)") }
    }
    return faults + bounds(of: value, schema, at: path) + children(of: value, schema, at: path)
  }

  private func bounds(of value: PlainValue, _ schema: PlainValue, at path: String) -> [String] {
    guard case .number(let number) = value else { return [] }
    func breaks(_ keyword: String, _ isBroken: (Double, Double) -> Bool) -> String? {
      guard case .number(let bound)? = schema[keyword], isBroken(number, bound) else { return nil }
      return "\(path): \(number) breaks \(keyword) \(bound)"
    }
    return [
      breaks("minimum", <), breaks("maximum", >), breaks("exclusiveMinimum", <=),
      breaks("exclusiveMaximum", >=),
    ].compactMap { $0 }
  }

  private func children(of value: PlainValue, _ schema: PlainValue, at path: String) -> [String] {
    switch value {
    case .list(let items):
      guard let child = schema["items"] else { return [] }
      return items.flatMap { faults(of: $0, child, at: path + "[]") }
    case .mapping(let pairs):
      let required = schema["required"]?.texts ?? []
      let missing = required.filter { name in !pairs.contains { $0.key == name } }
      return missing.map { "\(path).\($0): missing" }
        + pairs.flatMap { pair -> [String] in
          let child = schema["properties"]?[pair.key] ?? schema["additionalProperties"]
          return child.map { faults(of: pair.value, $0, at: "\(path).\(pair.key)") } ?? []
        }
    case .text, .number, .flag: return []
    }
  }

  /// What a reference such as `#/$defs/changes` leads to.
  func target(of reference: String) -> PlainValue {
    reference.split(separator: "/").dropFirst().reduce(schema) { $0[String($1)] ?? .flag(false) }
  }
}

extension PlainValue {
  /// The value of a key.
  subscript(_ key: String) -> PlainValue? { pairs.first { $0.key == key }?.value }

  /// Keys and values of a mapping.
  var pairs: [Pair] { if case .mapping(let pairs) = self { pairs } else { [] } }

  /// A text, or the texts of a list.
  var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let items): items.flatMap(\.texts)
    default: []
    }
  }

  fileprivate func isOf(type: String) -> Bool {
    switch (self, type) {
    case (.text(let text), "null"): text.isEmpty || text == "null"
    case (.text(let text), "string"): text != "null"
    case (.number, "number"), (.flag, "boolean"), (.list, "array"), (.mapping, "object"): true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }
}
