import Crossings
import Foundation
import GeoCore
import Testing

@Suite("Lattice search")
struct LatticeSearchTests {
  private static let corner = [(row: 0, column: 0)]

  @Test("Moves over one, two and three cells cost what their shares say, as worked by hand")
  func workedMoves() {
    // A row of three: half of the first, the second, half of the third; level pace 1 / (6 / 3.6 * 0.6 * exp(-0.175)).
    var ground = TestGround(rows: 1, columns: 3, hazard: 1)
    ground.hazards = [2, 3, 5]
    let pace = exp(0.175)
    let found = ground.search(from: Self.corner)
    #expect(abs(found.exponents[1] - 60 * pace * 2.5) < 1e-4)
    #expect(abs(found.exponents[2] - 60 * pace * (1 + 3 + 2.5)) < 1e-4)
    #expect(abs(found.seconds[2] - 120 * pace) < 1e-4)
    // A knight's move passes two cells between in equal shares: here it is the least way.
    var step = TestGround(rows: 2, columns: 3, hazard: 1)
    step.factors = [1, 4, .infinity, .infinity, 4, 1]
    let knight = step.search(from: Self.corner).seconds[5]
    #expect(abs(knight - 5.0.squareRoot() * 60 * pace * (1 + 4 + 4 + 1) / 4) < 1e-4)
  }

  @Test("Equals its plain twin in every cell, over barriers, holes, slopes and hazards", arguments: 0..<12)
  func plainTwin(seed: Int) {
    let ground = TestGround(rows: 9 + seed % 4, columns: 12 - seed % 5, seed: UInt64(seed))
    let starts = [(row: 0, column: 0), (row: 0, column: 3), (row: 4, column: 5)]
    let found = ground.search(from: starts).exponents
    let wanted = PlainSearch(ground: ground).exponents(from: starts)
    // The pace's table is within 1e-7 of the exponential.
    #expect(found.largestDifference(from: wanted) < 1e-6, "seed \(seed)")
    #expect(found.contains { $0 > 0 && $0.isFinite }, "seed \(seed)")
  }

  @Test(
    "Equals SciPy's Dijkstra to 1e-6",
    .enabled(if: SciPySearch.isThere, "needs /usr/bin/python3 with scipy"), arguments: [1, 2, 3])
  func scipy(seed: Int) throws {
    let ground = TestGround(rows: 40, columns: 55, seed: UInt64(seed))
    let found = ground.search(from: Self.corner).exponents
    let wanted = try SciPySearch.exponents(over: ground, from: 0)
    #expect(found.largestDifference(from: wanted) < 1e-6, "seed \(seed)")
    #expect(wanted.count { $0.isFinite } > 1000, "seed \(seed)")
  }

  @Test("Transposed and mirrored ground gives transposed and mirrored values", arguments: 0..<6)
  func symmetry(seed: Int) {
    let ground = TestGround(rows: 14, columns: 19, seed: UInt64(seed + 100))
    let found = ground.search(from: [(row: 2, column: 3)])
    let transposed = ground.transposed.search(from: [(row: 3, column: 2)])
    let mirrored = ground.mirrored.search(from: [(row: 2, column: 15)])
    var (back, flipped) = (found.exponents, found.exponents)
    for row in 0..<14 {
      for column in 0..<19 {
        back[ground.index(row, column)] = transposed.exponents[column * 14 + row]
        flipped[ground.index(row, column)] = mirrored.exponents[ground.index(row, 18 - column)]
      }
    }
    #expect(back.largestDifference(from: found.exponents) < 1e-12, "seed \(seed)")
    #expect(flipped.largestDifference(from: found.exponents) < 1e-12, "seed \(seed)")
  }

  @Test("More hazard and another barrier never lower an exponent", arguments: 0..<10)
  func monotone(seed: Int) {
    let ground = TestGround(rows: 12, columns: 15, seed: UInt64(seed + 200))
    var random = SeededGenerator(seed: UInt64(seed))
    var worse = ground
    for _ in 0..<8 { worse.hazards[Int.random(in: 0..<180, using: &random)] += 0.02 }
    worse.factors[Int.random(in: 1..<180, using: &random)] = .infinity
    let found = ground.search(from: Self.corner).exponents
    for (low, high) in zip(found, worse.search(from: Self.corner).exponents) {
      #expect(high >= low * (1 - 1e-12), "seed \(seed)")
    }
  }

  @Test("Backward from a goal costs what forward to it does", arguments: 0..<6)
  func backward(seed: Int) {
    let ground = TestGround(rows: 10, columns: 11, seed: UInt64(seed + 300))
    let goal = ground.search(from: [(row: 9, column: 10)], .backward).exponents
    for start in stride(from: 0, to: 110, by: 7) {
      let there = ground.search(from: [(row: start / 11, column: start % 11)]).exponents[109]
      guard !ground.isMissing[start], ground.factors[start].isFinite else { continue }
      #expect([there].largestDifference(from: [goal[start]]) < 1e-12, "seed \(seed), cell \(start)")
    }
  }

  @Test("Uphill takes longer than downhill, and a gentle way down is the fastest, as Tobler says")
  func tobler() {
    let pace = TravelPace.tobler(factor: 1)
    // 6 km/h at a slope of -5 %, 5.04 km/h on the level.
    #expect(abs(3.6 / pace.secondsPerMetre(slope: -0.05) - 6) < 1e-9)
    #expect(abs(3.6 / pace.secondsPerMetre(slope: 0) - 6 * exp(-0.175)) < 1e-6)
    for slope in stride(from: -1.9, through: 1.9, by: 0.0137) {
      let exact = exp(3.5 * abs(slope + 0.05)) / (6 / 3.6)
      #expect(abs(pace.secondsPerMetre(slope: slope) / exact - 1) < 1e-7)
    }
    #expect(pace.secondsPerMetre(slope: 50).isFinite)
  }

  @Test("Where nothing is seen the quickest path is taken, and each run takes the same")
  func quickest() {
    var ground = TestGround(rows: 30, columns: 30)
    for row in 0..<29 { ground.factors[ground.index(row, 15)] = 4 }
    let cells = ground.cells
    let costs = ground.costs(over: cells)
    let places = [ground.cell(0, 0), ground.cell(5, 29)].compactMap { cells.place(of: $0) }
    let paths = LatticeSearch.paths(over: cells, costs: costs, from: [SearchStart(place: places[0])])
    let again = LatticeSearch.paths(over: cells, costs: costs, from: [SearchStart(place: places[0])])
    #expect(paths.exponents[places[1]] == 0)
    #expect(paths.path(to: places[1]) == again.path(to: places[1]))
    let legs = costs.legs(along: paths.path(to: places[1]), over: cells)
    #expect(abs(legs.reduce(0) { $0 + $1.seconds } - paths.seconds[places[1]]) < 1e-6)
  }

  @Test("A wall of barriers that only touch at corners is closed")
  func corners() {
    var ground = TestGround(rows: 12, columns: 12)
    for index in 0..<12 { ground.factors[ground.index(index, 11 - index)] = .infinity }
    #expect(ground.search(from: Self.corner).seconds[143] == .infinity)
    ground.factors[ground.index(4, 7)] = 1
    #expect(ground.search(from: Self.corner).seconds[143] < .infinity)
  }

  @Test("Nothing and a single cell can be searched")
  func least() {
    #expect(PackedCells([]).count == 0)
    let ground = TestGround(rows: 1, columns: 1)
    #expect(ground.search(from: Self.corner).seconds == [0])
  }
}
