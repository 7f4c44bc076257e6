import Crossings
import Foundation
import GeoCore
import Testing

/// A straight belt along a line through the middle of a disc of cells.
private struct Belt {
  static let hazard: Float = 0.0004
  static let cellSize = 60.0

  var angle: Double
  var hazards: (_ side: CellSide, _ along: Double, _ off: Double) -> Float = { _, _, _ in Belt.hazard }
  var outerWidth = 1500.0
  var innerWidth = 2400.0
  var halfLength = 60

  /// The lattice, and the distance along the line of each border cell.
  var lattice: (lattice: CrossingLattice, border: [(place: Int, along: Double)]) {
    let direction = (x: cos(angle), y: sin(angle))
    func offsets(_ cell: Cell) -> (along: Double, off: Double) {
      let (x, y) = (Double(cell.column) * Self.cellSize, -Double(cell.row) * Self.cellSize)
      return (x * direction.x + y * direction.y, x * direction.y - y * direction.x)
    }
    func isBorder(_ cell: Cell) -> Bool {
      abs(offsets(cell).off) <= Self.cellSize / 2 * (abs(direction.x) + abs(direction.y))
    }
    let reach = halfLength + Int(max(outerWidth, innerWidth) / Self.cellSize)
    var runs: [CellRun] = []
    for row in -reach...reach {
      for column in -reach...reach {
        let (along, off) = offsets(Cell(row: row, column: column))
        guard abs(along) <= Double(halfLength) * Self.cellSize, off <= innerWidth, -off <= outerWidth else {
          continue
        }
        runs.append(CellRun(row: row, columns: column..<(column + 1)))
      }
    }
    let cells = PackedCells(runs)
    var sides = [CellSide?](repeating: nil, count: cells.count)
    var distances = [Float](repeating: 0, count: cells.count)
    var costs = TravelCosts(over: cells, pace: TravelPace(bestSpeed: 1.25), cellSize: Self.cellSize)
    var border: [(place: Int, along: Double)] = []
    cells.forEach { cell, place in
      let (along, off) = offsets(cell)
      let side: CellSide = isBorder(cell) ? .border : off > 0 ? .inside : .outside
      if side == .border { border.append((place, along)) }
      sides[place] = side
      distances[place] = Float(abs(off))
      costs.hazards[place] = hazards(side, along, off)
    }
    let lattice = CrossingLattice(
      cells: cells, sides: sides, distances: distances, costs: costs, outerWidth: outerWidth,
      innerWidth: innerWidth)
    return (lattice, border)
  }

  func field() async -> (field: CrossingField, border: [(place: Int, along: Double)]) {
    let (lattice, border) = lattice
    return (await CrossingField(of: lattice), border)
  }
}

@Suite("Crossing field")
struct CrossingFieldTests {
  @Test(
    "A uniform belt at any angle has the strength 1 - exp(-r w / v), within 1.4 % of the exponent",
    arguments: Array(stride(from: 0.0, through: 180, by: 7.5)))
  func uniformBelt(degrees: Double) async {
    let belt = Belt(angle: degrees * .pi / 180)
    let (field, border) = await belt.field()
    let exact = Double(Belt.hazard) * (belt.outerWidth + belt.innerWidth) / 1.25
    let middle = border.filter { abs($0.along) < 600 }
    #expect(middle.count > 10)
    for (place, _) in middle {
      let ratio = field.exponent(at: place) / exact
      #expect(ratio > 1 - 1e-6 && ratio < 1.014, "\(degrees) degrees")
      #expect(abs(field.strength(at: place) - (1 - exp(-field.exponent(at: place)))) < 1e-12)
    }
  }

  @Test(
    "Behind a wall with a door the weakest way is through the door, and pieces beside it keep their strength")
  func wallWithDoor() async {
    var belt = Belt(angle: 0.3)
    belt.hazards = { side, along, _ in side != .border ? 0.00001 : abs(along) < 200 ? 0.00001 : 0.05 }
    let (field, border) = await belt.field()
    let weakest = field.weakest(3, apart: 1500)
    #expect(weakest.count == 3)
    let along = Dictionary(uniqueKeysWithValues: border.map { ($0.place, $0.along) })
    #expect(weakest.first.flatMap { along[$0.borderPlace] }.map { abs($0) < 260 } == true)
    #expect(weakest[0].exponent < 0.1)
    for (place, along) in border where abs(along) > 400 && abs(along) < 3000 {
      // Half a cell of wall at 0.05 / s and 1.25 m/s is 1.2; a way that touches the wall twice has at least that.
      #expect(field.exponent(at: place) > 1, "\(along) m")
    }
  }

