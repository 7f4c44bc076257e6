import CYaml
import GeoCore

/// The bounds of a document, checked on its events before any of it is built, compared or copied.
///
/// An alias counts as all that it stands for: ten lines of aliases of aliases are billions of values.
struct YAMLBounds {
  /// The most values a document may hold once its aliases are expanded.
  private static let mostValues = 1_000_000
  /// How deep lists and mappings may stand in each other.
  private static let deepest = 64
  /// The most anchors.
  private static let mostAnchors = 10_000

  /// A list or mapping that has not ended.
  private struct Open {
    let isMapping: Bool
    let anchor: String?
    /// How many keys and values it has so far.
    var items = 0
    /// How many values it holds, itself among them.
    var size = 1
  }

  private let file: String
  private var open: [Open] = []
  private var sizes: [String: Int] = [:]
  private var total = 0

  /// Throws `InputError` with the place where a document goes beyond its bounds.
  ///
  /// What is no YAML is left to be told by what reads it.
  static func check(_ text: String, file: String) throws {
    var text = text
    guard text.utf8.count <= Scenario.mostBytes else {
      throw InputError(
        .badData, at: .init(file: file), "the document is larger than \(Scenario.mostBytes >> 20) MB",
        fix: "move sites into a layer")
    }
    try text.withUTF8 { bytes in
      var parser = unsafe yaml_parser_t()
      guard unsafe yaml_parser_initialize(&parser) == 1 else { return }
      defer { unsafe yaml_parser_delete(&parser) }
      unsafe yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      unsafe yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      var bounds = YAMLBounds(file: file)
      var isAtEnd = false
      while !isAtEnd {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(&parser, &event) == 1 else { return }
        defer { unsafe yaml_event_delete(&event) }
        isAtEnd = unsafe try bounds.take(event)
      }
    }
  }

  private init(file: String) { self.file = file }

  /// Counts an event.
  ///
  /// - Returns: whether it is the last one of the document.
  private mutating func take(_ event: yaml_event_t) throws -> Bool {
    let mark = unsafe event.start_mark
    let place = InputError.Place(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    switch unsafe event.type {
    case YAML_STREAM_END_EVENT, YAML_DOCUMENT_END_EVENT: return true
    case YAML_SCALAR_EVENT:
      let anchor = unsafe Self.text(event.data.scalar.anchor)
      try add(1, anchor: anchor, at: place)
    case YAML_ALIAS_EVENT:
      let name = unsafe Self.text(event.data.alias.anchor) ?? ""
      guard !isKey else { throw fault(place, "an alias is used as a key", fix: "write the key out") }
      try add(sizes[name] ?? 1, anchor: nil, at: place)
    case YAML_SEQUENCE_START_EVENT:
      try begin(Open(isMapping: false, anchor: unsafe Self.text(event.data.sequence_start.anchor)), at: place)
    case YAML_MAPPING_START_EVENT:
      try begin(Open(isMapping: true, anchor: unsafe Self.text(event.data.mapping_start.anchor)), at: place)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      if let last = open.popLast() {
        open.isEmpty ? () : (open[open.count - 1].size += last.size)
        if let anchor = last.anchor { try keep(last.size, of: anchor, at: place) }
      }
    default: break
    }
    return false
  }

  /// Whether what comes next is a key.
  private var isKey: Bool { open.last.map { $0.isMapping && $0.items.isMultiple(of: 2) } ?? false }

  private mutating func begin(_ new: Open, at place: InputError.Place) throws {
    guard !isKey else {
      throw fault(place, "a key must be one word, found a list or a mapping", fix: "write key: value")
    }
    guard open.count < Self.deepest else {
      throw fault(
        place, "lists and mappings stand more than \(Self.deepest) deep in each other",
        fix: "check the brackets and the indentation")
    }
    try count(1, at: place)
    if !open.isEmpty { open[open.count - 1].items += 1 }
    open.append(new)
  }

  private mutating func add(_ size: Int, anchor: String?, at place: InputError.Place) throws {
    try count(size, at: place)
    if !open.isEmpty {
      open[open.count - 1].items += 1
      open[open.count - 1].size += size
    }
    if let anchor { try keep(size, of: anchor, at: place) }
  }

  private mutating func count(_ size: Int, at place: InputError.Place) throws {
    total += size
    guard total <= Self.mostValues else {
      throw fault(
        place, "the document holds more than \(Self.mostValues) values",
        fix: "move sites into a layer, or look for an alias that repeats itself")
    }
  }

  private mutating func keep(_ size: Int, of anchor: String, at place: InputError.Place) throws {
    sizes[anchor] = size
    guard sizes.count <= Self.mostAnchors else {
      throw fault(place, "the document has more than \(Self.mostAnchors) anchors", fix: "write values out")
    }
  }

  private func fault(_ place: InputError.Place, _ problem: String, fix remedy: String) -> InputError {
    InputError(.badData, at: place, problem, fix: remedy)
  }

  private static func text(_ anchor: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    unsafe anchor.map { unsafe String(cString: $0) }
  }
}
