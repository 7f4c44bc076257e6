import GeoCore

/// How an observer looks, as far as it is said; what is not has a default.
struct ObserverSettings: Sendable {
  private(set) var numbers: [ObserverNumber: Double]

  static let defaultObserverHeight = 2.0
  static let defaultTargetHeight = 1.8
  static let defaultMaxRange = 30_000.0

  init(_ numbers: [ObserverNumber: Double]) { self.numbers = numbers }

  var targetHeight: Double { numbers[.targetHeight] ?? Self.defaultTargetHeight }
  var minRange: Double { numbers[.minRange] ?? 0 }
  var maxRange: Double { numbers[.maxRange] ?? Self.defaultMaxRange }

  /// Whether the eye's elevation hangs on the ground's.
  var needsGround: Bool { numbers[.observerElevation] == nil }

  /// The eye's elevation (m) over ground of that elevation (m), which is there when it is needed.
  func eyeElevation(ground: Double?) -> Double {
    numbers[.observerElevation] ?? (ground ?? 0) + (numbers[.observerHeight] ?? Self.defaultObserverHeight)
  }

  /// The sector on a grid whose north is turned from true north.
  ///
  /// - Parameter convergence: from true north to the grid's, clockwise positive.
  func sector(convergence: Angle) -> Sector {
    guard let azimuth = numbers[.azimuth], let width = numbers[.sector] else { return .full }
    return Sector(around: Angle(degrees: azimuth) - convergence, width: Angle(degrees: width))
  }

  /// The vertical field; nil when nothing is said of it.
  var verticalField: VerticalField? {
    guard let bounds = verticalBounds else { return nil }
    return VerticalField(from: Angle(degrees: bounds.lowest), to: Angle(degrees: bounds.highest))
  }

  private var verticalBounds: (lowest: Double, highest: Double)? {
    guard let tilt = numbers[.tilt], let angle = numbers[.verticalAngle] else { return nil }
    return (tilt - angle / 2, tilt + angle / 2)
  }

  /// These settings with some said anew; a height takes the place of an elevation, and the other way round.
  func replacing(_ others: [ObserverNumber: Double]) -> ObserverSettings {
    var result = self
    if others[.observerElevation] != nil { result.numbers[.observerHeight] = nil }
    if others[.observerHeight] != nil { result.numbers[.observerElevation] = nil }
    result.numbers.merge(others) { $1 }
    return result
  }

  /// What is wrong with single numbers; nil when nothing is.
  ///
  /// - Parameter name: how the user knows a number, such as `--min-range`.
  func valueFault(naming name: (ObserverNumber) -> String) -> String? {
    for number in ObserverNumber.allCases {
      if let value = numbers[number], !number.allows(value) {
        return "\(name(number)) \(value): must be \(number.allowed)"
      }
    }
    return nil
  }

  /// What is wrong with single numbers or with how they go together; nil when nothing is.
  func fault(naming name: (ObserverNumber) -> String) -> String? {
    valueFault(naming: name) ?? unpaired(naming: name) ?? contradiction(naming: name)
  }

  /// What one number asks for and is not said.
  private func unpaired(naming name: (ObserverNumber) -> String) -> String? {
    for (one, other) in [(ObserverNumber.azimuth, ObserverNumber.sector), (.tilt, .verticalAngle)] {
      for (given, missing) in [(one, other), (other, one)] {
        if let value = numbers[given], numbers[missing] == nil {
          return "\(name(given)) \(value) is given without \(name(missing)): give both or neither"
        }
      }
    }
    return nil
  }

  private func contradiction(naming name: (ObserverNumber) -> String) -> String? {
    if numbers[.observerHeight] != nil, numbers[.observerElevation] != nil {
      return "\(name(.observerHeight)) and \(name(.observerElevation)) exclude each other"
    }
    if minRange > maxRange {
      return "\(name(.minRange)) \(minRange) is above \(name(.maxRange)) \(maxRange)"
    }
    if let bounds = verticalBounds, bounds.lowest <= -90 || bounds.highest >= 90 {
      return "\(name(.tilt)) and \(name(.verticalAngle)) reach from \(bounds.lowest) to \(bounds.highest)"
        + " degrees: must stay above -90 and below 90"
    }
    return nil
  }
}
