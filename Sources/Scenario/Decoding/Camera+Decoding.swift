import GeoCore
import SensorPhysics

extension Camera {
  /// - Parameters:
  ///   - sets: the scenario's own criterion sets.
  ///   - usualName: the name of a camera that gives none; nil when it must.
  init(_ value: YAMLValue, criteria sets: [CriterionSet], named usualName: String? = nil) throws {
    let keys = usualName == nil ? CameraKeys.all : CameraKeys.unnamed
    let map = try YAMLMapping(value, keys: keys, EquipmentKeys.cameras.summary)
    guard let band = try map.choice(CameraKeys.band, Band.self) else { throw map.missing(CameraKeys.band) }
    guard let name = try map.text(CameraKeys.name) ?? usualName else { throw map.missing(CameraKeys.name) }
    self.init(
      name: name, band: band,
      optics: try Optics(map),
      nightFactor: try map.number(CameraKeys.nightFactor),
      detectionRange: try map.number(CameraKeys.detectionRange),
      minRange: try map.number(CameraKeys.minRange) ?? 0, maxRange: try map.number(CameraKeys.maxRange),
      pan: try map.angle(CameraKeys.pan), netd: try map.number(CameraKeys.netd),
      scanPeriod: try map.number(CameraKeys.scanPeriod),
      criteria: try map(CameraKeys.criteria).map {
        try CriterionSet.named($0, among: sets, CameraKeys.criteria)
      }, tilt: try map.angle(CameraKeys.tilt), gimbal: try Gimbal(map))
    guard detectionRange != nil || optics.resolution(in: band) != nil else {
      throw InputError(
        .badData, at: value.place, "\(value.path): camera \(name) has no optics to tell its range",
        fix: "give focal_length_mm and pitch_um, or hfov_deg and pixels, or detection_range_m")
    }
    if let maxRange, minRange >= maxRange {
      throw InputError(
        .badData, at: value.place,
        "\(value.path): min_range_m is not below max_range_m, camera \(name) sees nothing",
        fix: "give min_range_m below \(YAMLNode.number(maxRange).summary)")
    }
    try checkForms(value)
    try checkTilt(map)
    warnOfNETD(map)
  }

  /// The cameras of a list: at least one, each with a name of its own.
  ///
  /// - Parameter camera: reads an item, given its index.
  static func list(
    _ value: YAMLValue, _ key: Key, _ camera: (Int, YAMLValue) throws -> Camera
  ) throws -> [Camera] {
    let items = try value.list(key.summary)
    guard !items.isEmpty else {
      throw value.fault(expected: "at least one camera", fix: "give \(key.summary)")
    }
    var cameras: [Camera] = []
    for (index, item) in items.enumerated() {
      let camera = try camera(index, item)
      guard !cameras.contains(where: { $0.name == camera.name }) else {
        throw InputError(
          .badData, at: item.place, "\(item.path): a second camera named \(camera.name)",
          fix: "give each camera a name of its own")
      }
      cameras.append(camera)
    }
    return cameras
  }

  /// A fixed axis says nothing about what is seen without the field around it.
  private func checkTilt(_ map: YAMLMapping) throws {
    guard let value = map(CameraKeys.tilt), optics.verticalField == nil else { return }
    throw InputError(
      .badData, at: value.place, "\(value.path): the vertical field of camera \(name) is unknown",
      fix: "add `vfov_deg`, or `pixels` with hfov_deg or focal_length_mm and pitch_um")
  }

  private func warnOfNETD(_ map: YAMLMapping) {
    guard let netd, let value = map(CameraKeys.netd) else { return }
    let written = Unit.millikelvin.written(netd)
    let number = YAMLNode.number(written).summary
    if written < CameraKeys.leastNETD {
      value.log.warn(
        at: value.place, value.path, "\(number) mK looks like kelvin; the unit is millikelvin")
    } else if written > CameraKeys.greatestNETD {
      value.log.warn(
        at: value.place, value.path, "\(number) mK is more than any camera has; the unit is millikelvin")
    }
  }

  /// Tells when focal length and field of view cannot both be right.
  private func checkForms(_ value: YAMLValue) throws {
    guard let disagreement = optics.disagreement(in: band), disagreement > Optics.suspectDisagreement else {
      return
    }
    var focal = self
    focal.optics.hfov = nil
    focal.detectionRange = nil
    focal.maxRange = nil
    var angular = focal
    angular.optics = optics
    let ranges = [angular, focal].map {
      ($0.range(for: .detection, target: .person, light: .day) ?? 0).inWholeNumbers
    }
    let percent = (disagreement * 100).inWholeNumbers
    let finding =
      "camera \(name) detects a person at \(ranges[0]) m by hfov_deg, at \(ranges[1]) m by focal_length_mm:"
      + " \(percent) % apart"
    guard disagreement <= Optics.impossibleDisagreement else {
      throw InputError(
        .badData, at: value.place, "\(value.path): \(finding)",
        fix: "correct hfov_deg, pixels, focal_length_mm or pitch_um, or leave one form out")
    }
    value.log.warn(at: value.place, value.path, "\(finding); hfov_deg rules")
  }
}

extension Optics {
  fileprivate init(_ map: YAMLMapping) throws {
    self.init(
      focalLength: try map.number(CameraKeys.focalLength), pitch: try map.number(CameraKeys.pitch),
      pixels: try map(CameraKeys.pixels).map(Pixels.init), hfov: try map.angle(CameraKeys.hfov),
      vfov: try map.angle(CameraKeys.vfov))
  }
}

extension Optics.Pixels {
  fileprivate init(_ value: YAMLValue) throws {
    let summary = CameraKeys.pixels.summary
    let counts = try value.list(summary).map { try $0.integer(in: CameraKeys.pixelCounts, summary) }
    guard counts.count == 2 else { throw value.fault(expected: "two whole numbers", fix: "give \(summary)") }
    self.init(width: counts[0], height: counts[1])
  }
}

extension Gimbal {
  fileprivate init?(_ map: YAMLMapping) throws {
    let limits = [CameraKeys.leastDepression, CameraKeys.mostDepression]
    guard let depression = try map.angle(CameraKeys.depression) else {
      guard (limits + [CameraKeys.azimuth]).allSatisfy({ map($0) == nil }) else {
        throw map.missing(CameraKeys.depression)
      }
      return nil
    }
    let direction = try map(CameraKeys.azimuth).map(Direction.init) ?? .alongTrack
    let least = try map.angle(CameraKeys.leastDepression) ?? Angle(degrees: 0)
    let most = try map.angle(CameraKeys.mostDepression) ?? Angle(degrees: 90)
    if let key = limits.first(where: { map($0) != nil }), let value = map(key) {
      guard direction == .border else {
        throw InputError(
          .badData, at: value.place, "\(value.path): the camera is not held at the border",
          fix: "leave it out, or give `azimuth: border`")
      }
      guard least <= most else {
        throw InputError(
          .badData, at: value.place,
          "\(value.path): least_depression_deg is above most_depression_deg", fix: "exchange the two")
      }
    }
    self.init(
      depression: depression, direction: direction, leastDepression: least, mostDepression: most)
  }
}

extension Gimbal.Direction {
  fileprivate init(_ value: YAMLValue) throws {
    if let degrees = YAMLValue.number(value.node), degrees.isFinite {
      self = .track(Angle(degrees: degrees))
      return
    }
    let known = CameraKeys.azimuthWords
    let word = try value.choice(known.map(\.word), CameraKeys.azimuth.summary)
    self = known.first { $0.word == word }?.direction ?? .alongTrack
  }
}
