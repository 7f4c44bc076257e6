import Crossings
import GeoCore
import Testing

@Suite("Response field")
struct ResponseFieldTests {
  private static let rows = 60
  private static let columns = 90
  private static let cellSize = 50.0
  /// Off roads, m/s.
  private static let offRoad = 1.0

  private let cells = PackedCells((0..<rows).map { CellRun(row: $0, columns: 0..<columns) })

  private var costs: TravelCosts {
    TravelCosts(over: cells, pace: TravelPace(bestSpeed: Self.offRoad), cellSize: Self.cellSize)
  }

  private func place(_ row: Int, _ column: Int) -> Int {
    cells.place(of: Cell(row: row, column: column)) ?? 0
  }

  /// A straight road along a row, both ways, with a node in each cell.
  private func road(row: Int, speed: Double) -> RoadNetwork {
    let seconds = Self.cellSize / speed
    let arcs = (0..<(Self.columns - 1)).flatMap { node in
      [
        RoadNetwork.Arc(from: node, to: node + 1, seconds: seconds),
        .init(from: node + 1, to: node, seconds: seconds),
      ]
    }
    return RoadNetwork(places: (0..<Self.columns).map { place(row, $0) }, arcs: arcs)
  }

  @Test("Without roads the time is the ready time plus distance over speed, at most 1.4 % more")
  func openGround() {
    let station = ResponseField.Responder(place: place(10, 20), readySeconds: 300)
    let field = ResponseField(over: cells, costs: costs, roads: nil, responders: [station])
    for (row, column) in [(10, 20), (10, 80), (59, 20), (40, 50), (0, 0), (33, 89)] {
      let (down, right) = (Double(row - 10), Double(column - 20))
      let exact = Self.cellSize * (down * down + right * right).squareRoot() / Self.offRoad
      let time = field.seconds[place(row, column)] - 300
      #expect(time >= exact * (1 - 1e-9) && time <= exact * 1.014, "row \(row), column \(column)")
      #expect(field.responders[place(row, column)] == 0)
    }
  }

  @Test("Along a road the road's speed holds, and one leaves it where that is best")
  func alongRoad() {
    let station = ResponseField.Responder(place: place(30, 0), readySeconds: 60)
    let field = ResponseField(
      over: cells, costs: costs, roads: road(row: 30, speed: 10), responders: [station])
    for column in stride(from: 0, to: Self.columns, by: 11) {
      let exact = 60 + Double(column) * Self.cellSize / 10
      #expect(abs(field.seconds[place(30, column)] - exact) < 1e-6, "column \(column)")
    }
    // 10 cells beside the road: the best of all cells in which it can be left.
    let best =
      (0..<Self.columns).map { column in
        let right = Double(60 - column)
        return Double(column) * Self.cellSize / 10
          + Self.cellSize * (100 + right * right).squareRoot() / Self.offRoad
      }.min() ?? 0
    let time = field.seconds[place(20, 60)] - 60
    #expect(time >= best * (1 - 1e-9) && time <= best * 1.014)
  }

  /// The same road with several nodes in each cell, some metres beside the cells' centres.
  private func road(row: Int, speed: Double, nodesPerCell: Int, beside: Double) -> RoadNetwork {
    let count = Self.columns * nodesPerCell
    let spacing = Self.cellSize / Double(nodesPerCell)
    let arcs = (0..<(count - 1)).flatMap { node in
      [
        RoadNetwork.Arc(from: node, to: node + 1, seconds: spacing / speed),
        .init(from: node + 1, to: node, seconds: spacing / speed),
      ]
    }
    let approaches = (0..<count).map { node in
      let along = (Double(node % nodesPerCell) + 0.5) * spacing - Self.cellSize / 2
      return (along * along + beside * beside).squareRoot()
    }
    return RoadNetwork(
      places: (0..<count).map { place(row, $0 / nodesPerCell) }, approaches: approaches, arcs: arcs)
  }

