import GeoCore
public import SensorPhysics

extension Scenario {
  /// The probability of the task by slant range, for a camera that looks at the scenario's target.
  ///
  /// - Parameters:
  ///   - task: nil for the scenario's.
  ///   - conditions: nil for the scenario's.
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
