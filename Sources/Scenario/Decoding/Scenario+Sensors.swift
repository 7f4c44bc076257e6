public import GeoCore
public import SensorPhysics

extension Scenario {
  /// The type of equipment of a name: the scenario's own, else the catalogue's.
  public func equipmentType(named name: String) -> EquipmentType? {
    (equipment + catalogue).first { $0.name == name }
  }

  /// The types that can stand at a site, the scenario's own and the catalogue's, by their names.
  ///
  /// A plan lists all types that it uses as its own; the order of names is the same in both.
  public var standingTypes: [EquipmentType] {
    (equipment + catalogue).map(\.name).unique.sorted().compactMap(equipmentType(named:)).filter(\.canStand)
  }

  /// The sensors that stand at sites, under the scenario's light and weather, for its target and task.
  ///
  /// A camera's sector is the narrower of its own field of regard and the site's, else the type's. Its least
  /// range is the larger of its own and the site's, else the type's.
  ///
  /// - Parameter sites: inline sites and those of layers, all of the scenario.
  /// - Throws: `InputError` for an unknown type, an id given twice, a sector without direction.
  public func sensors(sites: [Site]) throws -> [Sensor] {
    var first: [String: Site] = [:]
    return try sites.map { site in
      if let other = first.updateValue(site, forKey: site.id) {
        throw site.fault(
          ".id", "the id \(site.id) is also that of \(other.place)", fix: "give each site its own id")
      }
      return try sensor(at: site)
    }
  }

  /// A site that a placement makes.
  ///
  /// - Parameters:
  ///   - row: a candidate's row, whose sector, mast and least range it keeps; nil for none.
  ///   - id: an id that nothing else has.
  ///   - type: a type that can stand at a site.
  ///   - coordinate: where it stands.
  ///   - azimuth: the middle of its sector; nil for one that looks all round.
  public func placedSite(
    id: String, type: String, at coordinate: Coordinate, azimuth: Angle?, like row: Site? = nil
  ) -> Site {
    Site(
      id: id, type: type, coordinate: coordinate, azimuth: azimuth ?? row?.azimuth, sector: row?.sector,
      mastHeight: row?.mastHeight, minRange: row?.minRange, attributes: [:],
      place: row?.place ?? placement?.place ?? .init(file: file), path: "")
  }

  /// Checks that all types of candidates can stand at sites.
  func checkPlacement() throws {
    for candidates in placement?.candidates ?? [] {
      for type in candidates.types {
        let site = placedSite(
          id: type, type: type, at: Coordinate(longitude: 0, latitude: 0), azimuth: Angle(degrees: 0))
        do {
          _ = try sensor(at: site)
        } catch let error as InputError {
          throw InputError(
            .badData, at: candidates.place, "placement.candidates: \(error.problem)".onOneLine,
            fix: error.remedy)
        }
      }
    }
  }

  /// The sensor of a site.
  ///
  /// - Throws: `InputError` for an unknown type, a sector without direction.
  public func sensor(at site: Site) throws -> Sensor {
    let type = try standingType(of: site)
    return Sensor(
      id: site.id, type: site.type, coordinate: site.coordinate,
      mastHeight: site.mastHeight ?? type.mastHeight,
      antennaHeight: site.antennaHeight ?? type.antennaHeight,
      fields: try type.cameras.map { try field(of: $0, MountSettings(type, at: site)) })
  }

  /// The type of a site, which must be one that senses from where it stands.
  private func standingType(of site: Site) throws -> EquipmentType {
    guard let type = equipmentType(named: site.type) else {
      throw site.fault(
        ".type", unknownType(site.type), fix: knownTypes(near: site.type, among: standingTypes))
    }
    switch type.kind {
    case .centre:
      throw site.fault(
        ".type", "site \(site.id): \(type.name) is a monitoring centre, not a sensor",
        fix: "list it under `centres`")
    case .aircraft:
      throw site.fault(
        ".type", "site \(site.id): \(type.name) flies, it cannot stand at a site",
        fix: "give it a route under `patrols`")
    case .sensor, .vehicle: break
    }
    guard !type.cameras.isEmpty else {
      throw site.fault(
        ".type", "site \(site.id): \(type.name) has no camera, it sees nothing",
        fix: "leave the site out, or extend the type with `cameras`")
    }
    return type
  }

  /// What is wrong with a type's name that is none.
  func unknownType(_ name: String) -> String { "unknown type of equipment `\(name)`" }

  /// What to do about a type's name that is none, where some types can be.
  func knownTypes(near name: String, among types: [EquipmentType]) -> String {
    let known = types.map(\.name).unique
    let near = nearest(to: name, among: known).map { "did you mean `\($0)`? " } ?? ""
    return "\(near)known types: \(known.joined(separator: ", "))"
  }
}

