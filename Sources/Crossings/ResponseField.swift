/// Who comes first to each cell, over roads and open ground.
///
/// Laws:
/// 1. On level open ground without roads the time is the ready time plus distance over speed, at most 1.4 % more.
/// 2. One more vehicle or road never makes a time longer.
/// 3. Along a road it is the ready time plus length over the road's speed, whatever the ground, plus the way between the road
///    and the centres of the first cell and the last at the pace of their ground. More vertices on a road change nothing else.
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
  /// The last search over open ground.
  private let ground: LeastPaths
  /// How each place is come to at which somebody gets off a road: in which turn, at which node.
  private let exits: [Int: (turn: Int, node: Int)]
  /// For each turn the node before each on its road; nil where one gets on.
  private let roadTurns: [[Int?]]
  private let nodePlaces: [Int?]

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
    var exits: [Int: (turn: Int, node: Int)] = [:]
    var turns: [[Int?]] = []
    nodePlaces = roads?.places ?? []
    while true {
      let ground = LatticeSearch.paths(over: cells, costs: costs, from: starts)
      let found = Self.responders(by: ground, of: cells, owners: owners)
      let turn = roads.map { Self.turn(on: $0, from: ground, found, costs) }
      guard let turn, !turn.exits.isEmpty else {
        seconds = ground.seconds
        self.responders = found
        self.ground = ground
        self.exits = exits
        roadTurns = turns
        return
      }
      for exit in turn.exits {
        starts.append(SearchStart(place: exit.place, seconds: exit.seconds))
        guard exit.seconds < owners[exit.place]?.seconds ?? .infinity else { continue }
        owners[exit.place] = (exit.seconds, exit.responder)
        exits[exit.place] = (turns.count, exit.node)
      }
      turns.append(turn.previous)
    }
  }

  /// A stretch of the way to a place.
  public enum Leg: Sendable, Hashable {
    /// From centre to centre of the cells of places.
    case ground([Int])
    /// From node to node.
    case road([Int])
  }

  /// How the first comes to a place, from where he waits; empty where nobody comes.
  ///
  /// - Complexity: O(n) in the places and nodes of the way.
  public func way(to place: Int) -> [Leg] {
    var legs: [Leg] = []
    var last = place
    while seconds[last] < .infinity {
      let path = ground.path(to: last)
      if path.count > 1 { legs.append(.ground(path)) }
      guard let start = path.first, let exit = exits[start] else { break }
      var nodes = [exit.node]
      while let earlier = nodes.last.flatMap({ roadTurns[exit.turn][$0] }) { nodes.append(earlier) }
      legs.append(.road(nodes.reversed()))
      guard let entry = nodes.last.flatMap({ nodePlaces[$0] }) else { break }
      last = entry
    }
    return legs.reversed()
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

  private typealias Exit = (place: Int, node: Int, seconds: Double, responder: Int)

  /// The places to which roads lead sooner than the ground does, with the time and who comes, and the ways on roads.
  private static func turn(
    on roads: RoadNetwork, from ground: LeastPaths, _ found: [Int?], _ costs: TravelCosts
  ) -> (exits: [Exit], previous: [Int?]) {
    let approaches = zip(roads.places, roads.approaches).map { place, metres in
      place.flatMap { costs.factors[$0] < .infinity ? metres * costs.levelCost(at: $0).seconds : nil }
        ?? .infinity
    }
    let known = zip(roads.places, approaches).map { place, approach in
      place.map { ground.seconds[$0] + approach } ?? .infinity
    }
    let (seconds, previous) = roads.times(from: known)
    let entries = entries(of: previous)
    var best: [Int: Exit] = [:]
    for (node, place) in roads.places.enumerated() {
      // Nobody gets off the road in a barrier, such as a river below a bridge.
      guard let place, costs.factors[place] < .infinity else { continue }
      let arrival = seconds[node] + approaches[node]
      guard arrival < ground.seconds[place] - leastGain else { continue }
      guard let responder = roads.places[entries[node]].flatMap({ found[$0] }) else { continue }
      if arrival < best[place]?.seconds ?? .infinity { best[place] = (place, node, arrival, responder) }
    }
    return (best.sorted { $0.key < $1.key }.map(\.value), previous)
  }

  /// The node at which one gets on the road that leads to each.
  ///
  /// - Parameter previous: the node before each on its road; nil where one gets on.
  /// - Complexity: O(n).
  private static func entries(of previous: [Int?]) -> [Int] {
    var entries = [Int](repeating: -1, count: previous.count)
    for node in previous.indices {
      var way: [Int] = []
      var first = node
      while entries[first] < 0, let earlier = previous[first] {
        way.append(first)
        first = earlier
      }
      let entry = entries[first] < 0 ? first : entries[first]
      entries[first] = entry
      for node in way { entries[node] = entry }
    }
    return entries
  }

  /// Gains below this (s) are rounding.
  private static let leastGain = 1e-6
}
