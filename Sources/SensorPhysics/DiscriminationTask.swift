/// What an operator must be able to tell about a target.
public enum DiscriminationTask: String, Sendable, Hashable, CaseIterable {
  /// Something is there.
  case detection
  /// What kind of thing it is.
  case recognition
  /// Which one of its kind it is.
  case identification
}
