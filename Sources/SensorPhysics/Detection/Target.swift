/// What the sensors look for.
public struct Target: Sendable, Hashable {
  /// Height above the ground (m), above 0.
  public var height: Double
  /// The dimension that its resolution is counted across (m), above 0.
  public var criticalDimension: Double
  /// Its temperature difference to the background (K); only its size counts.
  public var deltaT: Double

  /// A target of those dimensions (m) and that temperature difference (K).
  public init(height: Double, criticalDimension: Double, deltaT: Double = Self.standardDeltaT) {
    self.height = height
    self.criticalDimension = criticalDimension
    self.deltaT = deltaT
  }

  /// The temperature difference of STANAG 4347's conditions (K); an unverified assumption.
  public static let standardDeltaT = 2.0

  /// A standing person; the critical dimension is that of FLIR TN-0002 and Hikvision's and Viewsheen's
  /// tables.
  public static let person = Target(height: 1.8, criticalDimension: 0.75)

  /// A vehicle; the critical dimension is FLIR TN-0002's and Hikvision's.
  public static let vehicle = Target(height: assumedVehicleHeight, criticalDimension: 2.3)

  /// A vehicle's height (m): an assumption, since the published tables give a critical dimension only.
  public static let assumedVehicleHeight = 2.3
}

/// What an operator must be able to tell about a target.
public enum DiscriminationTask: String, Sendable, Hashable, CaseIterable, Codable {
  /// Something is there.
  case detection
  /// What kind of thing it is.
  case recognition
  /// Which one of its kind it is.
  case identification
}
