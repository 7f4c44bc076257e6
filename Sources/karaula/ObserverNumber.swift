/// A number that says how an observer looks: an option of the command, and a column of a layer of observers.
enum ObserverNumber: String, Sendable, CaseIterable {
  case observerHeight = "observer_height_m"
  case observerElevation = "observer_elevation_m"
  case targetHeight = "target_height_m"
  case minRange = "min_range_m"
  case maxRange = "max_range_m"
  case azimuth = "azimuth_deg"
  case sector = "sector_deg"
  case tilt = "tilt_deg"
  case verticalAngle = "vertical_angle_deg"

  /// The column's name.
  var column: String { rawValue }

  /// The option's name: the column's without its unit.
  var option: String { "--" + rawValue.split(separator: "_").dropLast().joined(separator: "-") }

  /// The longest range (m): beyond it a plane with a parabola's drop is no earth.
  static let longestRange = 1e6
  /// The highest that an eye or a target may be (m): a satellite is no observer of this kind.
  static let highest = 1e6
  /// The least width or height of a field (degrees): 17 mm in 1 km.
  private static let narrowest = 1e-3
  /// The lowest elevation of an eye (m): below every sea.
  private static let lowestElevation = -12_000.0

  /// Whether a value makes sense by itself.
  func allows(_ value: Double) -> Bool {
    switch self {
    case .observerHeight, .targetHeight: (0...Self.highest).contains(value)
    case .observerElevation: (Self.lowestElevation...Self.highest).contains(value)
    case .minRange, .maxRange: (0...Self.longestRange).contains(value)
    case .azimuth: (-360...360).contains(value)
    case .sector: value >= Self.narrowest && value <= 360
    case .tilt: value > -90 && value < 90
    case .verticalAngle: value >= Self.narrowest && value < 180
    }
  }

  /// The values that make sense, in words.
  var allowed: String {
    switch self {
    case .observerHeight, .targetHeight: "a number of metres from 0 to \(Int(Self.highest))"
    case .observerElevation:
      "a number of metres from \(Int(Self.lowestElevation)) to \(Int(Self.highest))"
    case .minRange, .maxRange: "a number of metres from 0 to \(Int(Self.longestRange))"
    case .azimuth: "a number of degrees from -360 to 360"
    case .sector: "a number of degrees above 0, from \(Self.narrowest) on, and at most 360"
    case .tilt: "a number of degrees above -90 and below 90"
    case .verticalAngle: "a number of degrees above 0, from \(Self.narrowest) on, and below 180"
    }
  }
}
