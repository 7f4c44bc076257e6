public import GeoCore
public import SensorPhysics

extension Scenario {
  /// Finds figures of a patrol that do not go together.
  func check(_ patrol: Patrol, _ type: EquipmentType) throws {
    let draft = patrol.draft
    if let inAir = patrol.inAir, inAir > patrol.aircraft {
      throw draft.fault(
        ".in_air",
        "patrol \(patrol.id) wants \(inAir) in the air and has an airframe count of \(patrol.aircraft)",
        fix: "raise `aircraft`, or want fewer")
    }
    let end = YAMLNode.number(period).summary
    guard patrol.start < period else {
      throw draft.fault(
        ".start_s", "patrol \(patrol.id) starts after the period of \(end) s",
        fix: "give a time below period_s")
    }
    if let post = patrol.posts.last, post.time.upperBound > period {
      throw draft.fault(
        ".posts",
        "patrol \(patrol.id) stands at a post until \(YAMLNode.number(post.time.upperBound).summary) s,"
          + " the period is \(end) s",
        fix: "end it by then, or raise period_s")
    }
    if patrol.kind == .aircraft { try checkGimbals(of: patrol) } else { try checkSectors(of: patrol, type) }
  }

  /// A footprint needs the direction and the size of the field.
  private func checkGimbals(of patrol: Patrol) throws {
    for camera in patrol.cameras {
      guard camera.gimbal != nil else {
        throw patrol.draft.fault(
          "", "patrol \(patrol.id): nothing says where camera \(camera.name) points",
          fix: "add `depression_deg`: \(CameraKeys.depression.summary)")
      }
      guard camera.optics.horizontalField != nil, camera.optics.verticalField != nil else {
        throw patrol.draft.fault(
          "", "patrol \(patrol.id): the field of view of camera \(camera.name) is unknown",
          fix: "add `hfov_deg` and `vfov_deg`, or `pixels` with focal_length_mm and pitch_um")
      }
    }
  }

  /// A sector needs a direction wherever the patrol stands.
  private func checkSectors(of patrol: Patrol, _ type: EquipmentType) throws {
    for (index, post) in patrol.posts.enumerated() {
      _ = try sensor(
        of: patrol, at: post.coordinate, azimuth: post.azimuth, sector: post.sector, "post \(index)")
    }
    guard patrol.posts.isEmpty else { return }
    for camera in patrol.cameras {
      guard min(camera.pan ?? .fullTurn, type.sector) == .fullTurn else {
        throw patrol.draft.fault(
          "",
          "patrol \(patrol.id): camera \(camera.name) looks over a sector, whose direction a route does not tell",
          fix: "give it a sector of 360 degrees, or `posts` with azimuth_deg")
      }
    }
  }
}

extension Scenario {
  /// A patrol standing somewhere, under the scenario's light and weather, as if it were placed there.
  ///
  /// - Parameters:
  ///   - patrol: one that does not fly, of this scenario.
  ///   - azimuth: the direction of its sector's middle; nil for one that looks all round.
  ///   - sector: its field of regard; nil for the type's.
  ///   - place: where it stands.
  /// - Throws: `InputError` for a sector without direction.
  public func sensor(
    of patrol: Patrol, at place: Coordinate, azimuth: Angle?, sector: Angle?
  ) throws -> Sensor {
    try sensor(of: patrol, at: place, azimuth: azimuth, sector: sector, "a halt")
  }

  private func sensor(
    of patrol: Patrol, at place: Coordinate, azimuth: Angle?, sector: Angle?, _ noun: String
  ) throws -> Sensor {
    guard let type = equipmentType(named: patrol.type) else {
      preconditionFailure("\(patrol.type) is a type of the patrol's own scenario")
    }
    let stance = MountSettings(
      name: "patrol \(patrol.id), \(noun)", azimuth: azimuth, sector: sector ?? type.sector,
      minRange: type.minRange, tiltLimits: type.tiltLimits
    ) { patrol.draft.fault("", $0, fix: $1) }
    return Sensor(
      id: patrol.id, type: patrol.type, coordinate: place, mastHeight: patrol.mastHeight,
      antennaHeight: type.antennaHeight,
      fields: try patrol.cameras.map { try field(of: $0, stance) })
  }
}
