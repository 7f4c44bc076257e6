import GeoCore
import Yams

extension YAMLNode {
  /// Reads a document.
  ///
  /// - Parameters:
  ///   - text: the YAML text, with or without a byte order mark.
  ///   - file: its name, for messages.
  /// - Returns: nil when the document holds nothing but comments.
  /// - Throws: `InputError` with line and column of the fault.
  static func parse(_ text: String, file: String) throws -> YAMLNode? {
    let body = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    do {
      try YAMLBounds.check(body, file: file)
      return try compose(yaml: body, .basic).map { try YAMLNode($0, file: file) }
    } catch let error as YamlError {
      throw error.inputError(file: file)
    }
  }

  private init(_ node: Node, file: String) throws {
    let mark = YAMLMark(node.mark, file: file)
    let place = InputError.Place(file: file, line: mark.line, column: mark.column)
    var children: [YAMLNode] = []
    switch node {
    case .scalar(let scalar):
      self.init(content: .scalar(scalar.string, isQuoted: scalar.style != .plain), mark: mark)
    case .sequence(let sequence):
      for item in sequence { children.append(try YAMLNode(item, file: file)) }
      self.init(content: .list(children), mark: mark)
    case .mapping(let mapping):
      var entries: [Entry] = []
      var names: Set<String> = []
      for (key, value) in mapping {
        guard let name = key.scalar?.string else {
          throw InputError(
            .badData, at: place, "a key must be one word, found a list or a mapping",
            fix: "write key: value")
        }
        let mark = YAMLMark(key.mark, file: file)
        guard names.insert(name).inserted else {
          throw InputError(
            .badData, at: InputError.Place(file: file, line: mark.line, column: mark.column),
            "`\(name.quoted)` given more than once in one mapping", fix: "keep one")
        }
        let value = try YAMLNode(value, file: file)
        entries.append(Entry(key: name, mark: mark, value: value))
      }
      self.init(content: .mapping(entries), mark: mark)
    case .alias:
      throw InputError(
        .badData, at: place, "an alias refers to nothing", fix: "write the value in full")
    }
  }
}

extension YAMLMark {
  fileprivate init(_ mark: Mark?, file: String) {
    self.init(line: mark?.line ?? Self.start.line, column: mark?.column ?? Self.start.column, file: file)
  }
}

extension YamlError {
  /// The same fault as one line with its place.
  func inputError(file: String) -> InputError {
    switch self {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let within = context.map { "\($0.text) that starts at line \($0.mark.line): " } ?? ""
      return InputError(
        .badData, at: InputError.Place(file: file, line: mark.line, column: mark.column),
        "not valid YAML: \(within)\(problem)", fix: "check indentation, colons, brackets and quotes there")
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "`\($0.quoted)`" }.joined(separator: ", ")
      return InputError(
        .badData, at: InputError.Place(file: file, line: context.mark.line, column: context.mark.column),
        "\(names) given more than once in one mapping", fix: "keep one")
    case .reader(let problem, let offset, _, let text):
      return InputError(
        .badData, at: Self.place(of: offset, in: text, file: file), "not valid YAML: \(problem)",
        fix: "save the file as plain UTF-8 text")
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
      return InputError(
        .badData, at: InputError.Place(file: file), "not valid YAML",
        fix: "save the file as plain UTF-8 text")
    }
  }

  /// The line and column of a character, both from 1.
  private static func place(of offset: Int?, in text: String, file: String) -> InputError.Place {
    guard let offset else { return InputError.Place(file: file) }
    let before = text.prefix(offset).split(separator: "\n", omittingEmptySubsequences: false)
    return InputError.Place(file: file, line: before.count, column: (before.last?.count ?? 0) + 1)
  }
}
