import Coverage
import GeoCore
import Planner
import Scenario
import SensorPhysics

/// Whether a scenario's run fits into the memory that it may have, and what would help where it does not.
struct MemoryCheck {
  /// What the run may have.
  let available: AvailableMemory
  /// The most sections that are in work at a time.
  let threads: Int
  /// Where the scenario tells the cell size.
  let place: InputError.Place

  init(_ scenario: Scenario, threads: Int, available: AvailableMemory = .here) {
    self.available = available
    self.threads = threads
    place = scenario.grid.cellSizePlace ?? .init(file: scenario.file)
  }

  /// Refuses a run whose least need is too much: cutting its border into pieces would already take more than there is.
  func checkLeast(
    borderLength: Double, cellSize: Double, corridor: Corridor?, routeLength: Double
  ) throws {
    func least(_ cellSize: Double, _ corridor: Corridor?) -> MemoryEstimate {
      MemoryEstimate(
        leastFor: borderLength, cellSize: cellSize, mapReach: corridor?.reach, routeLength: routeLength)
    }
    let estimate = least(cellSize, corridor)
    guard estimate.bytes > available.usable else { return }
    let larger = Self.rounder(than: cellSize).prefix(Self.mostTries).first {
      least($0, corridor).bytes <= available.usable
    }
    let narrower = least(cellSize, nil).bytes <= available.usable && corridor != nil
    throw refusal(
      estimate, cellSize, [larger.map(Self.largerCells), narrower ? "narrow grid.corridor_m" : nil])
  }

  /// Refuses a run that needs too much.
  ///
  /// - Parameter count: counts what a plan needs whose eyes look no further than a range (m).
  func check(
    _ plan: Plan, _ demand: RunDemand, _ count: (_ plan: Plan, _ furthest: Double) throws -> RunDemand
  ) throws {
    let estimate = MemoryEstimate.fitting(demand, threads: threads, usable: available.usable)
    guard estimate.bytes > available.usable else { return }
    func fits(_ change: (inout Plan) -> Void, furthest: Double = .infinity) throws -> Bool {
      var plan = plan
      change(&plan)
      let demand = try count(plan, furthest)
      return MemoryEstimate(of: demand, sectionsAtOnce: 1).bytes <= available.usable
    }
    let cellSize = plan.zones[0].lattice.cellSize
    let larger = try Self.rounder(than: cellSize).prefix(Self.mostTries).first { side in
      try fits { $0.coarsen(to: side) }
    }
    let section = try Self.sectionLengths.first { length in
      try length < plan.sectionLength && fits { $0.sectionLength = length }
    }
    let ranges = plan.sensors.map { $0.furthestRange(required: plan.requiredProbability) }
    let range = try Self.ranges.first { range in
      try range < ranges.max() ?? 0 && fits({ _ in }, furthest: range)
    }
    let needsNoMap = try plan.corridor != nil && fits { $0.corridor = nil }
    throw refusal(
      estimate, cellSize,
      [
        larger.map(Self.largerCells), section.map { "set grid.section_length_m to \($0.inWholeNumbers)" },
        range.map { "let no camera look further than \($0.inWholeNumbers) m (max_range_m)" },
        needsNoMap ? "run without --out, which makes no maps" : nil,
      ])
  }

  private func refusal(_ estimate: MemoryEstimate, _ cellSize: Double, _ remedies: [String?]) -> InputError {
    let found = remedies.compactMap { $0 }
    return InputError(
      .badData, at: place,
      "with cells of \(cellSize) m the run needs about \(MemoryEstimate.text(estimate.bytes)) of memory"
        + " (\(estimate.breakdown)), it \(available.sentence)",
      fix: found.isEmpty ? "take a machine with more memory" : found.joined(separator: ", or "))
  }

  private static func largerCells(_ side: Double) -> String {
    "set grid.cell_size_m to \(side == side.rounded() ? "\(side.inWholeNumbers)" : "\(side)") or more"
  }

  /// Sides of 1, 2 and 5 times a power of ten (m) that are larger than one, rising.
  private static func rounder(than side: Double) -> [Double] {
    (-finest...coarsest).flatMap { power in
      [1.0, 2, 5].map { power < 0 ? $0 / tenTo(-power) : $0 * tenTo(power) }
    }.filter { $0 > side }
  }

  private static func tenTo(_ power: Int) -> Double { (0..<power).reduce(1) { number, _ in number * 10 } }

  /// The least and the greatest power of ten of a cell's side (m) that is proposed: 1 um and 5 km.
  private static let finest = 6
  private static let coarsest = 3
  private static let mostTries = 30
  /// Section lengths (m) that are proposed.
  private static let sectionLengths = [20_000.0, 10_000, 5_000, 2_000, 1_000]
  /// Ranges (m) that are proposed.
  private static let ranges = [20_000.0, 10_000, 5_000, 2_000, 1_000]
}

extension Plan {
  /// Lays larger cells over the border and what stands by it.
  fileprivate mutating func coarsen(to side: Double) {
    for zone in zones.indices {
      zones[zone].lattice = Lattice(
        zone: zones[zone].lattice.zone, centralMeridian: zones[zone].lattice.centralMeridian, cellSize: side)
    }
  }
}
