/// What is left to decide, for solvers of integer programs.
extension PlacementCertificate {
  /// The reduced problem in MPS, to be minimised: the value that plans gain beyond what stands, negated.
  ///
  /// Columns that no plan better than the known one can hold are left out, under counts alone. Rows are `p` and a piece,
  /// variables `x` and a column by its number in the instance, `y` and `u` a piece covered once and twice. Nil for expected
  /// detection, which is not linear.
  public func mps() -> String? {
    guard !isDetection else { return nil }
    let columns = problem.columns
    let kept = self.kept
    var byPiece = [Bool](repeating: false, count: problem.pieces.count)
    for column in kept {
      for entry in problem.credits.entries(column) { byPiece[Int(problem.credits.rows[entry])] = true }
    }
    let pieces = byPiece.indices.filter { byPiece[$0] }
    let types = Set(kept.map { columns[$0].type }).sorted()
    let candidates = Dictionary(grouping: kept) { columns[$0].candidate }.filter { $0.value.count > 1 }.keys
      .sorted()
    var lines = ["NAME placement FREE", "ROWS", " N value"]
    for piece in pieces {
      lines.append(" L p\(piece)")
      if problem.second[piece] > 0 { lines.append(" L u\(piece)") }
    }
    if limits.counts != nil { lines += types.map { " L count\($0)" } }
    if limits.budget != nil { lines.append(" L budget") }
    lines += candidates.map { " L place\($0)" }
    lines.append("COLUMNS")
    let shared = Set(candidates)
    for column in kept {
      let name = " x\(problem.numbers[column])"
      for entry in problem.credits.entries(column) {
        lines.append("\(name) p\(problem.credits.rows[entry]) \(-problem.credit(entry))")
      }
      if limits.counts != nil { lines.append("\(name) count\(columns[column].type) 1") }
      if limits.budget != nil { lines.append("\(name) budget \(columns[column].cost ?? 0)") }
      if shared.contains(columns[column].candidate) {
        lines.append("\(name) place\(columns[column].candidate) 1")
      }
    }
    for piece in pieces {
      lines.append(" y\(piece) value \(-problem.first[piece])")
      lines.append(" y\(piece) p\(piece) 1")
      guard problem.second[piece] > 0 else { continue }
      lines.append(" y\(piece) u\(piece) -1")
      lines.append(" z\(piece) value \(-problem.second[piece])")
      lines.append(" z\(piece) p\(piece) 1")
      lines.append(" z\(piece) u\(piece) 1")
    }
    lines.append("RHS")
    if let counts = limits.counts { lines += types.map { " rhs count\($0) \(counts[$0])" } }
    if let budget = limits.budget { lines.append(" rhs budget \(budget)") }
    lines += candidates.map { " rhs place\($0) 1" }
    lines.append("BOUNDS")
    lines += kept.map { " BV bound x\(problem.numbers[$0])" }
    for piece in pieces {
      lines.append(" UP bound y\(piece) 1")
      if problem.second[piece] > 0 { lines.append(" UP bound z\(piece) 1") }
    }
    return (lines + ["ENDATA", ""]).joined(separator: "\n")
  }

  /// The columns that may be in a better plan than the known one.
  private var kept: [Int] {
    guard limits.budget == nil, let counts = limits.counts, reduced.count == problem.pieces.count else {
      return Array(problem.columns.indices)
    }
    let isExcluded = problem.excluded(
      problem.values(of: reduced), counts: counts, bound: root, value: value)
    return problem.columns.indices.filter { !isExcluded[$0] }
  }
}
