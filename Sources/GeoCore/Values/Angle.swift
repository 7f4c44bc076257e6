import RealModule

/// A plane angle; azimuths are clockwise from north.
public struct Angle: Sendable, Hashable, Comparable, Codable {
  /// The angle (rad), any real number.
  public var radians: Double

  /// The angle of that many radians.
  public init(radians: Double) { self.radians = radians }

  /// The angle of that many degrees.
  public init(degrees: Double) { radians = degrees * .pi / 180 }

  /// The angle (degrees), any real number.
  public var degrees: Double { radians * 180 / .pi }

  /// The same direction in [0, 360) degrees.
  public var normalized: Angle {
    let turns = (radians / (2 * .pi)).rounded(.down)
    let rest = radians - turns * 2 * .pi
    return Angle(radians: rest >= 2 * .pi ? 0 : rest)
  }

  /// The least turn between two directions, in [0, 180] degrees.
  public func separation(from other: Angle) -> Angle {
    let turn = Angle(radians: radians - other.radians).normalized.radians
    return Angle(radians: Swift.min(turn, 2 * .pi - turn))
  }

  /// The azimuth of an offset on the plane, in [0, 360) degrees; north for no offset.
  ///
  /// - Parameters:
  ///   - east: offset to the east (m).
  ///   - north: offset to the north (m).
  public static func azimuth(east: Double, north: Double) -> Angle {
    Angle(radians: Double.atan2(y: east, x: north)).normalized
  }

  /// Orders by size.
  public static func < (left: Angle, right: Angle) -> Bool { left.radians < right.radians }

  /// The sum of two angles.
  public static func + (left: Angle, right: Angle) -> Angle {
    Angle(radians: left.radians + right.radians)
  }

  /// The difference of two angles.
  public static func - (left: Angle, right: Angle) -> Angle {
    Angle(radians: left.radians - right.radians)
  }
}

/// The program counts lengths in metres; people and some formulas have them in kilometres.
extension Double {
  /// The metres in a kilometre.
  @inlinable public static var metresPerKilometre: Double { 1000 }

  /// A length in metres, in kilometres.
  @inlinable public var kilometres: Double { self / Self.metresPerKilometre }

  /// The number as messages write it: so many decimals at the most, none where it is whole.
  func written(decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let rounded = (self * scale).rounded() / scale
    return Int(exactly: rounded).map(String.init) ?? "\(rounded)"
  }

  /// The nearest whole number, as messages tell a length or a time: `1235`, whatever the number is.
  ///
  /// `Int(_:)` ends the program for a number that no `Int` holds, and a message may be about just such a one.
  public var inWholeNumbers: String { written(decimals: 0) }
}
