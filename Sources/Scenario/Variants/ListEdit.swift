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
