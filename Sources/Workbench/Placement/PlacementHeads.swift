import Coverage
import GeoCore
import Planner
import Scenario
import SensorPhysics

/// What may stand at candidates: each kind of mast and cameras once.
struct PlacementHeads {
  /// The heads.
  private(set) var all: [CandidateSurvey.Head] = []
  /// The type of each, by its place in the list of types.
  private(set) var types: [Int] = []
  /// The directions of each (degrees); nil for one that looks all round.
  private(set) var azimuths: [[Double]?] = []
  /// The heads of each candidate.
  private(set) var ofCandidates: [[Int]] = []
  /// The price of each type at each candidate (whole euros); nil where none is known.
  private(set) var costs: [[Int?]] = []

  private struct Kind: Hashable {
    let type: String
    let azimuth: Angle?
    let sector: Angle?
    let mastHeight: Double?
    let minRange: Double?
  }

  /// The heads of candidates.
  ///
  /// - Throws: `InputError` for a type that cannot stand.
  init(
    _ candidates: [CandidatePlace], types names: [String], placement: PlacementInput, scenario: Scenario
  ) throws {
    let typeCosts = names.map { scenario.equipmentType(named: $0)?.cost }
    var known: [Kind: Int] = [:]
    for candidate in candidates {
      let row = candidate.row
      var heads: [Int] = []
      for type in candidate.types {
        let kind = Kind(
          type: type, azimuth: row?.azimuth, sector: row?.sector, mastHeight: row?.mastHeight,
          minRange: row?.minRange)
        if let head = known[kind] {
          heads.append(head)
          continue
        }
        let sensor = try scenario.sensor(
          at: scenario.placedSite(
            id: type, type: type, at: candidate.coordinate, azimuth: row?.azimuth ?? Angle(degrees: 0),
            like: row))
        let degrees =
          sensor.isAllRound
          ? nil : row?.azimuth.map { [$0.degrees] } ?? Self.directions(placement.azimuths)
        known[kind] = all.count
        heads.append(all.count)
        all.append(.init(sensor: sensor, directions: (degrees ?? [0]).map { Angle(degrees: $0) }))
        types.append(names.firstIndex(of: type) ?? 0)
        azimuths.append(degrees)
      }
      ofCandidates.append(heads)
      costs.append(
        typeCosts.map { cost in
          // Parts of a euro are not given away.
          (candidate.cost ?? cost).map { Int($0.rounded(.up)) }
        })
    }
  }

  /// Takes away what could not be linked.
  ///
  /// - Returns: how many candidates are left without anything.
  mutating func keepLinked(
    _ candidates: [CandidatePlace], _ names: [String], in resolution: ResolvedScenario
  ) throws -> Int {
    var sensors: [Sensor] = []
    for (candidate, heads) in zip(candidates, ofCandidates) {
      for head in heads {
        var sensor = all[head].sensor
        sensor.coordinate = candidate.coordinate
        sensors.append(sensor)
      }
    }
    guard let isLinked = try PlacementLinks.possible(for: sensors, in: resolution) else { return 0 }
    var next = 0
    for index in ofCandidates.indices {
      ofCandidates[index] = ofCandidates[index].filter { _ in
        defer { next += 1 }
        return isLinked[next]
      }
    }
    return ofCandidates.count(where: \.isEmpty)
  }

  /// Directions that are evenly spaced from north (degrees).
  private static func directions(_ count: Int) -> [Double] {
    (0..<count).map { Double($0) * 360 / Double(count) }
  }
}