  @Test(
    "In a uniform belt detections are in time but for the last of the way, so that P_I is 1 - exp(-r (w - v D) / v)",
    arguments: [0.0, 30, 45, 77])
  func timelyDetection(degrees: Double) async {
    let belt = Belt(angle: degrees * .pi / 180)
    let (lattice, border) = belt.lattice
    // 3,900 m at 1.25 m/s are 3,120 s; the last 1,200 s of them, 1,500 m, are too late: 2,400 m at 0.0004 / s remain.
    let slack = lattice.leastSlack { _ in 1200 }
    let hazards = zip(lattice.costs.hazards, slack).map { $1 >= 0 ? $0 : 0 }
    let field = await CrossingField(of: lattice.replacingHazards(hazards))
    let exact = Double(Belt.hazard) * 2400 / 1.25
    // A cell counts as its centre does: at most half its diagonal of way too much or too little.
    let cell = Double(Belt.hazard) * Belt.cellSize / 2.0.squareRoot() / 1.25
    for (place, along) in border where abs(along) < 600 {
      #expect(abs(field.exponent(at: place) - exact) < 0.014 * exact + cell, "\(degrees) degrees")
    }
    // Nobody comes to any end: no detection is in time. Somebody is everywhere: all are.
    #expect(lattice.leastSlack { _ in .infinity }.allSatisfy { $0 < 0 || $0 == .infinity })
    #expect(lattice.leastSlack { _ in 0 }.allSatisfy { $0 >= 0 })
  }

  @Test(
    "One end that nobody reaches draws its crossers: near it no detection is in time, far from it all that were"
  )
  func unguardedEnd() {
    let (lattice, border) = Belt(angle: 0).lattice
    let columns = lattice.cells
    let slack = lattice.leastSlack { columns.cell(at: $0).column < -40 ? 4000 : 0 }
    let near = border.filter { $0.along < -2800 }
    let far = border.filter { $0.along > 2800 }
    #expect(!near.isEmpty && !far.isEmpty)
    // From the line to an end it is 2,400 m, 1,920 s: less than 4,000 s. Far from there it is 5,200 m and more along the belt.
    #expect(near.allSatisfy { slack[$0.place] < 0 })
    #expect(far.allSatisfy { slack[$0.place] >= 0 })
  }

  @Test("A path's legs add up to its figures, and lead from edge to edge")
  func legs() async throws {
    var belt = Belt(angle: 0.7)
    belt.hazards = { _, along, off in Float(0.0002 + 0.0001 * sin(along / 300) * cos(off / 200)) }
    let (field, _) = await belt.field()
    let weakest = try #require(field.weakest(1, apart: 1).first)
    #expect(abs(weakest.legs.reduce(0) { $0 + $1.exponent } - weakest.exponent) < 1e-9)
    #expect(abs(weakest.legs.reduce(0) { $0 + $1.seconds } - weakest.seconds) < 1e-6)
    #expect(weakest.metres >= (belt.outerWidth + belt.innerWidth) * (1 - 1e-9))
    #expect(weakest.legs[weakest.borderLeg - 1].place == weakest.borderPlace)
    let borderWay = weakest.legs[..<weakest.borderLeg].reduce(0) { $0 + $1.metres }
    #expect(borderWay > belt.outerWidth * 0.95 && borderWay < belt.outerWidth * 1.3)
    #expect(weakest.probability == field.strength(at: weakest.borderPlace))
  }