  @Test(
    "However many vertices a road has, nobody is quicker on it: getting off and on again is no short cut",
    arguments: [1, 3, 5, 25], [0.0, 20])
  func denseRoad(nodesPerCell: Int, beside: Double) {
    let station = ResponseField.Responder(place: place(30, 0), readySeconds: 60)
    let field = ResponseField(
      over: cells, costs: costs,
      roads: road(row: 30, speed: 10, nodesPerCell: nodesPerCell, beside: beside), responders: [station])
    // One gets on and off where the way beside the road and that along it are together the least.
    let end =
      (0..<nodesPerCell).map { node in
        let along = ((Double(node) + 0.5) / Double(nodesPerCell) - 0.5) * Self.cellSize
        return (along * along + beside * beside).squareRoot() / Self.offRoad - along / 10
      }.min() ?? 0
    for column in stride(from: 11, to: Self.columns, by: 11) {
      let exact = 60 + 2 * end + Double(column) * Self.cellSize / 10
      #expect(abs(field.seconds[place(30, column)] - exact) < 1e-6, "column \(column)")
    }
  }

  @Test("A way may change from road to ground and back, through a gap between two roads")
  func gapBetweenRoads() {
    let first = (0..<40).map { ($0, place(30, $0)) }
    let second = (50..<Self.columns).map { ($0, place(30, $0)) }
    let nodes = first + second
    let arcs = nodes.indices.dropLast().filter { nodes[$0 + 1].0 == nodes[$0].0 + 1 }.map {
      RoadNetwork.Arc(from: $0, to: $0 + 1, seconds: 5)
    }
    let field = ResponseField(
      over: cells, costs: costs, roads: RoadNetwork(places: nodes.map(\.1), arcs: arcs),
      responders: [.init(place: place(30, 0), readySeconds: 0)])
    // 39 cells of road, 11 cells on foot, 39 cells of road.
    let exact = 39.0 * 5 + 11 * Self.cellSize / Self.offRoad + 39 * 5
    #expect(abs(field.seconds[place(30, 89)] - exact) < 1e-6)
  }

  @Test("A bridge does not meet the road below it: roads meet at shared nodes alone")
  func bridge() {
    // A road east along row 30, and one south along column 45 whose node in the same cell is its own.
    let east = (0..<Self.columns).map { place(30, $0) }
    let south = (30..<Self.rows).map { place($0, 45) }
    let eastArcs = (0..<(east.count - 1)).map { RoadNetwork.Arc(from: $0, to: $0 + 1, seconds: 1) }
    let southArcs = (0..<(south.count - 1)).map {
      RoadNetwork.Arc(from: east.count + $0, to: east.count + $0 + 1, seconds: 1)
    }
    let network = RoadNetwork(places: east.map { $0 } + south.map { $0 }, arcs: eastArcs + southArcs)
    var barred = costs
    // Nobody gets off the bridge: its cells are barriers, but for the start.
    for column in 1..<Self.columns { barred.factors[place(30, column)] = .infinity }
    for row in 0..<Self.rows where row != 30 {
      for column in 0..<Self.columns { barred.factors[place(row, column)] = .infinity }
    }
    let field = ResponseField(
      over: cells, costs: barred, roads: network, responders: [.init(place: place(30, 0), readySeconds: 0)])
    #expect(field.seconds[place(59, 45)] == .infinity)
  }

