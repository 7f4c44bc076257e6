import Coverage
import Crossings
import GeoCore
import GeoIO
import RealModule
import Scenario

/// Who comes first to each cell of one zone.
struct ResponseZone: Sendable {
  let zone: Int
  let lattice: Lattice
  let cells: PackedCells
  /// In the vehicle, on roads and beside them.
  private let field: ResponseField
  /// On foot from wherever the vehicle comes; nil where they never leave it.
  private let foot: LeastPaths?
  private let nodes: [PlanePoint]
  /// The vehicles of the zone: their places in the list of all.
  private let vehicles: [Int]
  /// The cells whose ground is not known.
  let unknownCount: Int
  /// The vehicles that stand where nobody goes, by their places in the list of all.
  let stuckVehicles: [Int]

  /// What a zone's search starts from.
  struct Vehicle {
    /// Its place in the list of all.
    var index: Int
    var point: PlanePoint
    var readyTime: Double
  }

  /// Searches a zone.
  ///
  /// - Parameters:
  ///   - cells: the ground that is looked at; the vehicles' cells are among it.
  ///   - surface: its elevations and what slows on it, a value for each place.
  ///   - graph: nil for no roads.
  init(
    _ zone: Int, on lattice: Lattice, _ cells: PackedCells, _ surface: ResponseSurface, _ vehicles: [Vehicle],
    graph: RoadGraph?, _ input: ResponseInput, crossing: CrossingInput
  ) {
    self.zone = zone
    self.lattice = lattice
    self.cells = cells
    unknownCount = surface.unknownCount
    self.vehicles = vehicles.map(\.index)
    nodes = graph?.points ?? []
    let network = graph?.network(on: lattice, cells)
    let starts = vehicles.map { cells.place(of: lattice.cell(at: $0.point)) ?? 0 }
    func costs(_ pace: TravelPace) -> TravelCosts {
      var costs = TravelCosts(over: cells, pace: pace, cellSize: lattice.cellSize)
      costs.elevations = surface.elevations
      costs.factors = surface.factors
      return costs
    }
    var driving = costs(TravelPace(bestSpeed: input.offRoadSpeed))
    _ = driving.closeCells(steeperThan: Double.tan(input.steepest / 180 * .pi), of: cells)
    // A road, and the yard of a station, are level enough, however steep the ground is beside them.
    for place in starts + (network?.places.compactMap { $0 } ?? []) {
      driving.factors[place] = surface.factors[place]
    }
    stuckVehicles = zip(vehicles, starts).filter { driving.factors[$1] == .infinity }.map(\.0.index)
    field = ResponseField(
      over: cells, costs: driving, roads: network,
      responders: zip(vehicles, starts).map { .init(place: $1, readySeconds: $0.readyTime) })
    guard input.foot == .tobler else {
      foot = nil
      return
    }
    var walking = costs(.tobler(factor: crossing.offPathFactor))
    _ = walking.closeCells(steeperThan: Double.tan(crossing.steepest / 180 * .pi), of: cells)
    for place in starts { walking.factors[place] = surface.factors[place] }
    var origins: [SearchStart] = []
    for (place, seconds) in field.seconds.enumerated() where seconds < .infinity {
      origins.append(SearchStart(place: place, seconds: seconds))
    }
    foot = LatticeSearch.paths(over: cells, costs: walking, from: origins)
  }

  /// When the first comes to a place (s after the call); infinite where nobody does.
  func seconds(at place: Int) -> Double { min(field.seconds[place], foot?.seconds[place] ?? .infinity) }

  /// The same of a cell, which may be one that is not looked at.
  func seconds(at cell: Cell) -> Double { cells.place(of: cell).map(seconds) ?? .infinity }

  /// Who comes first to a cell, and when; nil where nobody does.
  func arrival(at cell: Cell) -> ResponseAssessment.Arrival? {
    guard let place = cells.place(of: cell), seconds(at: place) < .infinity,
      let responder = field.responders[pathOnFoot(to: place).first ?? place]
    else { return nil }
    return .init(seconds: seconds(at: place), vehicle: vehicles[responder])
  }

  /// The last stretch of the way to a place, on foot; empty where the vehicle is as quick.
  private func pathOnFoot(to place: Int) -> [Int] {
    guard let foot, foot.seconds[place] < field.seconds[place] else { return [] }
    return foot.path(to: place)
  }

  /// How the first comes to a cell; nil where nobody does.
  ///
  /// - Throws: `GDALError` when PROJ cannot place it.
  func way(to cell: Cell) throws -> ResponseAssessment.Way? {
    guard let place = cells.place(of: cell), seconds(at: place) < .infinity else { return nil }
    func centres(_ places: [Int]) -> [PlanePoint] { places.map { lattice.center(of: cells.cell(at: $0)) } }
    let walked = pathOnFoot(to: place)
    var points: [PlanePoint] = []
    var way = ResponseAssessment.Way(places: [], roadLength: 0, offRoadLength: 0, footLength: 0)
    for leg in field.way(to: walked.first ?? place) {
      switch leg {
      case .ground(let places):
        way.offRoadLength += Self.length(of: centres(places))
        points += centres(places)
      case .road(let nodes):
        let line = nodes.map { self.nodes[$0] }
        way.roadLength += Self.length(of: line)
        // One gets on and off from the centres of the cells at its ends.
        let ends = [line[0], line[line.count - 1]].map { lattice.center(of: lattice.cell(at: $0)) }
        way.offRoadLength += ends[0].distance(to: line[0]) + line[line.count - 1].distance(to: ends[1])
        points += [ends[0]] + line + [ends[1]]
      }
    }
    way.footLength = Self.length(of: centres(walked))
    points += centres(walked)
    // One who waits there has no way; a line has two ends all the same.
    if points.count < 2 { points = centres([place, place]) }
    way.places = try LatticeProjection(lattice).places(of: points)
    return way
  }

  private static func length(of line: [PlanePoint]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
  }
}

/// What people move over: a value for each place of packed cells.
struct ResponseSurface {
  let elevations: [Float]
  /// How many times the time of open ground a cell takes; infinite for a barrier and in margins.
  let factors: [Float]
  let unknownCount: Int

  /// Reads the ground tile by tile; what is not known is as high as the nearest that is.
  ///
  /// - Throws: `InputError` when terrain or land cover cannot be read; `CancellationError`.
  init(
    of cells: PackedCells, on lattice: Lattice, _ terrain: any TerrainSource, _ landCover: CrossingGround?
  ) throws {
    var byTile: [LatticeTile: [(cell: Cell, place: Int)]] = [:]
    cells.forEach { cell, place in byTile[LatticeTile(holding: cell), default: []].append((cell, place)) }
    var grounds = [Float?](repeating: nil, count: cells.count)
    var factors = [Float](repeating: .infinity, count: cells.count)
    var unknown = 0
    for (tile, own) in byTile.sorted(by: { $0.key < $1.key }) {
      try Task.checkCancellation()
      let raster = try terrain.elevations(of: lattice, window: tile.window)
      let codes = try landCover?.factors(on: lattice, over: tile.window)
      for (cell, place) in own {
        grounds[place] = raster[cell]
        if grounds[place] == nil { unknown += 1 }
        factors[place] = codes?[tile.window.index(of: cell)] ?? 1
      }
    }
    elevations = cells.filled(grounds)
    self.factors = factors
    unknownCount = unknown
  }
}