  @Test("A sensor more never lowers a strength", arguments: 0..<4)
  func monotone(seed: Int) async {
    var belt = Belt(angle: 0.4 + Double(seed), halfLength: 40)
    belt.hazards = { _, along, _ in along > 0 ? 0.0003 : 0 }
    let (field, border) = await belt.field()
    var hazards = field.lattice.costs.hazards
    var random = SeededGenerator(seed: UInt64(seed))
    let middle = Int.random(in: 0..<hazards.count, using: &random)
    for place in max(0, middle - 300)..<min(hazards.count, middle + 300) { hazards[place] += 0.001 }
    let stronger = await CrossingField(of: field.lattice.replacingHazards(hazards))
    for (place, _) in border {
      #expect(stronger.strength(at: place) >= field.strength(at: place) - 1e-12, "seed \(seed)")
    }
  }

  @Test(
    "A path that must stay near its piece is at most as weak as a free one, and equal when the bound is wide")
  func local() async throws {
    var belt = Belt(angle: 0.2, halfLength: 50)
    belt.hazards = { side, along, _ in side == .border && along < -1000 ? 0.00001 : 0.0005 }
    let (field, border) = await belt.field()
    let place = try #require(border.first { abs($0.along) < 60 }?.place)
    let cell = field.lattice.cells.cell(at: place)
    func strength(within distance: Double) throws -> Double {
      let near = CrossingField(serially: field.lattice.near(cell, within: distance))
      return near.strength(at: try #require(near.lattice.cells.place(of: cell)))
    }
    #expect(try strength(within: 2600) >= field.strength(at: place) - 1e-12)
    #expect(abs(try strength(within: 20_000) - field.strength(at: place)) < 1e-12)
    #expect(try strength(within: 600) == 1)
  }

  @Test("Ground outside that is nowhere as far from the line as the edge is left from its middle")
  func enclave() async throws {
    let side = 41
    let cells = PackedCells((0..<side).map { CellRun(row: $0, columns: 0..<side) })
    var sides = [CellSide?](repeating: nil, count: cells.count)
    var distances = [Float](repeating: 0, count: cells.count)
    var costs = TravelCosts(over: cells, pace: TravelPace(bestSpeed: 1), cellSize: 60)
    cells.forEach { cell, place in
      let ring = max(abs(cell.row - 20), abs(cell.column - 20))
      sides[place] = ring < 5 ? .outside : ring == 5 ? .border : .inside
      distances[place] = Float(abs(ring - 5)) * 60
      costs.hazards[place] = 0.001
    }
    let lattice = CrossingLattice(
      cells: cells, sides: sides, distances: distances, costs: costs, outerWidth: 1000, innerWidth: 600)
    #expect(lattice.outerStarts.map { cells.cell(at: $0.place) } == [Cell(row: 20, column: 20)])
    let field = await CrossingField(of: lattice)
    let border = try #require(cells.place(of: Cell(row: 15, column: 20)))
    // 300 m out and 600 m in at 1 m/s and 0.001 / s.
    #expect(abs(field.exponent(at: border) - 0.9) < 1e-6)
  }

  @Test("Goals before the edge end the way, and a closed line has strength 1")
  func goalsAndBarriers() async throws {
    let belt = Belt(angle: 0)
    let (lattice, border) = belt.lattice
    let place = try #require(border.first { $0.along == 0 }?.place)
    let cell = lattice.cells.cell(at: place)
    let road = try #require(lattice.cells.place(of: Cell(row: cell.row + 5, column: cell.column)))
    let near = CrossingLattice(
      cells: lattice.cells, sides: lattice.sides,
      distances: (0..<lattice.cells.count).map { index in
        lattice.sides[index] == nil ? 0 : Float(abs(lattice.cells.cell(at: index).row - cell.row)) * 60
      }, costs: lattice.costs, outerWidth: belt.outerWidth, innerWidth: belt.innerWidth, goals: [road])
    let field = await CrossingField(of: near)
    let exact = Double(Belt.hazard) * (belt.outerWidth + 300) / 1.25
    #expect(abs(field.exponent(at: place) - exact) < exact * 1e-6)
    var closed = near
    for (place, _) in border { closed.costs.factors[place] = .infinity }
    let none = await CrossingField(of: closed)
    #expect(none.strength(at: place) == 1)
    #expect(none.crossing(through: place) == nil)
    #expect(none.weakest(5, apart: 100).isEmpty)
  }
}
