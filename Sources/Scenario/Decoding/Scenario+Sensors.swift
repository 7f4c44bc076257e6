import GeoCore
public import SensorPhysics

extension Scenario {
  /// The type of equipment of a name: the scenario's own, else the catalogue's.
  public func equipmentType(named name: String) -> EquipmentType? {
    (equipment + catalogue).first { $0.name == name }
  }

  /// The sensors that stand at sites, under the scenario's light, for its target and task.
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

  /// Beyond this (m) no camera on the ground or in the air sees anything on the ground: the horizon of 20 km height.
  private static let furthestRange = 600_000.0

  private func sensor(at site: Site) throws -> Sensor {
    guard let type = equipmentType(named: site.type) else {
      let known = (equipment + catalogue).map(\.name).unique
      let near = nearest(to: site.type, among: known).map { "did you mean `\($0)`? " } ?? ""
      throw site.fault(
        ".type", "unknown type of equipment `\(site.type)`",
        fix: "\(near)known types: \(known.joined(separator: ", "))")
    }
    let fields = try type.cameras.map { camera in
      let sector = min(camera.pan ?? .fullTurn, site.sector ?? type.sector)
      guard sector == .fullTurn || site.azimuth != nil else {
        throw site.fault(
          "",
          "site \(site.id): camera \(camera.name) looks over a sector of"
            + " \(YAMLNode.number(sector.writtenDegrees).summary) degrees but azimuth_deg is missing",
          fix: "add `azimuth_deg`: \(SiteKeys.azimuth.summary); or `sector_deg: 360`")
      }
      return CameraField(
        camera: camera.name, band: camera.band,
        minRange: max(camera.minRange, site.minRange ?? type.minRange),
        maxRange: camera.range(for: task, target: target, light: conditions.light) ?? 0,
        azimuth: site.azimuth ?? Angle(degrees: 0), sector: sector)
    }
    if let far = fields.first(where: { !($0.maxRange <= Self.furthestRange) }) {
      throw site.fault(
        "", "site \(site.id): camera \(far.camera) would reach \(YAMLNode.number(far.maxRange).summary) m",
        fix: "check the units of its optics, or cap it with `max_range_m`")
    }
    return Sensor(
      id: site.id, type: site.type, coordinate: site.coordinate,
      mastHeight: site.mastHeight ?? type.mastHeight, fields: fields)
  }
}

extension Site {
  /// A fault of this site.
  ///
  /// - Parameter key: what follows the site's YAML path, such as `.id`; layers' rows have no path.
  fileprivate func fault(_ key: String, _ problem: String, fix: String) -> InputError {
    InputError(
      .badData, at: place, (path.isEmpty ? problem : "\(path)\(key): \(problem)").onOneLine, fix: fix)
  }
}
