/// What proves a bound: multipliers, worths and credits, from which anyone works it out anew.
///
/// bound = standing + sum of phi_j + the best choice of columns by r_i = sum of lambda_j a_ij, with
/// phi_j = max(0, w - lambda, w + second - 2 lambda), for expected detection w - lambda - lambda ln(w / lambda) + w e^-20.
public struct PlacementCertificate: Sendable {
  /// What each piece of the instance is worth beyond what stands (m), at least 0.
  public let weights: [Double]
  /// What a second sensor there is worth (m).
  public let seconds: [Double]
  /// The multipliers, in [0, weight].
  public private(set) var multipliers: [Double]
  /// What is gained whatever is chosen (m).
  public let standing: Double
  /// The bound (m).
  public let bound: Double
  /// The limits.
  public let limits: PlacementLimits
  /// Whether pieces gain by expected detection.
  public let isDetection: Bool
  let problem: CoveringProblem
  /// What proves the bound where the multipliers alone bound less; nil where they suffice.
  public let proof: CoreProof?
  /// The multipliers of the problem's pieces, the bound that they give, and what the best known plan gains (m).
  let reduced: [Double]
  let root: Double
  let value: Double

  init(
    _ problem: CoveringProblem, first: [Double], second: [Double], multipliers reduced: [Double],
    bound: Double, root: Double, value: Double, limits: PlacementLimits, proof: CoreProof?
  ) {
    self.root = root
    self.proof = proof
    self.problem = problem
    self.reduced = reduced
    self.value = value
    weights = first
    seconds = second
    standing = problem.constant
    self.bound = bound
    self.limits = limits
    isDetection = problem.rule == .detection
    // What no column reaches gains nothing: its multiplier is its worth.
    multipliers = first
    for (row, multiplier) in reduced.enumerated() where problem.first[row] > 0 {
      let share = min(multiplier / problem.first[row], 1)
      for piece in problem.origins[row] { multipliers[Int(piece)] = first[Int(piece)] * share }
    }
  }

  /// The columns that were chosen from: their numbers in the instance.
  public var columns: [Int] { problem.numbers }

  /// The credits of a column on the instance's pieces, rising.
  ///
  /// - Parameter index: its place in ``columns``.
  public func credits(_ index: Int) -> [(piece: Int, credit: Double)] {
    problem.credits.entries(index).flatMap { entry in
      problem.origins[Int(problem.credits.rows[entry])].map { (Int($0), problem.credit(entry)) }
    }.sorted { $0.piece < $1.piece }
  }
}
