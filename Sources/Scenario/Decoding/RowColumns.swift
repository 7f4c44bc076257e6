import GeoCore

/// The columns of a layer's row, read as keys are declared.
struct RowColumns {
  let row: PointRow

  /// A text; whole numbers are texts too.
  func text(_ key: Key) throws -> String {
    switch row.attributes[key.name] ?? .null {
    case .text(let text) where !text.isEmpty: return text
    case .integer(let number): return String(number)
    case .real(let number) where number.isFinite: return YAMLNode.number(number).summary
    default: throw fault(key, expected: "a text")
    }
  }

  /// A number in the unit that the program keeps; nil when the column is empty or not there.
  func number(_ key: Key) throws -> Double? {
    guard case .number(let interval, let unit) = key.kind else {
      preconditionFailure("`\(key.name)` is not declared as a number")
    }
    return try number(key, expected: interval.description(of: "a number", unit: unit)) {
      interval.contains($0)
    }.map(unit.kept)
  }

  /// A whole number; nil when the column is empty or not there.
  func integer(_ key: Key) throws -> Int? {
    guard case .integer(let interval) = key.kind else {
      preconditionFailure("`\(key.name)` is not declared as a whole number")
    }
    return try number(key, expected: interval.description(of: "a whole number", unit: .one)) {
      interval.contains($0) && Int(exactly: $0) != nil
    }.map { Int($0) }
  }

  /// One of the words that a key allows; nil when the column is empty or not there.
  func choice(_ key: Key) throws -> String? {
    guard case .choice(let words) = key.kind else {
      preconditionFailure("`\(key.name)` is not declared as a choice")
    }
    guard let word = try textIfAny(key) else { return nil }
    guard words.contains(word) else { throw fault(key, expected: words.joined(separator: " | ")) }
    return word
  }

  /// A text; nil when the column is empty or not there.
  func textIfAny(_ key: Key) throws -> String? {
    switch row.attributes[key.name] ?? .null {
    case .null, .text(""): nil
    default: try text(key)
    }
  }

  /// Free values by name, from a JSON object's text; none when the column is empty or not there.
  func attributes(_ key: Key) throws -> [String: AttributeValue] {
    let text: String
    switch row.attributes[key.name] ?? .null {
    case .null, .text(""), .json(""): return [:]
    case .text(let json), .json(let json): text = json
    default: throw fault(key, expected: Self.object, fix: Self.objectRemedy)
    }
    do {
      // YAML takes JSON as it is.
      guard let node = try YAMLNode.parse(text, file: row.place), !node.isNothing else { return [:] }
      let log = DecodingLog(file: row.place, hasLines: false)
      return try Site.attributes(YAMLValue(node: node, path: .root, log: log))
    } catch is InputError {
      throw fault(key, expected: Self.object, fix: Self.objectRemedy)
    }
  }

  private static let object = "a JSON object of texts, numbers, true, false and lists of texts"
  private static let objectRemedy =
    #"write {"note": "..."}, leave it empty, or give the text a column of another name"#

  private func number(_ key: Key, expected: String, isAllowed: (Double) -> Bool) throws -> Double? {
    let number: Double?
    switch row.attributes[key.name] ?? .null {
    case .null, .text(""): return nil
    case .integer(let value): number = Double(value)
    case .real(let value): number = value
    // Text formats such as CSV have no column types.
    case .text(let text): number = Double(text)
    default: number = nil
    }
    guard let number, isAllowed(number) else { throw fault(key, expected: expected) }
    return number
  }

  private func fault(_ key: Key, expected: String, fix: String? = nil) -> InputError {
    InputError(
      .badData, at: InputError.Place(file: row.place),
      "column \(key.name): expected \(expected), found \(found(key))",
      fix: fix ?? "fill the column with \(key.summary)")
  }

  private func found(_ key: Key) -> String {
    switch row.attributes[key.name] {
    case nil: "no such column"
    case .null?, .text("")?: "nothing"
    case .text(let text)?, .json(let text)?: text
    case .integer(let number)?: String(number)
    case .real(let number)?: String(number)
    case .boolean(let flag)?: String(flag)
    case .textList(let items)?: "a list of \(items.count)"
    }
  }
}
