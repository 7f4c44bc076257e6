import GeoCore
import RealModule

/// How the air dims what is seen through it: a share exp(-extinction x range) of contrast or of temperature
/// difference is left.
///
/// 1. Rain and a lower visibility only add extinction (for wavelengths of at least 0.55 um).
/// 2. Visible light in air of unlimited visibility without rain is not dimmed.
public struct Atmosphere: Sendable, Hashable {
  /// Extinction of long-wave infrared (1/m), at least 0.
  public let lwir: Double
  /// Extinction of mid-wave infrared (1/m), at least 0.
  public let mwir: Double
  /// Extinction of visible light (1/m), at least 0.
  public let visible: Double

  /// The air of a weather.
  ///
  /// Thermal bands: clear air + (fog: kappa / V; haze: Kim; mist between both) + rain. Kim's law must not be used for
  /// fog.
  ///
  /// - Parameters:
  ///   - visibility: the meteorological visibility without the rain (m), above 0; nil for clear air.
  ///   - rainRate: the rain (mm/h), at least 0.
  ///   - assumptions: floors, fog and rain.
  public init(visibility: Double?, rainRate: Double, assumptions: PhysicsAssumptions = .init()) {
    let rain = Self.rainExtinction(rate: rainRate, assumptions)
    func extinction(_ band: Band) -> Double {
      let haze = visibility.map { Self.hazeExtinction(visibility: $0, in: band, assumptions) } ?? 0
      return assumptions.clearAirExtinction(in: band) + haze + rain
    }
    lwir = extinction(.lwir)
    mwir = extinction(.mwir)
    visible = extinction(.visible)
  }

  /// Clear and dry air.
  public static func clear(_ assumptions: PhysicsAssumptions = .init()) -> Atmosphere {
    Atmosphere(visibility: nil, rainRate: 0, assumptions: assumptions)
  }

  /// Extinction (1/m), at least 0.
  public func extinction(in band: Band) -> Double {
    switch band {
    case .lwir: lwir
    case .mwir: mwir
    case .visible: visible
    }
  }
}

extension Atmosphere {
  /// Extinction of haze, mist or fog (1/m).
  ///
  /// Mist is blended in log V between fog's extinction at its limit and Kim's at the mist's: with t = ln(V / fog limit) /
  /// ln(mist limit / fog limit), sigma = (1 - t) sigma_fog + t sigma_Kim. So sigma is continuous at both limits and
  /// falls with V. That the two laws are joined so is an assumption.
  private static func hazeExtinction(
    visibility: Double, in band: Band, _ assumptions: PhysicsAssumptions
  ) -> Double {
    let (fog, mist) = (assumptions.fogLimit, assumptions.mistLimit)
    let wavelength = assumptions.wavelength(of: band)
    guard band.isThermal, visibility < max(fog, mist) else {
      return kimExtinction(visibility: visibility, wavelength: wavelength)
    }
    guard visibility > fog else { return assumptions.fogKappa / visibility }
    let share = Double.log(visibility / fog) / .log(mist / fog)
    let haze = kimExtinction(visibility: mist, wavelength: wavelength)
    return (1 - share) * assumptions.fogKappa / fog + share * haze
  }

  /// Extinction (1/m) of haze: sigma = (3.912 / V) (lambda / 0.55 um)^-q.
  ///
  /// I. Kim, B. McArthur, E. Korevaar, SPIE 4214 (2001). At 0.55 um it is Koschmieder's law.
  ///
  /// - Parameters:
  ///   - visibility: V (m), above 0.
  ///   - wavelength: lambda (m), above 0.
  static func kimExtinction(visibility: Double, wavelength: Double) -> Double {
    let exponent = kimExponent(visibility: visibility.kilometres)
    return koschmieder / visibility * .pow(wavelength / visibilityWavelength, -exponent)
  }

  /// q of Kim's law.
  ///
  /// - Parameter visibility: V (km), above 0.
  private static func kimExponent(visibility: Double) -> Double {
    switch visibility {
    case ..<0.5: 0
    case ..<1: visibility - 0.5
    case ..<6: 0.16 * visibility + 0.34
    case ...50: 1.3
    default: 1.6
    }
  }

  /// -ln 0.02: the optical depth at the meteorological visibility, where 2 % of contrast is left (Koschmieder
  /// 1924).
  private static let koschmieder = 3.912
  /// The wavelength that visibility is defined at (m).
  private static let visibilityWavelength = 0.55e-6

  /// Extinction of rain (1/m): A = 1.076 R^0.67 dB/km (ITU-R P.1814), the same in all bands.
  ///
  /// - Parameter rate: R (mm/h), at least 0.
  private static func rainExtinction(rate: Double, _ assumptions: PhysicsAssumptions) -> Double {
    guard rate > 0 else { return 0 }
    let decibels = assumptions.rainCoefficient * .pow(rate, assumptions.rainExponent)
    return decibels / decibelsPerNeper / .metresPerKilometre
  }

  /// 10 log10(e) = 4.343 dB.
  private static let decibelsPerNeper = 10 / Double.log(10)
}
