import Synchronization

/// What the user should know of the inputs, collected while they are read: warnings, a sentence each, and how each input
/// is placed on Earth.
///
/// Every reader takes one and adds to it, so that commands print all of them alike and results repeat them. Tasks that
/// read at the same time may share one.
public final class InputNotes: Sendable {
  private let noted = Mutex(Noted())

  /// No notes yet.
  public init() {}

  /// Adds a sentence that names the file, what was found there and how much of it; one that was added before is not
  /// repeated.
  public func add(_ sentence: String) { noted.withLock { $0.add(sentence, kind: sentence) } }

  /// Adds a sentence of which there may be many that differ in numbers alone: of those three are told, with the least
  /// numbers, and the count of the others.
  public func addCounted(_ sentence: String) {
    let kind = sentence.split(omittingEmptySubsequences: false) { $0.isNumber }
    noted.withLock { $0.add(sentence, kind: kind.filter { !$0.isEmpty }.joined(separator: "#")) }
  }

  /// Adds how an input is placed on Earth, once.
  public func add(_ system: InputSystem) {
    noted.withLock { noted in
      if !noted.systems.contains(system) { noted.systems.append(system) }
    }
  }

  /// The sentences in the order in which they were added.
  public var sentences: [String] { noted.withLock { $0.kinds.flatMap(\.texts) } }

  /// How the inputs are placed on Earth, in the order in which they were read.
  public var systems: [InputSystem] { noted.withLock(\.systems) }

  /// The sentences that were added since this was last asked; in the order of the alphabet, as tasks that read at the
  /// same time add them in any order.
  public func newSentences() -> [String] {
    noted.withLock { noted in
      defer { noted.toldCount = noted.kinds.count }
      return noted.kinds[noted.toldCount...].flatMap(\.texts).sorted()
    }
  }
}

/// What was noted so far.
private struct Noted {
  /// Sentences of one kind, which differ in numbers alone.
  struct Kind {
    var name: String
    /// All that differ, up to `mostDifferent`.
    var sentences: Set<String>

    /// The sentences with the least numbers, the last of them with how many more there are.
    var texts: [String] {
      // Fewer digits are the smaller number.
      var first = sentences.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.prefix(Noted.mostTold)
      let rest = sentences.count - first.count
      guard rest > 0, let last = first.popLast() else { return Array(first) }
      let bound = sentences.count >= Noted.mostDifferent ? "at least " : ""
      return first + ["\(last) (and \(bound)\(rest) more like it)"]
    }
  }

  /// A bound on memory: beyond it sentences of a kind are no longer counted.
  static let mostDifferent = 10_000
  /// How many sentences of a kind are told.
  static let mostTold = 3

  var kinds: [Kind] = []
  var systems: [InputSystem] = []
  /// How many kinds were told already.
  var toldCount = 0
  private var places: [String: Int] = [:]

  mutating func add(_ sentence: String, kind name: String) {
    guard let place = places[name] else {
      places[name] = kinds.count
      kinds.append(Kind(name: name, sentences: [sentence]))
      return
    }
    if kinds[place].sentences.count < Self.mostDifferent { kinds[place].sentences.insert(sentence) }
  }
}

/// What a note counts, told by its first few names: a warning that can come many times is one sentence.
public struct CountedNames: Sendable, Hashable {
  /// How many are told by name.
  private static let told = 3

  /// How many there are.
  public private(set) var count = 0
  private var first: [String] = []

  /// Nothing yet.
  public init() {}

  /// Counts one more.
  public mutating func add(_ name: String) {
    count += 1
    if first.count < Self.told { first.append(name) }
  }

  /// The first names and how many more there are, such as `feature 1; feature 4; feature 6; and 12 more`.
  public var names: String {
    (first + (count > first.count ? ["and \(count - first.count) more"] : [])).joined(separator: "; ")
  }

  /// The count with its noun, such as `1 line` or `12 lines`.
  public func counted(_ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

/// How the coordinates of an input are placed on Earth.
public struct InputSystem: Sendable, Hashable, CustomStringConvertible {
  /// The input's path as given.
  public var file: String
  /// The layer in it; nil for what has no layers.
  public var layer: String?
  /// The coordinate system's name and code, such as `WGS 84 / UTM zone 34N (EPSG:32634)`.
  public var name: String
  /// The operation that brings it to WGS 84; nil when it is on WGS 84 itself.
  public var operation: String?
  /// How far that operation may be off (m), at least 0; nil when nobody states it.
  public var accuracy: Double?

  /// A system of an input.
  public init(file: String, layer: String?, name: String, operation: String?, accuracy: Double?) {
    self.file = file
    self.layer = layer
    self.name = name
    self.operation = operation
    self.accuracy = accuracy
  }

  /// The system, the operation and its accuracy.
  public var description: String {
    guard let operation else { return "\(name), on WGS 84 itself" }
    guard let accuracy else { return "\(name), brought to WGS 84 by \(operation), of unstated accuracy" }
    return "\(name), brought to WGS 84 by \(operation), within \(accuracy.metres)"
  }
}

extension Double {
  /// A length of the order of metres, to the decimetre.
  fileprivate var metres: String {
    let tenths = (self * 10).rounded() / 10
    return "\(Int(exactly: tenths).map(String.init) ?? "\(tenths)") m"
  }
}
