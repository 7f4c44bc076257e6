/// Who comes first to each cell, over roads and open ground.
///
/// Laws:
/// 1. On level open ground without roads the time is the ready time plus distance over speed, at most 1.4 % more.
/// 2. One more vehicle or road never makes a time longer.
/// 3. Along a road it is the ready time plus length over the road's speed, whatever the ground.
public struct ResponseField: Sendable {
  /// Somebody who can come.
  public struct Responder: Sendable, Hashable {
    /// The place of the cell where he waits.
    public var place: Int
    /// How long he takes to get going (s), at least 0.
    public var readySeconds: Double

    /// Somebody who can come.
    public init(place: Int, readySeconds: Double) {
      self.place = place
      self.readySeconds = readySeconds
    }
  }

  /// The time of the first at each place (s); infinite where nobody comes.
  public let seconds: [Double]
  /// Who that is, by his place in the list; nil where nobody comes.
  public let responders: [Int?]

  /// Finds the first responder of each cell.
  ///
  /// A search over open ground and one over roads are done in turn, each from what the other found, until no time falls any
  /// more: then no way that mixes both is quicker. Each turn adds one change from ground to road or back, so that few are needed.
  ///
  /// - Parameters:
  ///   - costs: the ground off roads; hazards are not looked at.
  ///   - roads: nil for none.
  /// - Complexity: O(n log n) in the cells, times the turns.
  public init(over cells: PackedCells, costs: TravelCosts, roads: RoadNetwork?, responders: [Responder]) {
    var costs = costs
    costs.hazards = [Float](repeating: 0, count: cells.count)
    var starts = responders.map { SearchStart(place: $0.place, seconds: $0.readySeconds) }
    /// Who starts at a place: the one with the least time, the first of equals.
    var owners: [Int: (seconds: Double, responder: Int)] = [:]
    for (index, responder) in responders.enumerated()
    where responder.readySeconds < owners[responder.place]?.seconds ?? .infinity {
      owners[responder.place] = (responder.readySeconds, index)
    }
    while true {
      let ground = LatticeSearch.paths(over: cells, costs: costs, from: starts)
      let found = Self.responders(by: ground, of: cells, owners: owners)
      let improved = roads.map { Self.improved($0, from: ground, found, costs) } ?? []
      guard !improved.isEmpty else {
        seconds = ground.seconds
        self.responders = found
        return
      }
      for (place, seconds, responder) in improved {
        starts.append(SearchStart(place: place, seconds: seconds))
        if seconds < owners[place]?.seconds ?? .infinity { owners[place] = (seconds, responder) }
      }
    }
  }

  /// Who comes first to each place: whoever started where its path does.
  ///
  /// - Complexity: O(n).
  private static func responders(
    by paths: LeastPaths, of cells: PackedCells, owners: [Int: (seconds: Double, responder: Int)]
  ) -> [Int?] {
    var found = [Int?](repeating: nil, count: cells.count)
    cells.forEach { _, place in
      guard paths.seconds[place] < .infinity else { return }
      var way: [Int] = []
      var last = place
      while found[last] == nil, paths.previous[last] >= 0 {
        way.append(last)
        last = Int(paths.previous[last])
      }
      let responder = found[last] ?? owners[last]?.responder
      found[last] = responder
      for place in way { found[place] = responder }
    }
    return found
  }

  /// The places to which roads lead sooner than the ground does, with the time and who comes.
  private static func improved(
    _ roads: RoadNetwork, from ground: LeastPaths, _ found: [Int?], _ costs: TravelCosts
  ) -> [(place: Int, seconds: Double, responder: Int)] {
    let known = roads.places.map { $0.map { ground.seconds[$0] } ?? .infinity }
    let (seconds, previous) = roads.times(from: known)
    var best: [Int: (seconds: Double, responder: Int)] = [:]
    for (node, place) in roads.places.enumerated() {
      // Nobody gets off the road in a barrier, such as a river below a bridge.
      guard let place, costs.factors[place] < .infinity, seconds[node] < known[node] - leastGain else {
        continue
      }
      var first = node
      while let earlier = previous[first] { first = earlier }
      guard let responder = roads.places[first].flatMap({ found[$0] }) else { continue }
      if seconds[node] < best[place]?.seconds ?? .infinity { best[place] = (seconds[node], responder) }
    }
    return best.sorted { $0.key < $1.key }.map { ($0.key, $0.value.seconds, $0.value.responder) }
  }

  /// Gains below this (s) are rounding.
  private static let leastGain = 1e-6
}
