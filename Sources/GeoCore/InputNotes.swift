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
