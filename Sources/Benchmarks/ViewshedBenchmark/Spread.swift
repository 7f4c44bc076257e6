import Foundation

/// How far verdicts agree with the truth on a sample, counted both ways: ground that is lost is a false gap,
/// ground that is invented a gap overlooked.
struct Tally: Sendable, Codable {
  /// Cells that were compared.
  var compared = 0
  /// Cells that are truly visible.
  var visible = 0
  /// Truly visible cells that are called hidden.
  var lost = 0
  /// Truly hidden cells that are called visible.
  var invented = 0

  /// Cells whose verdict is wrong.
  var wrong: Int { lost + invented }

  /// The share of right verdicts, in [0, 1].
  var agreement: Double { compared > 0 ? 1 - Double(wrong) / Double(compared) : 1 }

  /// The share of truly visible cells that are lost, in [0, 1].
  var lostShare: Double { visible > 0 ? Double(lost) / Double(visible) : 0 }

  /// Counts one cell.
  mutating func count(_ verdict: Bool, truth: Bool) {
    compared += 1
    visible += truth ? 1 : 0
    lost += truth && !verdict ? 1 : 0
    invented += verdict && !truth ? 1 : 0
  }

  /// Counts the sample of a question.
  mutating func count(_ verdicts: Verdicts, of question: Question) {
    for (cell, truth) in zip(question.sample, question.truth) { count(verdicts[cell], truth: truth) }
  }
}

/// A figure measured several times: its median, which an interruption does not move, and its extremes.
struct Spread: Sendable, Codable {
  let median: Double
  let least: Double
  let most: Double

  /// - Parameter values: one a repetition, at least one.
  init(_ values: [Double]) {
    let sorted = values.sorted()
    precondition(!sorted.isEmpty, "a median is of something")
    let middle = sorted.count / 2
    median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    least = sorted[0]
    most = sorted[sorted.count - 1]
  }
}

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