  @Test("The first to come is told, and one more never makes a time longer", arguments: 0..<6)
  func monotone(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let responders = (0..<5).map { _ in
      ResponseField.Responder(
        place: place(Int.random(in: 0..<60, using: &random), Int.random(in: 0..<90, using: &random)),
        readySeconds: Double.random(in: 0...600, using: &random))
    }
    let roads = road(row: 25, speed: 8)
    let few = ResponseField(over: cells, costs: costs, roads: roads, responders: Array(responders.prefix(4)))
    let all = ResponseField(over: cells, costs: costs, roads: roads, responders: responders)
    let walking = ResponseField(over: cells, costs: costs, roads: nil, responders: responders)
    let alone = responders.map { ResponseField(over: cells, costs: costs, roads: roads, responders: [$0]) }
    for place in stride(from: 0, to: cells.count, by: 41) where all.responders[place] != nil {
      #expect(all.seconds[place] <= few.seconds[place] + 1e-6, "seed \(seed)")
      #expect(all.seconds[place] <= walking.seconds[place] + 1e-6, "seed \(seed)")
      let best = alone.map { $0.seconds[place] }.min() ?? .infinity
      #expect(abs(all.seconds[place] - best) < 1e-6, "seed \(seed)")
      let told = all.responders[place].map { alone[$0].seconds[place] }
      #expect(told.map { abs($0 - best) < 1e-6 } == true, "seed \(seed)")
    }
  }

  @Test(
    "Equals a plain search over cells and nodes together, and each way takes the time that is told",
    arguments: 0..<8)
  func plainTwin(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed) + 500)
    var ground = TestGround(rows: 10, columns: 13, seed: UInt64(seed))
    ground.hazards = ground.hazards.map { _ in 1 }
    let cells = ground.cells
    let nodes = (0..<30).map { _ in
      (row: Int.random(in: 0..<10, using: &random), column: Int.random(in: 0..<13, using: &random))
    }
    let arcs = (0..<40).map { _ in
      RoadNetwork.Arc(
        from: Int.random(in: 0..<30, using: &random), to: Int.random(in: 0..<30, using: &random),
        seconds: Double.random(in: 1...40, using: &random))
    }
    // Every fifth node is on a bridge.
    let isOpen = nodes.indices.map { $0 % 5 != 0 }
    let network = RoadNetwork(
      places: zip(nodes, isOpen).map { $1 ? cells.place(of: ground.cell($0.row, $0.column)) : nil },
      arcs: arcs)
    let starts = [
      (row: 0, column: 0, ready: 30.0), (row: 5, column: 6, ready: 200), (row: 9, column: 12, ready: 0),
    ]
    let responders = starts.compactMap { start in
      cells.place(of: ground.cell(start.row, start.column)).map {
        ResponseField.Responder(place: $0, readySeconds: start.ready)
      }
    }
    let costs = ground.costs(over: cells)
    let field = ResponseField(over: cells, costs: costs, roads: network, responders: responders)
    let wanted = PlainSearch(ground: ground).responseTimes(
      from: starts, nodes: zip(nodes, isOpen).map { $1 ? $0 : nil }, arcs: arcs)
    for row in 0..<10 {
      for column in 0..<13 {
        guard let place = cells.place(of: ground.cell(row, column)) else { continue }
        let (found, exact) = (field.seconds[place], wanted[ground.index(row, column)])
        #expect(
          found == exact || abs(found - exact) < 1e-5 * exact, "seed \(seed), row \(row), column \(column)")
        guard found < .infinity, let responder = field.responders[place] else { continue }
        var time = responders[responder].readySeconds
        for leg in field.way(to: place) {
          switch leg {
          case .ground(let places):
            time += costs.legs(along: places, over: cells).reduce(0) { $0 + $1.seconds }
          case .road(let nodes):
            for (from, to) in zip(nodes, nodes.dropFirst()) {
              time += arcs.filter { $0.from == from && $0.to == to }.map(\.seconds).min() ?? .infinity
            }
          }
        }
        #expect(abs(time - found) < 1e-5 * max(found, 1), "seed \(seed), row \(row), column \(column)")
      }
    }
    #expect(field.seconds.contains { $0 > 0 && $0 < .infinity })
  }

  @Test("Where nobody comes there is no time")
  func nobody() {
    let field = ResponseField(over: cells, costs: costs, roads: nil, responders: [])
    #expect(field.seconds[place(0, 0)] == .infinity && field.responders[place(0, 0)] == nil)
  }
}
