import GeoCore

/// The columns of a layer's row, read as keys are declared; an empty one is none.
struct RowValues: KeyedValues {
  let place: InputError.Place
  let path = ""
  private let attributes: [String: AttributeValue]
  private let names: [String: String]

  /// The columns of a row, by the names of their keys.
  init(_ row: some LayerRow) {
    place = InputError.Place(file: row.place)
    attributes = row.attributes
    names = row.columnNames
  }

  func has(_ key: Key) -> Bool { attributes[key.name].map { !$0.isBlank } ?? false }

  func place(of key: Key) -> InputError.Place { place }

  /// A text without blanks around it; numbers are texts, too, whole ones without decimals.
  func text(_ key: Key) throws -> String? {
    guard let value = attributes[key.name], !value.isBlank else { return nil }
    switch value {
    case .text(let text), .json(let text): return text.withoutBlanksAround
    case .integer(let number): return String(number)
    case .real(let number) where number.magnitude < Self.exactBelow: return YAMLNode.number(number).summary
    case .real(let number) where number.isFinite:
      throw fault(
        key, expected: "a text",
        fix: "make it a column of texts: real numbers are whole and exact below 2^53 only")
    default: throw fault(key, expected: "a text")
    }
  }

  /// Whole numbers from 2^53 on share their Double with others.
  private static let exactBelow = 2 / Double.ulpOfOne

  func number(_ key: Key) throws -> Double? {
    guard case .number(let interval, let unit) = key.kind else {
      preconditionFailure("`\(key.name)` is not declared as a number")
    }
    return try number(key, unit, expected: interval.description(of: "a number", unit: unit)) {
      interval.contains($0)
    }.map(unit.kept)
  }

  func integer(_ key: Key) throws -> Int? {
    guard case .integer(let interval) = key.kind else {
      preconditionFailure("`\(key.name)` is not declared as a whole number")
    }
    let number = try number(key, .one, expected: interval.description(of: "a whole number", unit: .one)) {
      interval.contains($0) && Int(exactly: $0) != nil
    }
    // Not every whole number is a Double.
    if case .integer(let whole)? = attributes[key.name] { return whole }
    return number.map { Int($0) }
  }

  /// A flag: few formats have flags, so that the words and numbers that stand for them are taken.
  func flag(_ key: Key) throws -> Bool? {
    guard let value = attributes[key.name], !value.isBlank else { return nil }
    switch value {
    case .boolean(let flag): return flag
    case .integer(0), .real(0): return false
    case .integer(1), .real(1): return true
    case .text(let text):
      let word = text.withoutBlanksAround.lowercased()
      if ["true", "t", "yes", "y", "1"].contains(word) { return true }
      if ["false", "f", "no", "n", "0"].contains(word) { return false }
    default: break
    }
    throw fault(key, expected: "true or false", fix: "give true or false: \(key.summary)")
  }

  /// A word in any case.
  func choice<Value: RawRepresentable & CaseIterable>(_ key: Key, _ type: Value.Type) throws -> Value?
  where Value.RawValue == String {
    guard let text = try text(key) else { return nil }
    let words = Value.allCases.map(\.rawValue)
    if let word = words.first(where: { $0.lowercased() == text.lowercased() }) {
      return Value(rawValue: word)
    }
    let near = nearest(to: text, among: words).map { "did you mean `\($0)`?" }
    throw fault(key, expected: words.joined(separator: " | "), fix: near)
  }

  /// A value as it would stand in a scenario, from the text of one; JSON is read as YAML is.
  func value(_ key: Key) throws -> YAMLValue? {
    guard let value = attributes[key.name], !value.isBlank else { return nil }
    let node: YAMLNode?
    switch value {
    case .text(let text), .json(let text):
      do {
        node = try YAMLNode.parse(text, file: place.file)
      } catch let error as InputError {
        throw InputError(error.kind, at: place, "column \(name(key)): \(error.problem)", fix: error.remedy)
      }
    case .textList(let items): node = .list(items.map(YAMLNode.text))
    case .integer(let number): node = .bare("\(number)")
    case .real(let number): node = .number(number)
    case .boolean(let flag): node = .flag(flag)
    case .null: node = nil
    }
    let log = DecodingLog(file: place.file, hasLines: false)
    return node.map { YAMLValue(node: $0, path: .root.key("column \(name(key))"), log: log) }
  }

  func missing(_ key: Key) -> InputError {
    let isOfLayer = key.name == LayerKeys.type.name
    return fault(
      key, expected: "a text",
      fix: isOfLayer
        ? "fill the column, or say `\(key.name): ...` beside the source for rows that name none" : nil)
  }

  /// What the file calls the column of a key.
  func name(_ key: Key) -> String { names[key.name] ?? key.name }
}

extension RowValues {
  private func number(
    _ key: Key, _ unit: Unit, expected: String, isAllowed: (Double) -> Bool
  ) throws -> Double? {
    guard let value = attributes[key.name], !value.isBlank else { return nil }
    let number: Double?
    switch value {
    case .integer(let whole): number = Double(whole)
    case .real(let real): number = real
    // Text formats such as CSV have no column types.
    case .text(let text), .json(let text): number = WrittenNumber(text).value
    case .null, .boolean, .textList: number = nil
    }
    guard let number, isAllowed(number) else {
      throw fault(key, expected: expected, fix: number == nil ? remedy(key, unit) : nil)
    }
    return number
  }

  /// What to do about a text that is nearly a number; nil for any other value.
  private func remedy(_ key: Key, _ unit: Unit) -> String? {
    guard case .text(let text)? = attributes[key.name] else { return nil }
    let written = WrittenNumber(text)
    if written.valueWithComma != nil {
      return "write its decimals after a point: the comma may part them or thousands"
    }
    return written.numberAndUnit.map { number, _ in
      "write \(number) alone" + (unit.symbol.isEmpty ? "" : ": the column is in \(unit.symbol)")
    }
  }

  /// A fault of a column.
  func fault(_ key: Key, expected: String, fix: String? = nil) -> InputError {
    InputError(
      .badData, at: place, "column \(name(key)): expected \(expected), found \(found(key))".onOneLine,
      fix: fix ?? "fill the column with \(key.summary)")
  }

  private func found(_ key: Key) -> String {
    switch attributes[key.name] {
    case nil: "no such column"
    case let value? where value.isBlank: "nothing"
    case .text(let text)?, .json(let text)?: String(text.withoutBlanksAround).quoted
    case .integer(let number)?: String(number)
    case .real(let number)?: YAMLNode.number(number).summary
    case .boolean(let flag)?: String(flag)
    case .textList(let items)?: "a list of \(items.count)"
    case .null?: "nothing"
    }
  }
}

extension RowValues {
  /// Free values by name, from a JSON object's text; none when the column is empty or not there.
  func attributes(_ key: Key) throws -> [String: AttributeValue] {
    switch attributes[key.name] ?? .null {
    case let value where value.isBlank: return [:]
    case .text, .json: break
    default: throw fault(key, expected: Self.object, fix: Self.objectRemedy)
    }
    do {
      // YAML takes JSON as it is.
      guard let value = try value(key), !value.node.isNothing else { return [:] }
      return try Site.attributes(value)
    } catch is InputError {
      throw fault(key, expected: Self.object, fix: Self.objectRemedy)
    }
  }

  private static let object = "a JSON object of texts, numbers, true, false and lists of texts"
  private static let objectRemedy =
    #"write {"note": "..."}, leave it empty, or give the text a column of another name"#
}
