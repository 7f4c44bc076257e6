/// Two that fail at the same time, by their places among all that may fail.
struct MemberPair: Hashable, Comparable {
  let first: Int
  let second: Int

  /// Two different places, in any order.
  init(_ one: Int, _ other: Int) {
    precondition(one != other, "a pair has two members")
    (first, second) = (min(one, other), max(one, other))
  }

  /// By the first, then by the second.
  static func < (left: Self, right: Self) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }
}

/// All pairs, those that lose most first, without making them all.
///
/// A pair loses what each loses alone, and what both change together, which is nothing for most. So of most pairs the first
/// is that of the two largest losses:
///
///     ranked by loss alone    a  b  c  d  e
///     a's next partner           ^              pairs with a sum of their own are skipped here
///     b's next partner              ^           and stand in a list beside
///
struct RankedPairs {
  private let alone: [Double]
  private let together: [MemberPair: Double]
  /// The members, those with the largest loss first.
  private let ranked: [Int]
  /// For each place in `ranked` the place of its next partner, further back.
  private var partners: [Int]
  /// The pairs that change something together, the best last.
  private var special: [(pair: MemberPair, sum: Double)]

  /// - Parameters:
  ///   - alone: what each loses alone (m).
  ///   - together: by how much the loss of a pair differs from the sum of both (m); 0 for those that are not there.
  init(alone: [Double], together: [MemberPair: Double]) {
    self.alone = alone
    self.together = together
    ranked = alone.indices.sorted { (-alone[$0], $0) < (-alone[$1], $1) }
    partners = alone.indices.map { $0 + 1 }
    special = []
    special = together.keys.map { (pair: $0, sum: sum(of: $0)) }.sorted { Self.comesBefore($1, $0) }
    for place in partners.indices { skip(at: place) }
  }

  /// The pair that loses most, the first of equals, and its loss (m); nil where there are not two.
  ///
  /// - Parameter less: the loss of a pair (m) where that is less than its sum; nil where it is not.
  /// - Complexity: O(members) for each pair whose sum is more than what the worst one loses.
  consuming func worst(unless less: (MemberPair) -> Double?) -> (pair: MemberPair, length: Double)? {
    var worst: (pair: MemberPair, length: Double)?
    while let (pair, sum) = popFirst(), sum > worst?.length ?? -.infinity {
      let length = less(pair) ?? sum
      if length > worst?.length ?? -.infinity { worst = (pair, length) }
    }
    return worst
  }

  /// Takes the pair with the largest sum, the first of equals.
  private mutating func popFirst() -> (pair: MemberPair, sum: Double)? {
    var best = special.last
    var bestPlace: Int?
    for place in partners.indices where partners[place] < ranked.count {
      let pair = MemberPair(ranked[place], ranked[partners[place]])
      let candidate = (pair: pair, sum: sum(of: pair))
      guard best.map({ Self.comesBefore(candidate, $0) }) ?? true else { continue }
      (best, bestPlace) = (candidate, place)
    }
    if let bestPlace {
      partners[bestPlace] += 1
      skip(at: bestPlace)
    } else {
      _ = special.popLast()
    }
    return best
  }

  private mutating func skip(at place: Int) {
    while partners[place] < ranked.count,
      together[MemberPair(ranked[place], ranked[partners[place]])] != nil
    {
      partners[place] += 1
    }
  }

  private func sum(of pair: MemberPair) -> Double {
    alone[pair.first] + alone[pair.second] + (together[pair] ?? 0)
  }

  private static func comesBefore(
    _ one: (pair: MemberPair, sum: Double), _ other: (pair: MemberPair, sum: Double)
  ) -> Bool {
    one.sum == other.sum ? one.pair < other.pair : one.sum > other.sum
  }
}
