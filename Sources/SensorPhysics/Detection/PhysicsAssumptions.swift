/// The numbers of the sensor models that are assumptions or could not be verified: named, and for the user to
/// override.
public struct PhysicsAssumptions: Sendable, Hashable {
  /// The target's contrast to its background before the air dims it, in (0, 1]; an assumption.
  public var inherentContrast = 0.5
  /// The contrast that is just seen at the finest detail the optics resolve, in (0, 1].
  ///
  /// The 2 % of Koschmieder's definition of visibility; that it holds for a camera is an assumption.
  public var contrastThreshold = 0.02
  /// Fog's extinction times the visibility, kappa (no unit), above 0: sigma = kappa / V.
  ///
  /// 8.5 to 17 dB/km per 1/km of 1/V (SPIE 4530, 2001) are 1.96 to 3.91; the upper end is taken.
  public var fogKappa = 3.91
  /// The visibility (m), above 0, below which the air is fog to thermal cameras: the definition of fog.
  public var fogLimit = 1000.0
  /// The visibility (m), above `fogLimit`, from which on the air is haze to thermal cameras; between both lies mist.
  ///
  /// WMO calls it fog below 1 km; nothing published tells where mist's extinction becomes that of haze.
  public var mistLimit = 2000.0
  /// Extinction of clear air for mid-wave infrared (1/m), at least 0.
  ///
  /// Mid-latitude summer, as coded in public models; its MODTRAN origin is unverified.
  public var clearAirMWIR = 0.10e-3
  /// Extinction of clear air for long-wave infrared (1/m), at least 0; the same origin.
  public var clearAirLWIR = 0.30e-3
  /// The rain law's coefficient (dB/km at 1 mm/h), at least 0; ITU-R P.1814, unverified.
  public var rainCoefficient = 1.076
  /// The rain law's exponent (no unit), above 0; ITU-R P.1814, unverified.
  public var rainExponent = 0.67
  /// MRTD at the finest detail the optics resolve over NETD (no unit), above 0; unverified.
  public var mrtdFactor = 4.0
  /// NETD (K) of a long-wave camera whose data give none, above 0; an assumption.
  public var netdLWIR = 0.050
  /// NETD (K) of a mid-wave camera whose data give none, above 0; an assumption.
  public var netdMWIR = 0.025
  /// How far looks of one camera are independent trials, in [0, 1].
  ///
  /// 0: looking again tells nothing new, as the probability is a share of observers and targets.
  public var lookIndependence = 0.0
  /// The time (s), above 0, that a sweeping camera looks at each of its fields; an assumption.
  public var scanStep = 2.0
  /// Windows of one aircraft less than this apart (s), at least 0, are one pass; an assumption: a watcher who has just
  /// lost a place from the picture looks at it again, and not anew.
  public var passBreak = 15.0
  /// The least time in view (s), at least 0, of a pass that counts; an assumption.
  public var minimumLook = 1.0
  /// The wavelength (m), above 0, that stands for visible light: that of Koschmieder's visibility.
  public var wavelengthVisible = 0.55e-6
  /// The wavelength (m), above 0, that stands for mid-wave infrared: the middle of 3 to 5 um.
  public var wavelengthMWIR = 4e-6
  /// The wavelength (m), above 0, that stands for long-wave infrared: the middle of 8 to 12 um.
  public var wavelengthLWIR = 10e-6

  /// The assumptions as documented.
  public init() {}

  /// Extinction of clear air (1/m), at least 0.
  public func clearAirExtinction(in band: Band) -> Double {
    switch band {
    case .lwir: clearAirLWIR
    case .mwir: clearAirMWIR
    case .visible: 0
    }
  }

  /// The wavelength that stands for a band (m), above 0.
  public func wavelength(of band: Band) -> Double {
    switch band {
    case .lwir: wavelengthLWIR
    case .mwir: wavelengthMWIR
    case .visible: wavelengthVisible
    }
  }

  /// NETD (K) of a camera whose data give none; nil for a visible camera.
  public func netd(of band: Band) -> Double? {
    switch band {
    case .lwir: netdLWIR
    case .mwir: netdMWIR
    case .visible: nil
    }
  }
}
