public import GeoCore

/// Something in a scenario that does not stop a run but that its user should know.
public struct ScenarioWarning: Sendable, Hashable, CustomStringConvertible {
  /// Where it stands.
  public var place: InputError.Place
  /// The YAML path and what is to know, in one line.
  public var text: String

  /// FILE:LINE:COL: text.
  public var description: String { "\(place): \(text)" }
}
