import SensorPhysics

/// The keys of `assumptions`, each with the number that it overrides.
enum AssumptionKeys {
  /// A key and the number behind it.
  struct Entry: Sendable {
    let key: Key
    let number: any WritableKeyPath<PhysicsAssumptions, Double> & Sendable

    init(
      _ name: String, _ interval: Interval, _ unit: Unit,
      _ number: any WritableKeyPath<PhysicsAssumptions, Double> & Sendable, _ summary: String
    ) {
      let usual = unit.written(PhysicsAssumptions()[keyPath: number])
      key = Key(name, .number(interval, unit), summary, fallback: YAMLNode.number(usual).summary)
      self.number = number
    }
  }

  /// Extinctions (per km), and dB/km at 1 mm/h: at the most nothing is seen beyond some metres.
  private static let extinctions = Interval.from(0, upTo: 1000)
  /// Wavelengths (um): from ultraviolet to millimetre waves.
  private static let wavelengths = Interval.from(0.1, upTo: 10_000)

  static let entries = [
    Entry(
      "inherent_contrast", .positiveShare, .one, \.inherentContrast,
      "the target's contrast to its background without air between"),
    Entry(
      "contrast_threshold", .positiveShare, .one, \.contrastThreshold,
      "the contrast just seen at the finest detail that the optics resolve"),
    Entry(
      "fog_kappa", .factor, .one, \.fogKappa,
      "fog's extinction times the visibility, published as 1.96 to 3.91"),
    Entry(
      "fog_limit_km", ConditionKeys.visibilities, .kilometres, \.fogLimit,
      "the visibility below which the air is fog to thermal cameras"),
    Entry(
      "mist_limit_km", .above(1, upTo: 20), .kilometres, \.mistLimit,
      "the visibility from which on the air is haze to thermal cameras; between fog_limit_km and this it is mist"
    ),
    Entry(
      "clear_air_mwir_per_km", extinctions, .perKilometre, \.clearAirMWIR, "clear air's extinction for mwir"),
    Entry(
      "clear_air_lwir_per_km", extinctions, .perKilometre, \.clearAirLWIR, "clear air's extinction for lwir"),
    Entry(
      "rain_coefficient_db_per_km", extinctions, .one, \.rainCoefficient, "the rain law's dB/km at 1 mm/h"),
    Entry(
      "rain_exponent", .from(0.01, upTo: 10), .one, \.rainExponent, "the rain law's exponent of the rain rate"
    ),
    Entry(
      "mrtd_factor", .factor, .one, \.mrtdFactor,
      "the temperature difference just seen at the finest detail that the optics resolve, over NETD"),
    Entry(
      "netd_lwir_mk", CameraKeys.netds, .millikelvin, \.netdLWIR,
      "the NETD of lwir cameras whose data give none"),
    Entry(
      "netd_mwir_mk", CameraKeys.netds, .millikelvin, \.netdMWIR,
      "the NETD of mwir cameras whose data give none"),
    Entry(
      "look_independence", .from(0, upTo: 1), .one, \.lookIndependence,
      "how far repeated looks of a camera are independent trials"),
    Entry(
      "scan_step_s", .positiveTime, .seconds, \.scanStep, "how long a sweeping camera looks at each field"),
    Entry(
      "pass_break_s", .time, .seconds, \.passBreak,
      "an aircraft's windows over a piece of border less than this apart are one pass"),
    Entry(
      "minimum_look_s", .time, .seconds, \.minimumLook,
      "the time in view below which a pass does not count"),
    Entry(
      "wavelength_visible_um", wavelengths, .micrometres, \.wavelengthVisible,
      "the wavelength that stands for visible light"),
    Entry(
      "wavelength_mwir_um", wavelengths, .micrometres, \.wavelengthMWIR, "the wavelength that stands for mwir"
    ),
    Entry(
      "wavelength_lwir_um", wavelengths, .micrometres, \.wavelengthLWIR, "the wavelength that stands for lwir"
    ),
  ]

  static let all = entries.map(\.key)
}
