import SensorPhysics

/// The keys of a camera.
enum CameraKeys {
  /// Pixels in a row or column of a detector.
  static let pixelCounts = Interval.from(1, upTo: 1e6)
  /// NETDs (mK) that can be written; those that look like kelvin are warned of.
  static let netds = Interval.from(1e-3, upTo: 1e6)

  static let name = Key("name", .text, "a name for the camera", isRequired: true)
  static let band = Key(
    "band", .choice(Band.allCases.map(\.rawValue)), "the band it works in", isRequired: true)
  static let focalLength = Key(
    "focal_length_mm", .number(.from(0.01, upTo: 100_000), .millimetres), "the focal length")
  static let pitch = Key(
    "pitch_um", .number(.from(0.01, upTo: 10_000), .micrometres), "the distance between pixels")
  static let pixels = Key("pixels", .list(.integer(pixelCounts)), "the detector as [columns, rows]")
  static let hfov = Key(
    "hfov_deg", .number(.field, .degrees),
    "the horizontal field of view; it rules over the focal length")
  static let vfov = Key(
    "vfov_deg", .number(.field, .degrees), "the vertical field of view",
    fallback: "what the horizontal field or the focal length and the pixels give")
  static let netd = Key(
    "netd_mk", .number(netds, .millikelvin), "the noise-equivalent temperature difference",
    fallback: "that of its band in `assumptions`")
  /// A NETD below this (mK) looks like kelvin: no uncooled or cooled camera comes near it.
  static let leastNETD = 1.0
  /// A NETD above this (mK) is none of a camera that works.
  static let greatestNETD = 1000.0
  static let nightFactor = Key(
    "night_factor", .number(.from(0, upTo: 1), .one), "the share of its range that is left at night",
    fallback: "0 for a visible camera, else 1")
  static let pan = Key(
    "pan_deg", .number(.sector, .degrees), "the field of regard of this camera",
    fallback: "that of the site or type")
  static let scanPeriod = Key(
    "scan_period_s", .number(.positiveTime, .seconds), "the time of one sweep of the field of regard",
    fallback: "scan_step_s of `assumptions` for each field of view in the sector")
  static let criteria = Key(
    "criteria", .text, "a criterion set: \(CriterionSet.builtIn.map(\.name).joined(separator: ", "))",
    fallback: "that of its band in the scenario")
  static let tilt = Key(
    "tilt_deg", .number(.from(-90, upTo: 90), .degrees),
    "the fixed tilt of its axis above the horizon, negative below", fallback: "it tilts, see tilt_limits_deg")
  static let depression = Key(
    "depression_deg", .number(.from(0, upTo: 90), .degrees),
    "how far a moving sensor points it below the horizon; of azimuth border, where no border is in range")
  static let leastDepression = Key(
    "least_depression_deg", .number(.from(0, upTo: 90), .degrees),
    "how far below the horizon a camera held at the border points at least", fallback: "0")
  static let mostDepression = Key(
    "most_depression_deg", .number(.from(0, upTo: 90), .degrees),
    "how far below the horizon a camera held at the border points at most", fallback: "90")
  static let azimuth = Key(
    "azimuth", .either([.choice(azimuthWords.map(\.word)), .number(.azimuth, .degrees)]),
    "where a moving sensor points it: along-track, left, right, border, or degrees from the track",
    fallback: "along-track")
  /// The directions that have a name.
  static let azimuthWords: [(word: String, direction: Gimbal.Direction)] = [
    ("along-track", .alongTrack), ("left", .left), ("right", .right), ("border", .border),
  ]
  static let minRange = Key(
    "min_range_m", .number(.length, .metres), "the slant range below which it sees nothing", fallback: "0"
  )
  static let maxRange = Key("max_range_m", .number(.positiveLength, .metres), "a cap on its slant range")
  static let detectionRange = Key(
    "detection_range_m", .number(.positiveLength, .metres),
    "the published range for detecting a person; it rules over the optics")

  static let all = [
    name, band, focalLength, pitch, pixels, hfov, vfov, netd, nightFactor, pan, scanPeriod, minRange,
    maxRange, detectionRange, criteria, tilt, depression, leastDepression, mostDepression, azimuth,
  ]

  /// The same for a camera that may do without a name.
  static let unnamed = [optionalName] + all.dropFirst()
  private static let optionalName = Key(name.name, name.kind, name.summary, fallback: "camera")
}
