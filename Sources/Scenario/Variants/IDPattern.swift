/// An id, or a pattern of ids: `*` stands for any letters, none included, `?` for one.
struct IDPattern: Sendable, Hashable {
  /// The pattern as written.
  let text: String

  /// Whether an id is meant.
  ///
  /// - Complexity: O(n m).
  func matches(_ id: String) -> Bool {
    let (pattern, word) = (Array(text), Array(id))
    var (i, j) = (0, 0)
    // Where the last star stands, and from where the word goes on after what it stands for.
    var star: (pattern: Int, word: Int)?
    while j < word.count {
      if i < pattern.count, pattern[i] == "*" {
        star = (i, j)
        i += 1
      } else if i < pattern.count, pattern[i] == "?" || pattern[i] == word[j] {
        i += 1
        j += 1
      } else if let last = star {
        star = (last.pattern, last.word + 1)
        i = last.pattern + 1
        j = last.word + 1
      } else {
        return false
      }
    }
    return pattern[i...].allSatisfy { $0 == "*" }
  }
}
