import Synchronization

/// What the user should know of the inputs, collected while they are read: warnings, a sentence each.
///
/// Every reader takes one and adds to it, so that commands print all of them alike and results repeat them. Tasks that
/// read at the same time may share one.
public final class InputNotes: Sendable {
  private let noted = Mutex<[String]>([])

  /// No notes yet.
  public init() {}

  /// Adds a sentence that names the file, what was found there and how much of it; one that was added before is not
  /// repeated.
  public func add(_ sentence: String) {
    noted.withLock { sentences in
      if !sentences.contains(sentence) { sentences.append(sentence) }
    }
  }

  /// The sentences in the order in which they were added.
  public var sentences: [String] { noted.withLock { $0 } }
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
