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
