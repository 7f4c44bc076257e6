import Foundation

/// Round scales of maps on paper.
enum RoundScale {
  /// Millimetres on paper are a scale's n times as long on the ground.
  static let millimetresPerMetre = 1000.0
  /// The mantissas of round scales.
  private static let mantissas = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

  /// The least round n at which ground fits into a frame.
  ///
  /// - Parameters:
  ///   - ground: its width and height (m).
  ///   - frame: its width and height (mm), above 0.
  static func denominator(
    for ground: (width: Double, height: Double), in frame: (width: Double, height: Double)
  ) -> Double {
    let least =
      max(ground.width / frame.width, ground.height / frame.height, 1 / millimetresPerMetre)
      * millimetresPerMetre
    let power = pow(10, log10(least).rounded(.down))
    return (mantissas.first { $0 * power >= least } ?? 10) * power
  }
}
