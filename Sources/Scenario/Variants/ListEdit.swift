import GeoCore

/// A change of a list's items by id, to be applied to the rows of layers, too.
struct ListEdit: Sendable, Hashable {
  /// What to do with the items that match.
  enum Action: Sendable, Hashable {
    case remove
    /// Merges keys and values over them.
    case change(YAMLNode)
  }

  let list: EditedList
  let pattern: IDPattern
  let action: Action
  /// Where the pattern is written.
  let place: InputError.Place
  /// Its path, such as `variants.no-uav.patrols.remove[0]`.
  let path: String
  /// How many layers the list had when it was changed: it is about their rows, not about those of later ones.
  let layerCount: Int
  /// Whether an item that is written in the scenario matched.
  var isMatched: Bool

  /// The fault that nothing matches.
  ///
  /// - Parameter ids: the ids that there are.
  func unmatched(among ids: [String]) -> InputError {
    let isLong = ids.count > Self.mostNamed
    let near = isLong ? nearest(to: pattern.text, among: ids).map { "did you mean `\($0)`?" } : nil
    return InputError(
      .badData, at: place, "\(path): no \(list.item) has the id \(pattern.text)".onOneLine,
      fix: near ?? (ids.isEmpty ? "there are none" : "the ids are \(Self.listing(ids))").onOneLine)
  }

  /// The most ids that a message names.
  private static let mostNamed = 12

  private static func listing(_ ids: [String]) -> String {
    let more = ids.count > mostNamed ? " and \(ids.count - mostNamed) more" : ""
    return ids.prefix(mostNamed).joined(separator: ", ") + more
  }
}

/// A list of the scenario that variants change by id.
enum EditedList: String, Sendable, CaseIterable {
  case sites, centres, patrols

  /// What one of its items is called.
  var item: String {
    switch self {
    case .sites: "site"
    case .centres: "centre"
    case .patrols: "patrol"
    }
  }

  /// The key that declares it.
  var key: Key {
    switch self {
    case .sites: ScenarioKeys.sites
    case .centres: ScenarioKeys.centres
    case .patrols: ScenarioKeys.patrols
    }
  }

  /// The keys of an item that is written in the scenario, but for its id, which stays.
  var itemKeys: [Key] {
    let all =
      switch self {
      case .sites: SiteKeys.inline
      case .centres: CentreKeys.inline
      case .patrols: PatrolKeys.inline
      }
    return all.filter { $0.name != SiteKeys.id.name }
  }

  /// Those of them that a layer's row has, too.
  var rowKeys: [Key] {
    guard self == .patrols else { return itemKeys }
    let columns = Set(PatrolKeys.columns.map(\.name))
    return itemKeys.filter { columns.contains($0.name) || $0.name == PatrolKeys.attributes.name }
  }
}

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
