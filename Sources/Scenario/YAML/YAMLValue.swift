import GeoCore

/// A value under its path, ready to be read as what it should be.
struct YAMLValue {
  let node: YAMLNode
  let path: YAMLPath
  let log: DecodingLog

  /// Where the value starts.
  var place: InputError.Place { log.place(node.mark) }

  /// A fault of this value.
  func fault(expected: String, fix: String) -> InputError {
    // A file that is no scenario is not quoted: it may be anything, such as a file of passwords.
    let (subject, found) =
      path == .root ? ("", node.isScalar ? "plain text" : node.summary) : ("\(path): ", node.summary)
    return InputError(.badData, at: place, "\(subject)expected \(expected), found \(found)", fix: fix)
  }

  /// One text; numbers and flags are texts too.
  func text(_ summary: String) throws -> String {
    guard case .scalar(let text, _) = node.content, !node.isNothing, !text.isEmpty else {
      throw fault(expected: "a text", fix: "give \(summary)")
    }
    return text
  }

  /// Where a source is; of a database its short name, the rest is kept apart.
  func source(_ summary: String) throws -> SourcePath {
    SourcePath(try DatabaseName.kept(try text(summary), at: place))
  }

  /// One of a few words.
  func choice(_ words: [String], _ summary: String) throws -> String {
    let word = try text(summary)
    guard words.contains(word) else {
      let known = words.joined(separator: " | ")
      let near = nearest(to: word, among: words).map { "did you mean `\($0)`?" }
      throw fault(expected: known, fix: near ?? "give \(summary)")
    }
    return word
  }

  /// `true` or `false`.
  func flag(_ summary: String) throws -> Bool {
    guard case .scalar(let text, isQuoted: false) = node.content, let flag = Bool(text) else {
      throw fault(expected: "true or false", fix: "give true or false: \(summary)")
    }
    return flag
  }

  /// A finite number of an interval, as written.
  func number(in interval: Interval, unit: Unit = .one, _ summary: String) throws -> Double {
    let expected = interval.description(of: "a number", unit: unit)
    guard let number = Self.number(node) else { throw fault(expected: expected, fix: "give \(summary)") }
    guard interval.contains(number) else { throw fault(expected: expected, fix: "give \(summary)") }
    return number
  }

  /// A whole number of an interval.
  func integer(in interval: Interval, _ summary: String) throws -> Int {
    let expected = interval.description(of: "a whole number", unit: .one)
    guard let number = Self.number(node), interval.contains(number), let whole = Int(exactly: number) else {
      throw fault(expected: expected, fix: "give \(summary)")
    }
    return whole
  }

  /// The items of a list.
  func list(_ summary: String) throws -> [YAMLValue] {
    guard case .list(let items) = node.content else {
      throw fault(expected: "a list", fix: "give \(summary)")
    }
    return items.enumerated().map { YAMLValue(node: $1, path: path.item($0), log: log) }
  }

  /// What declares an entry of this mapping; an entry that nothing declares is an error.
  func key(of entry: YAMLNode.Entry, among keys: [Key]) throws -> Key {
    guard let key = keys.first(where: { $0.name == entry.key }) else {
      throw InputError(
        .badData, at: log.place(entry.mark), "\(path.key(entry.key)): unknown key",
        fix: suggestion(for: entry.key, among: keys.map(\.name)))
    }
    return key
  }

  /// The number that a plain decimal scalar writes; infinite when it is too large, nil for anything else.
  static func number(_ node: YAMLNode) -> Double? {
    guard case .scalar(let text, isQuoted: false) = node.content,
      text.allSatisfy({ "+-.0123456789eE".contains($0) })
    else { return nil }
    return Double(text)
  }
}

/// Checks of values that are not read yet.
extension YAMLValue {
  /// Checks changes of a mapping: known keys, values of their kind; nothing removes a key.
  func checkChanges(of keys: [Key], _ summary: String) throws {
    guard case .mapping(let entries) = node.content else {
      throw fault(expected: "a mapping", fix: "give \(summary)")
    }
    for entry in entries {
      let key = try key(of: entry, among: keys)
      guard !entry.value.isNothing else { continue }
      try YAMLValue(node: entry.value, path: path.key(entry.key), log: log).check(key.kind, key.summary)
    }
  }

  /// Checks that the value is of a kind; a mapping may leave out what is required.
  private func check(_ kind: Key.Kind, _ summary: String) throws {
    switch kind {
    case .text: _ = try text(summary)
    case .flag: _ = try flag(summary)
    case .number(let interval, let unit): _ = try number(in: interval, unit: unit, summary)
    case .integer(let interval): _ = try integer(in: interval, summary)
    case .choice(let words): _ = try choice(words, summary)
    case .list(let kind): for item in try list(summary) { try item.check(kind, summary) }
    case .mapping(let keys): try checkChanges(of: keys, summary)
    case .either(let kinds):
      let isFit = kinds.contains { kind in (try? check(kind, summary)) != nil }
      if !isFit, let last = kinds.last { try check(last, summary) }
    case .named, .anything: break
    }
  }
}

/// The file that is decoded, and what its user should know about it.
final class DecodingLog {
  /// The file's name, as the user gave it.
  let file: String
  /// What was noticed so far.
  private(set) var warnings: [ScenarioWarning] = []
  private var told: Set<String> = []

  private let hasLines: Bool

  /// A log of a file.
  ///
  /// - Parameter hasLines: whether places in it have a line and a column; a layer's row has none.
  init(file: String, hasLines: Bool = true) {
    self.file = file
    self.hasLines = hasLines
  }

  /// A place in the file.
  func place(_ mark: YAMLMark) -> InputError.Place {
    hasLines
      ? InputError.Place(file: mark.file ?? file, line: mark.line, column: mark.column)
      : InputError.Place(file: file)
  }

  /// Notes a warning, once for all items of a list.
  func warn(at place: InputError.Place, _ path: YAMLPath, _ text: String) {
    guard told.insert("\(path.pattern): \(text)").inserted else { return }
    warnings.append(ScenarioWarning(place: place, text: "\(path.pattern): \(text)"))
  }
}
