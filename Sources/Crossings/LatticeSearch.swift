/// Where a search starts, and what it has cost to get there.
public struct SearchStart: Sendable, Hashable {
  /// The place.
  public var place: Int
  /// The exponent so far, at least 0.
  public var exponent: Double
  /// The time so far (s), at least 0.
  public var seconds: Double

  /// A start.
  public init(place: Int, exponent: Double = 0, seconds: Double = 0) {
    self.place = place
    self.exponent = exponent
    self.seconds = seconds
  }
}

/// The least-cost paths from the starts of a search: a value for each place of its cells.
public struct LeastPaths: Sendable {
  /// The integral of hazard over time along the path; infinite for a place that is not reached.
  public let exponents: [Double]
  /// The time along the same path (s); infinite for a place that is not reached.
  public let seconds: [Double]
  /// The place before it on its path; -1 for a start and for what is not reached.
  public let previous: [Int32]
  /// How many places were settled.
  public let settledCount: Int
  /// How many moves to places not settled yet were looked at.
  public let moveCount: Int

  /// The places of a path from its start to a place; empty when it is not reached.
  public func path(to place: Int) -> [Int] {
    guard exponents[place].isFinite else { return [] }
    var path = [place]
    while let last = path.last, previous[last] >= 0 { path.append(Int(previous[last])) }
    return path.reversed()
  }
}

/// Dijkstra's search (1959) over packed cells, by exponent, then by time.
///
/// A move's time is its length times the pace on the slope from end to end, times the mean factor of the cells passed;
/// its exponent is the same with each cell's factor times its hazard. So ground between the ends of a long move counts by the
/// slope from end to end, at most 3.6 cells.
///
/// Laws:
/// 1. In open level ground times and exponents are at most 1.4 % above those of straight ways, never below.
/// 2. More hazard or a barrier never lowers an exponent.
/// 3. Mirroring and transposing the ground changes no value beyond rounding.
/// 4. Searching backward gives for each place what its path to the goals costs.
public enum LatticeSearch {
  /// Which way the paths lead.
  public enum Direction: Sendable {
    /// From the starts to each place.
    case forward
    /// From each place to the starts: moves are walked the other way round, as uphill is not downhill.
    case backward
  }

  /// Finds the least-cost paths.
  ///
  /// - Parameters:
  ///   - starts: each at most once counts, the cheapest first; those in barriers and margins are left out.
  /// - Complexity: O(n log n) in the cells, 32 moves each.
  public static func paths(
    over cells: PackedCells, costs: TravelCosts, from starts: [SearchStart], _ direction: Direction = .forward
  ) -> LeastPaths {
    precondition(
      [costs.elevations.count, costs.factors.count, costs.hazards.count].allSatisfy { $0 == cells.count },
      "costs have a value for each place")
    var exponents = [Double](repeating: .infinity, count: cells.count)
    var seconds = exponents
    var previous = [Int32](repeating: -1, count: cells.count)
    var queue = PathQueue(places: cells.count)
    for start in starts where cells.runNumbers[start.place] >= 0 && costs.factors[start.place] < .infinity {
      let isCheaper = (start.exponent, start.seconds) < (exponents[start.place], seconds[start.place])
      guard isCheaper else { continue }
      exponents[start.place] = start.exponent
      seconds[start.place] = start.seconds
      queue.put(.init(exponent: start.exponent, seconds: start.seconds, place: Int32(start.place)))
    }
    var exponentSpan = exponents.mutableSpan
    var secondSpan = seconds.mutableSpan
    var previousSpan = previous.mutableSpan
    let counts = settle(
      &exponentSpan, &secondSpan, &previousSpan, &queue, by: MoveTable(costs, over: cells, direction))
    return LeastPaths(
      exponents: exponents, seconds: seconds, previous: previous, settledCount: counts.settled,
      moveCount: counts.looked)
  }

  /// Settles place after place. Allocates nothing in its loops.
  private static func settle(
    _ exponents: inout MutableSpan<Double>, _ seconds: inout MutableSpan<Double>,
    _ previous: inout MutableSpan<Int32>, _ queue: inout PathQueue, by table: borrowing MoveTable
  ) -> (settled: Int, looked: Int) {
    var (settled, looked) = (0, 0)
    let moves = table.moves.span
    while let entry = queue.pop() {
      let place = Int(entry.place)
      let firstStep = table.firstStep(of: place)
      settled &+= 1
      for index in moves.indices {
        let move = unsafe moves[unchecked: index]
        guard let target = table.target(of: move, from: place, firstStep), !queue.isSettled(target) else {
          continue
        }
        looked &+= 1
        guard let cost = table.cost(of: move, from: place, firstStep, to: target) else { continue }
        let exponent = entry.exponent + cost.y
        let time = entry.seconds + cost.x
        let (known, knownTime) = unsafe (exponents[unchecked: target], seconds[unchecked: target])
        guard exponent <= known else { continue }
        if exponent == known {
          guard time <= knownTime else { continue }
          if time == knownTime, unsafe previous[unchecked: target] <= entry.place { continue }
        }
        unsafe exponents[unchecked: target] = exponent
        unsafe seconds[unchecked: target] = time
        unsafe previous[unchecked: target] = entry.place
        queue.put(.init(exponent: exponent, seconds: time, place: Int32(truncatingIfNeeded: target)))
      }
    }
    return (settled, looked)
  }
}
