import Coverage
import GeoCore
import GeoIO
import Planner
import Scenario
import SensorPhysics

/// A place where equipment may stand.
struct CandidatePlace {
  /// Where it is.
  var coordinate: Coordinate
  /// Its name in its layer; nil for one that was made.
  var id: String?
  /// The types that may stand there.
  var types: [String]
  /// Its row, whose columns hold for what stands there; nil for one that was made.
  var row: Site?
  /// What a sensor there costs (EUR); nil for what its type costs.
  var cost: Double?
}

/// Finds the places where a scenario's equipment may stand.
struct CandidatePlaces {
  /// The places, from north to south, then west to east.
  private(set) var all: [CandidatePlace] = []
  /// Those inside an excluded area.
  private(set) var excluded: [Coordinate] = []
  /// How many were refused, by reason.
  private(set) var refusals: [(reason: String, count: Int)] = []

  /// Counts places that are refused.
  mutating func refuse(_ count: Int, _ reason: String) {
    if count > 0 { refusals.append((reason, count)) }
  }

  /// Makes and reads the places of a resolved scenario's placement.
  ///
  /// - Throws: `InputError` naming the layer and row at fault, `CancellationError`.
  init(of placement: PlacementInput, in resolution: ResolvedScenario) throws {
    var places: [CandidatePlace] = []
    var ids = Set<String>()
    for candidates in placement.candidates {
      switch candidates.origin {
      case .made(let inside, let outside, let spacing):
        let corridor = Corridor(
          inside: inside, outside: outside, side: resolution.scenario.border.inside)
        for coordinate in try Self.summits(in: corridor, spacing: spacing, of: resolution) {
          places.append(CandidatePlace(coordinate: coordinate, types: candidates.types))
        }
      case .layer(let layer):
        places += try Self.rows(of: layer, candidates.types, resolution, besides: &ids)
      }
    }
    let areas = try Self.areas(placement, resolution)
    let isExcluded = places.map { place in areas.contains { $0.contains(place.coordinate) } }
    excluded = zip(places, isExcluded).filter(\.1).map(\.0.coordinate)
    let allowed = zip(places, isExcluded).filter { !$0.1 }.map(\.0)
    refuse(excluded.count, "inside an excluded area")
    all = Self.merged(allowed)
  }

  /// The highest ground of each square along all zones.
  private static func summits(
    in corridor: Corridor, spacing: Double, of resolution: ResolvedScenario
  ) throws -> [Coordinate] {
    let source = try resolution.terrain.source()
    return try resolution.plan.zones.flatMap { zone in
      let cells = try Planner.summits(in: corridor, spacing: spacing, ofZone: zone, terrain: source)
      return try LatticeProjection(zone.lattice).places(of: cells.map(zone.lattice.center))
    }
  }

  private static func rows(
    of layer: SiteLayer, _ types: [String], _ resolution: ResolvedScenario, besides ids: inout Set<String>
  ) throws -> [CandidatePlace] {
    let (file, notes) = (resolution.file, resolution.notes)
    let reader = PointReader(path: file.path(layer.source), query: layer.query, notes: notes)
    let rows = try reader.layers().flatMap {
      try $0.matched(to: .site, layer.query, besides: &ids, notes: notes).rows
    }
    return try rows.map { row in
      let site = try Site(row: row)
      if site.azimuth != nil { try checkIsTurned(site, types, resolution.scenario) }
      return CandidatePlace(
        coordinate: site.coordinate, id: site.id, types: types, row: site,
        cost: try cost(of: site))
    }
  }

  /// The cost that a row tells.
  private static func cost(of site: Site) throws -> Double? {
    let found: Double? =
      switch site.attributes[costColumn] {
      case .integer(let number): Double(number)
      case .real(let number): number
      case nil, .null: nil
      default: .nan
      }
    guard let found else { return nil }
    guard found > 0, found <= mostCost else {
      throw InputError(
        .badData, at: site.place, "candidate \(site.id): \(costColumn) is no amount above 0",
        fix: "give whole euros, or leave it empty for what the type costs")
    }
    return found
  }

  private static let costColumn = "cost_eur"
  /// More than this (EUR) is no price.
  private static let mostCost = 1e12

  /// Throws for a direction that nothing there could have.
  private static func checkIsTurned(_ site: Site, _ types: [String], _ scenario: Scenario) throws {
    let isAllRound = try types.allSatisfy { type in
      try scenario.sensor(
        at: scenario.placedSite(
          id: site.id, type: type, at: site.coordinate, azimuth: site.azimuth, like: site)
      ).isAllRound
    }
    guard isAllRound else { return }
    throw InputError(
      .badData, at: site.place,
      "candidate \(site.id): azimuth_deg is given, but \(types.joined(separator: ", ")) look all round",
      fix: "leave azimuth_deg empty, or name a type that has a sector")
  }

  /// The areas in which nothing may stand.
  private static func areas(_ placement: PlacementInput, _ resolution: ResolvedScenario) throws
    -> [ExcludedArea]
  {
    try placement.exclude.flatMap { layer in
      try PolygonReader.polygons(
        of: resolution.file.path(layer.source), layer.query, notes: resolution.notes
      ).map(ExcludedArea.init)
    }
  }

  /// The places in order; those at one point are one, where what any of them allows may stand.
  private static func merged(_ places: [CandidatePlace]) -> [CandidatePlace] {
    var merged: [CandidatePlace] = []
    let sorted = places.enumerated().sorted { one, other in
      let (a, b) = (one.element.coordinate, other.element.coordinate)
      return (-a.latitude, a.longitude, one.element.id ?? "", one.offset)
        < (-b.latitude, b.longitude, other.element.id ?? "", other.offset)
    }
    for (_, place) in sorted {
      guard let last = merged.last, last.coordinate == place.coordinate, last.row == nil, place.row == nil
      else {
        merged.append(place)
        continue
      }
      merged[merged.count - 1].types += place.types.filter { !last.types.contains($0) }
    }
    return merged
  }
}

extension Sensor {
  /// Whether each of its cameras looks all round.
  var isAllRound: Bool { fields.allSatisfy { $0.sector.radians >= 2 * .pi } }
}

/// A polygon in which nothing may stand.
struct ExcludedArea {
  private let rings: [[Coordinate]]
  private let west: Double
  private let east: Double

  /// - Parameter rings: closed, in WGS 84.
  init(_ rings: [[Coordinate]]) {
    self.rings = rings
    let longitudes = rings.joined().map(\.longitude)
    west = longitudes.min() ?? 0
    east = longitudes.max() ?? 0
  }

  /// Whether a place lies inside: a line from it to the east crosses the rings an odd number of times.
  func contains(_ place: Coordinate) -> Bool {
    // Rings that run on beyond 180 degrees count on.
    [-360.0, 0, 360].contains { turn in
      let x = place.longitude + turn
      guard x >= west, x <= east else { return false }
      return rings.reduce(false) { isInside, ring in
        zip(ring, ring.dropFirst()).reduce(isInside) { isInside, side in
          let (from, to) = side
          guard (from.latitude > place.latitude) != (to.latitude > place.latitude) else { return isInside }
          let share = (place.latitude - from.latitude) / (to.latitude - from.latitude)
          return from.longitude + share * (to.longitude - from.longitude) > x ? !isInside : isInside
        }
      }
    }
  }
}
