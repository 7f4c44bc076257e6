/// The ends of lines, and which of them are one point: what `LineJoints` finds, step by step.
struct LineEnds {
  /// Ends further apart than this (m) are not meant to meet; between the tolerance and it they may be.
  private static let widestGap = 10.0
  /// A line's own ends are a gap in a ring only when the line is at least so many times as long as the gap.
  private static let ringFactor = 2.0

  /// Of each end the one that it is one point with.
  private(set) var partners: [Int?]
  /// What was found, a sentence each.
  private(set) var notes: [String] = []

  private let lines: [SourceLine]
  private let places: [Coordinate]
  private let grid: PlaceGrid
  private let tolerance: Double
  private let distance: [SourceLine].Distance
  /// Of each end whether it is one of a ring's, which meet no other.
  private var isRing: [Bool]
  private var forks: [[Int]] = []

  /// The ends of lines that have a length.
  init(of lines: [SourceLine], tolerance: Double, distance: @escaping [SourceLine].Distance) {
    self.lines = lines
    self.tolerance = tolerance
    self.distance = distance
    places = lines.flatMap(\.ends)
    grid = PlaceGrid(places, reach: max(tolerance, Self.widestGap))
    partners = [Int?](repeating: nil, count: places.count)
    isRing = [Bool](repeating: false, count: places.count)
  }

  /// Finds the pairs: first rings and ends at one point, which nothing parts, then ends within the tolerance.
  ///
  /// - Parameter keepsDirections: whether only the end of one line and the start of another may be a pair.
  mutating func join(keepsDirections: Bool) {
    closeRings(within: PlaceGrid.samePoint)
    joinSamePoints()
    closeRings(within: tolerance)
    joinWithinTolerance()
    if keepsDirections { partHeadOn() }
    noteForks()
    noteGaps()
  }

  /// The other ends within a distance of an end, rising, without those of rings.
  private func ends(near end: Int, within reach: Double) -> [Int] {
    grid.numbers(near: places[end]).filter {
      $0 != end && !isRing[$0] && distance(places[$0], places[end]) <= reach
    }
  }

  private mutating func closeRings(within reach: Double) {
    for line in lines.indices where lines[line].vertices.count > 2 {
      let (first, last) = (2 * line, 2 * line + 1)
      guard partners[first] == nil, partners[last] == nil, distance(places[first], places[last]) <= reach
      else { continue }
      partners[first] = last
      partners[last] = first
      isRing[first] = true
      isRing[last] = true
    }
  }

  private mutating func joinSamePoints() {
    for end in places.indices where partners[end] == nil && !isRing[end] {
      let met = ends(near: end, within: PlaceGrid.samePoint)
      guard met.count == 1, ends(near: met[0], within: PlaceGrid.samePoint) == [end] else { continue }
      partners[end] = met[0]
      partners[met[0]] = end
    }
  }

  /// Joins ends that are alone with one other within the tolerance; three or more are a fork, also where two of them
  /// are a pair already.
  private mutating func joinWithinTolerance() {
    let chains = chains()
    var isDone = [Bool](repeating: false, count: places.count)
    for end in places.indices where partners[end] == nil && !isRing[end] && !isDone[end] {
      var group = [end]
      isDone[end] = true
      var next = 0
      while next < group.count {
        for other in ends(near: group[next], within: tolerance) where !isDone[other] {
          // Pairs that lie near each other are no fork, nor is the end of a chain near a joint of its own.
          let pairs = [group[next], other].count { partners[$0] != nil }
          guard pairs == 0 || pairs == 1 && chains[group[next] / 2] != chains[other / 2] else { continue }
          isDone[other] = true
          group.append(other)
        }
        next += 1
      }
      group += group.compactMap { partners[$0] }.filter { !group.contains($0) }
      join(group.sorted())
    }
  }

  private mutating func join(_ group: [Int]) {
    if group.count == 2 {
      partners[group[0]] = group[1]
      partners[group[1]] = group[0]
    } else if group.count > 2 {
      for end in group { partners[end] = nil }
      forks.append(group)
    }
  }

  /// Of each line a number that is the same for all lines that pairs make one.
  private func chains() -> [Int] {
    var roots = Array(lines.indices)
    func root(_ line: Int) -> Int {
      var line = line
      while roots[line] != line {
        roots[line] = roots[roots[line]]
        line = roots[line]
      }
      return line
    }
    for case let (end, partner?) in zip(partners.indices, partners) {
      let (one, other) = (root(end / 2), root(partner / 2))
      roots[max(one, other)] = min(one, other)
    }
    return lines.indices.map(root)
  }

  /// Parts pairs of two starts or of two last vertices.
  private mutating func partHeadOn() {
    for case let (end, partner?) in zip(partners.indices, partners)
    where end < partner && end.isMultiple(of: 2) == partner.isMultiple(of: 2) {
      partners[end] = nil
      partners[partner] = nil
      forks.append([end, partner])
    }
  }

  private mutating func noteForks() {
    var names = CountedNames()
    for fork in forks.sorted(by: { $0[0] < $1[0] }) {
      var lines = CountedNames()
      for end in fork { lines.add(self.lines[end / 2].name) }
      names.add("\(fork.count) lines (\(lines.names))")
    }
    guard names.count > 0 else { return }
    notes.append(
      "lines meet in more than pairs at \(names.counted("point")), parts end there: \(names.names)")
  }

  /// Tells of ends that other ends lie near, beyond the tolerance.
  private mutating func noteGaps() {
    let isForked = Set(forks.joined())
    let chains = chains()
    let members = Dictionary(grouping: lines.indices) { chains[$0] }
    func mayBeGap(from end: Int, to other: Int, of gap: Double) -> Bool {
      guard chains[end / 2] == chains[other / 2] else { return true }
      guard partners[other] == nil else { return false }
      var length = 0.0
      for line in members[chains[end / 2]] ?? [] where length < Self.ringFactor * gap {
        length += lines[line].length(upTo: Self.ringFactor * gap, distance: distance)
      }
      return length >= Self.ringFactor * gap
    }
    var widest = 0.0
    var gaps = CountedNames()
    var known: Set<[Int]> = []
    for end in places.indices where partners[end] == nil && !isForked.contains(end) {
      let near = ends(near: end, within: Self.widestGap).map {
        (end: $0, gap: distance(places[$0], places[end]))
      }
      let nearest = near.filter { mayBeGap(from: end, to: $0.end, of: $0.gap) }.min { $0.gap < $1.gap }
      guard let nearest, known.insert([min(end, nearest.end), max(end, nearest.end)]).inserted else {
        continue
      }
      widest = max(widest, nearest.gap)
      let place = places[end]
      gaps.add(
        "\(lines[end / 2].name) and \(lines[nearest.end / 2].name) at "
          + "\(place.longitude.written(decimals: 6)), \(place.latitude.written(decimals: 6))")
    }
    guard gaps.count > 0 else { return }
    notes.append(
      """
      \(gaps.counted("gap")) between ends of lines, of up to \(widest.written(decimals: 2)) m, \
      \(gaps.count == 1 ? "is" : "are") wider than the \(tolerance.written(decimals: 3)) m that are joined (`border.join_tolerance_m`), \
      parts end there: \(gaps.names)
      """)
  }
}
