import GeoCore
import SensorPhysics

/// A type as it is written: what it leaves out comes from the type it extends.
struct EquipmentDraft {
  let name: String
  let map: YAMLMapping
  let base: YAMLValue?
  private let cameras: [Camera]?

  /// - Parameter sets: the scenario's own criterion sets.
  init(name: String, _ value: YAMLValue, criteria sets: [CriterionSet]) throws {
    self.name = name
    map = try YAMLMapping(
      value, keys: EquipmentKeys.all, "a type of equipment: {extends: ..., cameras: [...], ...}")
    base = map(EquipmentKeys.extends)
    cameras = try map(EquipmentKeys.cameras).map { value in
      try Camera.list(value, EquipmentKeys.cameras) { try Camera($1, criteria: sets) }
    }
  }

  /// The type with what it leaves out taken from another.
  func completed(from base: EquipmentType?) throws -> EquipmentType {
    let kind = try map.choice(EquipmentKeys.kind, EquipmentType.Kind.self) ?? base?.kind ?? .sensor
    let mastHeight = try mastHeight(of: kind, base)
    let allCameras = try cameras(of: kind, base)
    // What a class assumes is about its cameras: it does not hold for others.
    let inherited = cameras == nil ? base?.assumptions : nil
    return EquipmentType(
      name: name, kind: kind, summary: try map.text(EquipmentKeys.description) ?? base?.summary,
      role: try map.text(EquipmentKeys.role) ?? base?.role,
      programmeCount: try map.integer(EquipmentKeys.programmeCount) ?? base?.programmeCount,
      assumptions: try map.text(EquipmentKeys.assumptions) ?? inherited,
      mastHeight: mastHeight,
      antennaHeight: try map.number(EquipmentKeys.antennaHeight) ?? base?.antennaHeight,
      sector: try map.angle(EquipmentKeys.sector) ?? base?.sector ?? .fullTurn,
      minRange: try map.number(EquipmentKeys.minRange) ?? base?.minRange ?? 0,
      tiltLimits: try map(EquipmentKeys.tiltLimits).map(Self.tiltLimits) ?? base?.tiltLimits ?? .allTilts,
      cameras: allCameras, cost: try map.number(EquipmentKeys.cost) ?? base?.cost,
      movement: try Movement(map, base: base?.movement), centre: try CentreFigures(map, base: base?.centre))
  }

  private func cameras(of kind: EquipmentType.Kind, _ base: EquipmentType?) throws -> [Camera] {
    let all = cameras ?? base?.cameras ?? []
    switch kind {
    case .sensor, .aircraft:
      guard !all.isEmpty else { throw map.missing(EquipmentKeys.cameras) }
    case .centre:
      guard all.isEmpty else {
        throw InputError(
          .badData, at: map.value.place, "\(map.value.path): a centre has no cameras",
          fix: "leave the cameras out, or make them a type of their own")
      }
    case .vehicle: break
    }
    return all
  }

  private func mastHeight(of kind: EquipmentType.Kind, _ base: EquipmentType?) throws -> Double {
    if let height = try map.number(EquipmentKeys.mastHeight) { return height }
    if let base, base.kind.hasMast(withCameras: !base.cameras.isEmpty) { return base.mastHeight }
    let hasCameras = !(cameras ?? base?.cameras ?? []).isEmpty
    guard !kind.hasMast(withCameras: hasCameras) else { throw map.missing(EquipmentKeys.mastHeight) }
    return base?.mastHeight ?? 0
  }

  private static func tiltLimits(_ value: YAMLValue) throws -> ClosedRange<Angle> {
    let summary = EquipmentKeys.tiltLimits.summary
    guard case .list(.number(let interval, let unit)) = EquipmentKeys.tiltLimits.kind else {
      preconditionFailure("tilt limits are declared as a list of numbers")
    }
    let limits = try value.list(summary).map { try $0.number(in: interval, unit: unit, summary) }
    guard limits.count == 2, limits[0] <= limits[1] else {
      throw value.fault(expected: "two angles, the lower one first", fix: "give \(summary)")
    }
    return Angle(degrees: limits[0])...Angle(degrees: limits[1])
  }
}

extension EquipmentType.Kind {
  /// Whether a height above the ground must be told.
  fileprivate func hasMast(withCameras hasCameras: Bool) -> Bool {
    switch self {
    case .sensor, .centre: true
    case .vehicle: hasCameras
    case .aircraft: false
    }
  }
}

extension ClosedRange<Angle> {
  /// All elevation angles.
  static let allTilts = Angle(degrees: -90)...Angle(degrees: 90)
}

extension Movement {
  fileprivate init(_ map: YAMLMapping, base: Movement?) throws {
    speed = try map.number(EquipmentKeys.speed) ?? base?.speed
    endurance = try map.number(EquipmentKeys.endurance) ?? base?.endurance
    turnaround = try map.number(EquipmentKeys.turnaround) ?? base?.turnaround
    height = try map.number(EquipmentKeys.flightHeight) ?? base?.height
    sensesAtHalts = try map.flag(EquipmentKeys.halts) ?? base?.sensesAtHalts ?? false
  }
}

extension CentreFigures {
  fileprivate init(_ map: YAMLMapping, base: CentreFigures?) throws {
    level = try map.choice(EquipmentKeys.level, CentreLevel.self) ?? base?.level
    link = try map.mapping(EquipmentKeys.link).map(Link.init) ?? base?.link
    capacity = try map.integer(EquipmentKeys.capacity) ?? base?.capacity
  }
}

extension CentreFigures.Link {
  fileprivate init(_ map: YAMLMapping) throws {
    guard let frequency = try map.number(EquipmentKeys.frequency) else {
      throw map.missing(EquipmentKeys.frequency)
    }
    guard let maxRange = try map.number(EquipmentKeys.linkRange) else {
      throw map.missing(EquipmentKeys.linkRange)
    }
    self.init(frequency: frequency, maxRange: maxRange)
  }
}
