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
