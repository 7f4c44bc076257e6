import Coverage
public import GeoCore
import SensorPhysics

/// What a run will hold at some time, counted from its plan before anything is read or worked out.
///
/// Laws:
/// 1. A sensor more, or one that reaches further, never lowers a count.
/// 2. Ground that several eyes look over counts once in a section.
public struct RunDemand: Sendable {
  /// The pieces of the whole border.
  let pieces: Double
  /// The sections, in the border's order.
  let sections: [SectionDemand]
  /// The bytes of the patrols' stances.
  let stanceBytes: Double
  /// Whether vegetation or buildings stand on the ground.
  let hasLandCover: Bool
  /// The cells of the maps, about: those of the corridor; 0 without maps.
  let mapCells: Double

  /// Whether maps are made.
  var hasMaps: Bool { mapCells > 0 }

  /// Counts what a plan needs.
  ///
  /// - Parameters:
  ///   - sections: those of the plan.
  ///   - ground: the windows of each zone's lattice outside which the terrain is void; nil where that is not known.
  ///   - hasLandCover: whether vegetation or buildings stand on the ground.
  ///   - furthest: further than this (m) no eye looks.
  ///   - plan: the resolved plan.
  /// - Complexity: O(pieces + for each section and eye the squares within its range).
  public init(
    of plan: Plan, in sections: Sections, ground: [[CellWindow]?], hasLandCover: Bool,
    furthest: Double = .infinity
  ) {
    let ranges = PlanRanges(of: plan)
    let eyes = plan.zones.map { PlanEyes(of: plan, in: $0, ranges, furthest: furthest) }
    pieces = Double(sections.pieces.count)
    self.sections = sections.all.map { section in
      SectionDemand(
        of: section, pieces: sections.pieces[section.pieces], eyes: eyes[section.zone],
        ground: ground[section.zone])
    }
    stanceBytes = Double(plan.patrols?.sensors.reduce(0) { $0 + $1.bytes } ?? 0)
    self.hasLandCover = hasLandCover
    if let corridor = plan.corridor {
      mapCells = sections.all.reduce(0) { sum, section in
        let width = 2 * corridor.reach / plan.zones[section.zone].lattice.cellSize
        return sum + Double(section.pieces.count) * max(width, 1)
      }
    } else {
      mapCells = 0
    }
  }

  /// The tiles of ground of the sections that are in work at a time, at the most.
  func groundTiles(atOnce count: Int) -> Double { most(of: count, \.groundTiles) }

  /// The greatest sum of a count over so many sections that follow one another.
  func most(of count: Int, _ value: (SectionDemand) -> Double) -> Double {
    let values = sections.map(value)
    var sum = values.prefix(count).reduce(0, +)
    var most = sum
    for (first, next) in zip(values, values.dropFirst(count)) {
      sum += next - first
      most = max(most, sum)
    }
    return most
  }
}

/// All eyes of a zone: its sensors, and its patrols' stances, one for each patrol and tile.
struct PlanEyes {
  /// A patrol on a zone's lattice.
  struct Patrol {
    let eyes: [EyeReach]
    /// How often it is at each of its stances, in the mean.
    let presences: Double
  }

  let sensors: [EyeReach]
  let patrols: [Patrol]

  init(of plan: Plan, in zone: Plan.Zone, _ ranges: PlanRanges, furthest: Double) {
    sensors = zip(plan.sensors, zone.placements).compactMap { sensor, placement in
      placement.map {
        EyeReach(of: sensor, at: $0, on: zone.lattice, required: plan.requiredProbability, furthest: furthest)
      }
    }.filter { $0.range > 0 }
    patrols = zip(plan.patrols?.sensors ?? [], zone.stances).enumerated().map { number, patrol in
      var seen: Set<LatticeTile> = []
      let eyes = patrol.1.enumerated().compactMap { stance, placement -> EyeReach? in
        guard let placement else { return nil }
        let cell = zone.lattice.cell(at: placement.point)
        guard seen.insert(LatticeTile(holding: cell)).inserted else { return nil }
        return EyeReach(at: cell, range: min(ranges.stances[number][stance], furthest), on: zone.lattice)
      }
      let presences = patrol.0.stances.reduce(0) { $0 + $1.presences.count }
      return Patrol(eyes: eyes, presences: Double(presences) / Double(max(patrol.0.stances.count, 1)))
    }
  }
}
