/// What a bound decides: columns that no better plan can lack or hold, and the one to branch on.
extension CoreRelaxation {
  /// Rounds multipliers; those that are a piece's whole worth stay at least that.
  func round(_ multipliers: inout [Double]) {
    for row in multipliers.indices {
      let isWhole = multipliers[row] >= problem.first[row]
      let units = (multipliers[row] / Self.quantum).rounded(isWhole ? .up : .toNearestOrEven)
      multipliers[row] = Double(Float(units * Self.quantum))
    }
  }

  /// Rounds a node's multipliers, works its bound out, decides what it decides, and names the column to branch on.
  mutating func settle(_ node: inout Node) {
    round(&node.multipliers)
    let moment = moment(node.multipliers, open: node.open)
    node.bound = moment.bound
    node.branch = nil
    node.choice = node.chosen + zip(moment.ranked, left).flatMap { $0.prefix($1) }
    guard node.bound > target else { return }
    var isIn = Set<Int>()
    let ends = zip(moment.ranked, left).map { ranked, count in
      isIn.formUnion(ranked.prefix(count))
      return (
        worst: count == 0 || ranked.count < count ? 0 : values[ranked[count - 1]],
        next: ranked.count > count ? values[ranked[count]] : 0
      )
    }
    var (open, best) = ([Int](), -1.0)
    var last: (column: Int, isIn: Bool)?
    for column in node.open {
      let end = ends[problem.columns[column].type]
      if isIn.contains(column) {
        if node.bound - values[column] + end.next <= target {
          node.chosen.append(column)
          last = (column, true)
          continue
        }
      } else if node.bound - end.worst + values[column] <= target {
        last = (column, false)
        continue
      }
      open.append(column)
      let doubt = frequency[column] * (1 - frequency[column]) * values[column]
      if doubt > best { (best, node.branch) = (doubt, column) }
    }
    if let last, open.isEmpty {
      // All is decided and the bound must be worked out anew: one decision is left to a split, which proves it.
      if last.isIn { node.chosen.removeAll { $0 == last.column } }
      (open, node.branch) = ([last.column], last.column)
    }
    node.open = open
  }
}
