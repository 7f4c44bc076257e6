/// The part of the spectrum that a camera works in.
public enum Band: String, Sendable, Hashable, CaseIterable {
  /// Long-wave infrared, 8 to 12 um.
  case lwir
  /// Mid-wave infrared, 3 to 5 um.
  case mwir
  /// Visible and near infrared light.
  case visible

  /// Whether the camera sees heat, so that darkness does not matter to it.
  public var isThermal: Bool { self != .visible }

  /// The share of the day range that is left at night unless a camera's data say otherwise, in [0, 1].
  ///
  /// All of it for a thermal camera; none for a visible one, which is then a plain day camera.
  public var defaultNightFactor: Double { isThermal ? 1 : 0 }
}

/// Whether the sun lights the scene.
public enum Light: String, Sendable, Hashable, CaseIterable {
  case day
  /// A moonless night.
  case night
}