extension Site {
  /// A fault of this site.
  ///
  /// - Parameter key: what follows the site's YAML path, such as `.id`; of a layer's row it names the column.
  func fault(_ key: String, _ problem: String, fix: String) -> InputError {
    let column = key.isEmpty ? "" : "column \(key.dropFirst()): "
    return InputError(
      .badData, at: place, ((path.isEmpty ? column : "\(path)\(key): ") + problem).onOneLine, fix: fix)
  }
}

extension Scenario {
  /// The probability of the task by slant range, for a camera that looks at the scenario's target.
  ///
  /// - Parameters:
  ///   - task: nil for the scenario's.
  ///   - conditions: nil for the scenario's.
  ///   - camera: of a type of the scenario, or of the catalogue.
  /// - Returns: nil when nothing tells what the camera resolves.
  public func curve(
    of camera: Camera, task: DiscriminationTask? = nil, conditions: Conditions? = nil
  ) -> DetectionCurve? {
    let conditions = conditions ?? self.conditions
    return DetectionCurve(
      camera: camera, criteria: camera.criteria ?? criteria[camera.band], task: task ?? self.task,
      target: target, light: conditions.light, atmosphere: conditions.atmosphere(assumptions),
      assumptions: assumptions)
  }

  /// Beyond this (m) no camera on the ground or in the air sees anything on the ground: the horizon of 20 km
  /// height.
  private static let furthestRange = 600_000.0

  /// What a camera can look at from where it stands.
  func field(of camera: Camera, _ stance: MountSettings) throws -> CameraField {
    let sector = try sector(of: camera, stance)
    let looks = ScanLooks(of: camera, sector: sector, exposure: exposure, assumptions: assumptions)
    func range(_ curve: DetectionCurve?, _ probability: Double = geometricRangeProbability) -> Double {
      curve.map { looks.range(on: $0, forProbability: probability) } ?? 0
    }
    let curve = curve(of: camera)
    let clear = self.curve(
      of: camera, conditions: Conditions(light: conditions.light, visibility: nil, rainRate: 0))
    let ceiling = min(clear?.ceiling ?? 0, camera.maxRange ?? .infinity)
    guard ceiling <= Self.furthestRange else {
      throw stance.fault(
        "\(stance.name): camera \(camera.name) would reach \(YAMLNode.number(ceiling).summary) m",
        "check the units of its optics, or cap it with `max_range_m`")
    }
    return CameraField(
      camera: camera.name, band: camera.band,
      minRange: max(camera.minRange, stance.minRange), maxRange: range(curve),
      azimuth: stance.azimuth ?? Angle(degrees: 0), sector: sector,
      reach: min(range(curve, negligibleProbability), Self.furthestRange),
      elevations: ElevationField(
        tiltedFrom: camera.tilt ?? stance.tiltLimits.lowerBound,
        to: camera.tilt ?? stance.tiltLimits.upperBound,
        field: camera.optics.verticalField),
      looks: looks, curve: curve, clearCurve: clear,
      taskRanges: Dictionary(
        uniqueKeysWithValues: DiscriminationTask.allCases.map {
          ($0, range(self.curve(of: camera, task: $0)))
        }))
  }

  /// The narrower of the camera's own field of regard and that of where it stands.
  private func sector(of camera: Camera, _ stance: MountSettings) throws -> Angle {
    let sector = min(camera.pan ?? .fullTurn, stance.sector)
    guard sector == .fullTurn || stance.azimuth != nil else {
      throw stance.fault(
        "\(stance.name): camera \(camera.name) looks over a sector of"
          + " \(YAMLNode.number(sector.writtenDegrees).summary) degrees but azimuth_deg is missing",
        "add `azimuth_deg`: \(SiteKeys.azimuth.summary); or `sector_deg: 360`")
    }
    return sector
  }
}

/// How cameras stand somewhere: what their own figures leave open.
struct MountSettings {
  /// How messages name it, such as `site P1`.
  var name: String
  /// The direction of the sector's middle, clockwise from true north; nil when not given.
  var azimuth: Angle?
  /// The field of regard, in (0, 360] degrees.
  var sector: Angle
  /// The slant range below which nothing is seen (m), at least 0.
  var minRange: Double
  /// The lowest and the highest elevation angle of the head.
  var tiltLimits: ClosedRange<Angle>
  /// A fault of what stands there, of a problem and a remedy.
  var fault: (String, String) -> InputError

  init(
    name: String, azimuth: Angle?, sector: Angle, minRange: Double, tiltLimits: ClosedRange<Angle>,
    fault: @escaping (String, String) -> InputError
  ) {
    self.name = name
    self.azimuth = azimuth
    self.sector = sector
    self.minRange = minRange
    self.tiltLimits = tiltLimits
    self.fault = fault
  }

  /// How a type's cameras stand at a site.
  init(_ type: EquipmentType, at site: Site) {
    self.init(
      name: "site \(site.id)", azimuth: site.azimuth, sector: site.sector ?? type.sector,
      minRange: site.minRange ?? type.minRange, tiltLimits: type.tiltLimits
    ) { site.fault("", $0, fix: $1) }
  }
}
