import Coverage
import Crossings
import GeoCore
import GeoIO
import Planner
import Scenario

/// From vehicles and roads to who comes first to each cell, zone by zone.
struct ResponseSearch {
  let resolution: ResolvedScenario
  let inputs: ResponseInputs

  /// No vehicle is further from the border than this (m): a larger distance is a mistake in its coordinates.
  private static let furthestVehicle = 200_000.0
  /// What a search holds of a cell (bytes): twelve values of up to 16 bytes.
  private static let bytesPerCell = 192.0

  /// Searches all zones that have border.
  ///
  /// - Throws: `InputError` for a vehicle far from the border, for more ground than memory holds, and where inputs cannot be
  ///   read; `CancellationError`.
  func zones() throws -> [ResponseZone] {
    let terrain = try resolution.terrain.source()
    let landCover = CrossingGround(resolution.file, notes: resolution.notes)
    var isNear = [Bool](repeating: false, count: inputs.vehicles.count)
    var prepared: [(zone: Int, ground: ResponseGround, vehicles: [ResponseZone.Vehicle])] = []
    for (index, zone) in resolution.plan.zones.enumerated() {
      let middles = resolution.sections.pieces.filter { $0.zone == index }.map(\.middle)
      guard !middles.isEmpty else { continue }
      var ground = ResponseGround(on: zone.lattice, reach: reach)
      for stretch in zone.stretches { ground.add(along: stretch.points) }
      let vehicles = try vehicles(on: zone.lattice).filter { vehicle in
        guard
          let nearest = middles.min(by: { vehicle.point.distance(to: $0) < vehicle.point.distance(to: $1) }),
          vehicle.point.distance(to: nearest) <= Self.furthestVehicle
        else { return false }
        ground.add(along: [vehicle.point, nearest])
        isNear[vehicle.index] = true
        return true
      }
      prepared.append((index, ground, vehicles))
    }
    try check(isNear)
    try check(cellCount: prepared.reduce(0) { max($0, $1.ground.cellCount) })
    return try prepared.map { index, ground, vehicles in
      try Task.checkCancellation()
      let lattice = resolution.plan.zones[index].lattice
      let cells = ground.cells
      return ResponseZone(
        index, on: lattice, cells, try ResponseSurface(of: cells, on: lattice, terrain, landCover), vehicles,
        graph: try graph(on: lattice), inputs.input, crossing: resolution.scenario.usedCrossing)
    }
  }

  /// How far ground is looked at (m): also where crossers walk, as their ways end there.
  private var reach: Double {
    let crossing = resolution.scenario.usedCrossing
    return max(inputs.input.reach, crossing.innerWidth, crossing.outerWidth) + resolution.cellSize
  }

  private func vehicles(on lattice: Lattice) throws -> [ResponseZone.Vehicle] {
    let projection = try LatticeProjection(lattice)
    return try inputs.vehicles.enumerated().filter { lattice.isNear($1.coordinate) }.map { index, vehicle in
      .init(
        index: index, point: try projection.points(of: [vehicle.coordinate])[0],
        readyTime: vehicle.readyTime)
    }
  }

  private func graph(on lattice: Lattice) throws -> RoadGraph? {
    guard inputs.input.roads != nil else { return nil }
    let lines = inputs.roads.filter { $0.vertices.allSatisfy(lattice.isNear) }
    return try RoadGraph(lines, by: LatticeProjection(lattice), cellSize: lattice.cellSize)
  }

  private func check(_ isNear: [Bool]) throws {
    guard let index = isNear.firstIndex(of: false) else { return }
    let vehicle = inputs.vehicles[index]
    throw InputError(
      .badData, at: vehicle.place,
      "vehicle \(vehicle.id) stands more than \(Self.furthestVehicle.kilometres.short) km from the border"
        .onOneLine,
      fix: "check its place: longitude comes first")
  }

  private func check(cellCount: Int) throws {
    let memory = AvailableMemory.here
    guard Double(cellCount) * Self.bytesPerCell > memory.usable else { return }
    throw InputError(
      .badData, at: inputs.input.place,
      "the ground that the response looks at has \(cellCount) cells of \(resolution.cellSize.short) m, more than memory holds; "
        + "it \(memory.sentence)",
      fix: "give a larger grid.cell_size_m, a smaller response.off_road.reach_m, or fewer far vehicles")
  }
}

extension Lattice {
  /// Whether a place is near enough to the central meridian for the plane.
  fileprivate func isNear(_ place: Coordinate) -> Bool {
    abs((place.longitude - centralMeridian).remainder(dividingBy: 360)) < BorderZone.furthestFromMeridian
  }
}
