import Foundation

extension Double {
  /// The number with that many decimals, the same in every locale.
  func text(_ decimals: Int) -> String { String(format: "%.\(decimals)f", self) }

  /// A share as per cent with that many decimals; rounded down 100 means all, rounded up 0 means none.
  func percent(_ decimals: Int, _ rule: FloatingPointRoundingRule) -> String {
    let scale = pow(10, Double(decimals))
    return ((self * 100 * scale).rounded(rule) / scale).text(decimals)
  }
}

extension Spread {
  /// The median and the extremes.
  func text(_ decimals: Int, per unit: Double = 1) -> String {
    "\((median / unit).text(decimals)) (\((least / unit).text(decimals))-\((most / unit).text(decimals)))"
  }
}

extension Int {
  /// The number with a comma between thousands.
  var grouped: String {
    let digits = String(self)
    return digits.enumerated().reduce(into: "") { text, digit in
      if digit.offset > 0, (digits.count - digit.offset) % 3 == 0 { text += "," }
      text.append(digit.element)
    }
  }
}
