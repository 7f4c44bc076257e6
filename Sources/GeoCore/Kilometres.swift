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
}
