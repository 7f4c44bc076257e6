import Coverage
import Crossings
import GeoCore
import Planner
import RealModule
import Scenario
import PatrolMotion
import TerrainKernels

/// One zone's ground, ready to be searched.
struct CrossingZone: Sendable {
  let zone: Int
  let lattice: Lattice
  let ground: CrossingLattice
  let hazards: CrossingHazards
  /// What a run gives for a target at each place.
  let chances: [Float]
  /// The cells whose ground is not known, and those that are too steep or of a class that nobody crosses.
  let unknownCount: Int
  let closedCount: Int

  /// Packs the tiles of a zone; nil when it has none.
  ///
  /// - Parameters:
  ///   - roads: lines on the zone's plane at which paths end; empty for none.
  ///   - window: the time (s) over which the search takes the mean of patrols; nil for the period.
  init?(
    _ zone: Int, of plan: Plan, cells: CrossingCells, input: CrossingInput, roads: [[PlanePoint]],
    over window: Range<Double>?
  ) {
    let tiles = cells.takeTiles(ofZone: zone)
    guard !tiles.isEmpty else { return nil }
    self.zone = zone
    lattice = plan.zones[zone].lattice
    let packed = PackedCells(
      tiles.flatMap(\.cells).map { CellRun(row: $0.row, columns: $0.column..<($0.column + 1)) })
    var sides = [CellSide?](repeating: nil, count: packed.count)
    var distances = [Float](repeating: 0, count: packed.count)
    var grounds = [Float?](repeating: nil, count: packed.count)
    var chances = [Float](repeating: 0, count: packed.count)
    var costs = TravelCosts(
      over: packed, pace: .tobler(factor: input.offPathFactor), cellSize: lattice.cellSize)
    var looks: [(place: Int, look: CrossingHazards.Look)] = []
    var passes: [(place: Int, pass: CrossingHazards.Pass)] = []
    var unknown = 0
    for tile in tiles {
      let places = tile.cells.map { packed.place(of: $0) ?? 0 }
      for (index, place) in places.enumerated() {
        sides[place] = cells.side(of: tile.cells[index], zone: zone, tile.places[index])
        distances[place] = Float(tile.places[index].distance)
        grounds[place] = tile.grounds[index].map { Float($0) }
        if tile.grounds[index] == nil { unknown += 1 }
        chances[place] = tile.chances[index]
        if !tile.factors.isEmpty { costs.factors[place] = tile.factors[index] }
      }
      for look in tile.detections.looks where tile.numbers[Int(look.place)] >= 0 {
        looks.append(
          (
            places[Int(tile.numbers[Int(look.place)])],
            .init(sensor: look.sensor, exponent: CrossingHazards.exponent(of: look.probability))
          ))
      }
      for seen in tile.detections.passes where tile.numbers[Int(seen.place)] >= 0 {
        let pass = CrossingHazards.Pass(seen.pass)
        passes.append((places[Int(tile.numbers[Int(seen.place)])], pass))
      }
    }
    costs.elevations = packed.filled(grounds)
    let barriers = costs.factors.count { $0 == .infinity } - (packed.count - packed.cellCount)
    let steep = costs.closeCells(steeperThan: Double.tan(input.steepest / 180 * .pi), of: packed)
    hazards = CrossingHazards(
      count: packed.count, looks: looks, passes: passes,
      period: plan.patrols?.period.length ?? 1, exposure: plan.patrols?.exposure ?? 0, memory: input.memory)
    costs.hazards = hazards.all(over: window)
    self.chances = chances
    unknownCount = unknown
    closedCount = barriers + steep
    let goals = roads.flatMap { Self.cells(of: $0, on: plan.zones[zone].lattice) }
      .compactMap { packed.place(of: $0) }.filter { sides[$0] == .inside }
    ground = CrossingLattice(
      cells: packed, sides: sides, distances: distances, costs: costs, outerWidth: input.outerWidth,
      innerWidth: input.innerWidth, goals: Set(goals).sorted())
  }

  /// The cells that a line passes.
  private static func cells(of line: [PlanePoint], on lattice: Lattice) -> [Cell] {
    var cells: [Cell] = []
    for (start, end) in zip(line, line.dropFirst()) {
      let (from, to) = (lattice.position(of: start), lattice.position(of: end))
      supercover(
        from: GridPoint(column: from.column, row: from.row), to: GridPoint(column: to.column, row: to.row)
      ) { cell, _, _ in cells.append(cell) }
    }
    return cells
  }
}

extension CrossingHazards.Pass {
  fileprivate init(_ pass: PatrolPass) {
    self.init(
      patrol: Int32(pass.patrol), exponent: CrossingHazards.exponent(of: pass.window.probability),
      start: Float(pass.window.start), duration: Float(pass.window.duration))
  }
}
