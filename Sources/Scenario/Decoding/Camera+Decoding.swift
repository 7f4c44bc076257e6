import GeoCore
import SensorPhysics

extension Camera {
  init(_ value: YAMLValue) throws {
    let map = try YAMLMapping(value, keys: CameraKeys.all, EquipmentKeys.cameras.summary)
    guard let band = try map.choice(CameraKeys.band, Band.self) else { throw map.missing(CameraKeys.band) }
    self.init(
      name: try map.required(CameraKeys.name).text(CameraKeys.name.summary), band: band,
      optics: try Optics(map),
      nightFactor: try map.number(CameraKeys.nightFactor),
      detectionRange: try map.number(CameraKeys.detectionRange),
      minRange: try map.number(CameraKeys.minRange) ?? 0, maxRange: try map.number(CameraKeys.maxRange),
      pan: try map.angle(CameraKeys.pan), netd: try map.number(CameraKeys.netd),
      scanPeriod: try map.number(CameraKeys.scanPeriod))
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
      Int(($0.range(for: .detection, target: .person, light: .day) ?? 0).rounded())
    }
    let percent = Int((disagreement * 100).rounded())
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
    let counts = try value.list(summary).map { try $0.integer(in: .atLeast(1), summary) }
    guard counts.count == 2 else { throw value.fault(expected: "two whole numbers", fix: "give \(summary)") }
    self.init(width: counts[0], height: counts[1])
  }
}
