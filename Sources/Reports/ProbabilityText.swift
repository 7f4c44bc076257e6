import Foundation

extension Double {
  /// A probability with as many decimals as it takes: 0.999 is not 1.
  var probabilityText: String { String(format: "%.\(Self.certainDigits)g", self) }

  /// The decimal digits that a double keeps: halving and adding may change those after them.
  private static let certainDigits = 15
}
