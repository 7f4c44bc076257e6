import RadioLinks
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
      name: name, kind: kind, catalogueClass: base?.catalogueClass,
      summary: try map.text(EquipmentKeys.description) ?? base?.summary,
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

extension EquipmentType {
  /// The built-in catalogue, in its file's order.
  public static func builtIn() throws -> [EquipmentType] { try catalogue.get() }

  /// The catalogue, read once.
  private static let catalogue = Result { try readCatalogue() }

  private static func readCatalogue() throws -> [EquipmentType] {
    let file = "catalogue.yaml"
    let text = String(decoding: PackageResources.catalogue_yaml, as: UTF8.self)
    guard let node = try YAMLNode.parse(text, file: file) else { return [] }
    var classes = try list(
      YAMLValue(node: node, path: .root, log: DecodingLog(file: file)), over: [], criteria: [])
    for index in classes.indices { classes[index].catalogueClass = classes[index].name }
    return classes
  }

  /// The types of a mapping of names to types, nothing left to inherit.
  ///
  /// - Parameters:
  ///   - catalogue: the types they may extend besides each other.
  ///   - sets: the scenario's own criterion sets.
  static func list(
    _ value: YAMLValue, over catalogue: [EquipmentType], criteria sets: [CriterionSet]
  ) throws -> [EquipmentType] {
    guard case .mapping(let entries) = value.node.content else {
      throw value.fault(expected: "a mapping", fix: "give \(ScenarioKeys.equipment.summary)")
    }
    var family = EquipmentFamily(catalogue: catalogue)
    for entry in entries {
      let child = YAMLValue(node: entry.value, path: value.path.key(entry.key), log: value.log)
      guard NameAlphabet.holds(entry.key, and: NameAlphabet.inTypes) else {
        throw InputError(
          .badData, at: value.log.place(entry.mark),
          "\(child.path): a type of equipment cannot have this name",
          fix: "name it with \(NameAlphabet.told)")
      }
      family.drafts.append(try EquipmentDraft(name: entry.key, child, criteria: sets))
    }
    return try entries.map { try family.resolve($0.key) }
  }
}

extension Angle {
  /// All directions.
  static let fullTurn = Angle(degrees: 360)
}

/// Types that extend each other and a catalogue.
struct EquipmentFamily {
  let catalogue: [EquipmentType]
  var drafts: [EquipmentDraft] = []

  /// The type of a name, nothing left to inherit.
  ///
  /// A type may extend the catalogue class whose name it takes.
  func resolve(_ name: String) throws -> EquipmentType {
    var chain: [EquipmentDraft] = []
    var next = drafts.first { $0.name == name }
    var root: EquipmentType?
    while let draft = next {
      chain.append(draft)
      next = nil
      guard let base = draft.base else { break }
      let baseName = try base.text(EquipmentKeys.extends.summary)
      if let other = drafts.first(where: { $0.name == baseName && $0.name != draft.name }) {
        guard !chain.contains(where: { $0.name == baseName }) else { throw cycle(chain, base, baseName) }
        next = other
      } else if let known = catalogue.first(where: { $0.name == baseName }) {
        root = known
      } else if baseName == draft.name {
        throw cycle(chain, base, baseName)
      } else {
        throw InputError(
          .badData, at: base.place, "\(base.path): unknown type of equipment `\(baseName)`",
          fix: suggestion(for: baseName, among: (drafts.map(\.name) + catalogue.map(\.name)).unique))
      }
    }
    guard let last = chain.last else { preconditionFailure("\(name) is not a type of this family") }
    return try chain.dropLast().reversed().reduce(last.completed(from: root)) { try $1.completed(from: $0) }
  }

  private func cycle(_ chain: [EquipmentDraft], _ base: YAMLValue, _ name: String) -> InputError {
    let round = (chain.map(\.name) + [name]).joined(separator: " -> ")
    return InputError(
      .badData, at: base.place, "\(base.path): types extend each other in a circle: \(round)",
      fix: "let one of them extend a catalogue class or nothing")
  }
}

extension [String] {
  /// The words without repetitions, in order.
  var unique: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
