/// The best columns by a value each, under counts and a budget: what a Lagrangian bound is made of.
///
/// Columns of one type and price form a group, of which the best come first. With at most four groups all counts but those
/// of the cheapest are tried (exact); with more a knapsack over the groups is solved in whole euros, or in whole units
/// of more where there are too many euros: prices are then rounded down, so that the choice only gains. A type's count bounds
/// each of its groups.
struct BestChoice: Sendable {
  /// Columns of one type and price.
  struct Group: Sendable {
    let type: Int
    let price: Int
    /// Rising.
    var columns: [Int]
    /// The most of them that may be chosen.
    var most: Int
  }

  /// What was chosen.
  struct Choice {
    /// The sum of the chosen columns' values.
    var value: Double
    /// How many of each group.
    var counts: [Int]
    /// The chosen columns, group by group, the best first.
    var columns: [Int]
    /// Of each group the value of the best that is left out where more may be chosen, at least 0.
    var ranked: [[Int]]
  }

  private(set) var groups: [Group]
  let budget: Int?
  /// The most groups whose counts are tried one by one.
  static let mostTried = 4
  /// The most units of a budget that a knapsack is solved in.
  static let mostUnits = 20_000

  init(_ columns: [PlacementInstance.Column], _ limits: PlacementLimits) {
    budget = limits.budget
    var places: [[Int]: Int] = [:]
    var groups: [Group] = []
    for (index, column) in columns.enumerated() {
      let key = [column.type, limits.budget == nil ? 0 : column.cost ?? 0]
      let cap = limits.counts.map { $0[column.type] } ?? Int.max
      let affordable = limits.budget.map { budget in key[1] > 0 ? budget / key[1] : Int.max } ?? Int.max
      guard min(cap, affordable) > 0 else { continue }
      if let place = places[key] {
        groups[place].columns.append(index)
      } else {
        places[key] = groups.count
        groups.append(
          Group(type: column.type, price: key[1], columns: [index], most: min(cap, affordable)))
      }
    }
    for index in groups.indices { groups[index].most = min(groups[index].most, groups[index].columns.count) }
    self.groups = groups.sorted { ($1.price, $0.type) < ($0.price, $1.type) }
  }

  /// The best choice.
  ///
  /// - Parameter values: one a column; what is not above 0 is not chosen.
  func choice(of values: [Double]) -> Choice {
    let ranked = groups.map { Self.best($0.most, of: $0.columns, by: values) }
    let sums = ranked.map { columns in
      columns.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + values[$1]) }
    }
    let counts: [Int]
    if let budget {
      counts = groups.count <= Self.mostTried ? tried(sums, budget) : packed(sums, budget)
    } else {
      counts = ranked.map(\.count)
    }
    return Choice(
      value: zip(sums, counts).reduce(0) { $0 + $1.0[$1.1] }, counts: counts,
      columns: zip(ranked, counts).flatMap { $0.prefix($1) }, ranked: ranked)
  }

  /// The counts of the best choice whose counts of all groups but the last are given one by one.
  private func tried(_ sums: [[Double]], _ budget: Int) -> [Int] {
    var best = (value: -1.0, counts: [Int](repeating: 0, count: sums.count))
    var counts = best.counts
    func fill(_ group: Int, _ rest: Int, _ value: Double) {
      guard group < sums.count else {
        if value > best.value { best = (value, counts) }
        return
      }
      let price = groups[group].price
      let most = min(sums[group].count - 1, price > 0 ? rest / price : Int.max)
      for count in stride(from: most, through: group == sums.count - 1 ? most : 0, by: -1) {
        counts[group] = count
        fill(group + 1, rest - count * price, value + sums[group][count])
      }
    }
    fill(0, budget, 0)
    return best.counts
  }

  /// The counts of the best choice by a knapsack over the groups.
  private func packed(_ sums: [[Double]], _ budget: Int) -> [Int] {
    let exact = groups.reduce(0) { Self.divisor($0, $1.price) }
    let unit = max(exact, (budget + Self.mostUnits - 1) / Self.mostUnits, 1)
    let units = budget / unit
    var values = [Double](repeating: 0, count: units + 1)
    var taken: [[Int32]] = []
    for (group, sum) in sums.enumerated() {
      let price = groups[group].price / unit
      var next = values
      var counts = [Int32](repeating: 0, count: units + 1)
      for spent in 0...units {
        for count in sum.indices.dropFirst() where count * price <= spent {
          let value = values[spent - count * price] + sum[count]
          if value > next[spent] { (next[spent], counts[spent]) = (value, Int32(count)) }
        }
      }
      values = next
      taken.append(counts)
    }
    var rest = units
    var counts = [Int](repeating: 0, count: sums.count)
    for group in sums.indices.reversed() {
      counts[group] = Int(taken[group][rest])
      rest -= counts[group] * (groups[group].price / unit)
    }
    return counts
  }

  private static func divisor(_ one: Int, _ other: Int) -> Int {
    other == 0 ? one : divisor(other, one % other)
  }

  /// The best of some columns with values above 0, the best first, of equals the first.
  ///
  /// - Complexity: O(columns + log of those that come into question).
  private static func best(_ count: Int, of columns: [Int], by values: [Double]) -> [Int] {
    func isBetter(_ one: Int, _ other: Int) -> Bool {
      values[one] == values[other] ? one < other : values[one] > values[other]
    }
    var kept: [Int] = []
    var threshold = 0.0
    // Twice as many are gathered before they are sorted and cut.
    for column in columns where values[column] > threshold {
      kept.append(column)
      if kept.count >= 2 * count + 64 {
        kept.sort(by: isBetter)
        kept.removeLast(kept.count - count)
        threshold = values[kept[count - 1]]
      }
    }
    kept.sort(by: isBetter)
    return Array(kept.prefix(count))
  }
}
