/// The program counts lengths in metres; people and some formulas have them in kilometres.
extension Double {
  /// The metres in a kilometre.
  @inlinable public static var metresPerKilometre: Double { 1000 }

  /// A length in metres, in kilometres.
  @inlinable public var kilometres: Double { self / Self.metresPerKilometre }
}
