/// A key of a mapping, declared once: it is what the decoder accepts, checks and names in messages.
struct Key: Sendable {
  /// What a key's value is.
  indirect enum Kind: Sendable {
    case text
    case flag
    case number(Interval, Unit)
    case integer(Interval)
    case choice([String])
    case list(Kind)
    case mapping([Key])
    /// A mapping of names of the user's choice.
    case named(Kind)
    /// Any one of several kinds.
    case either([Kind])
    case anything
  }

  var name: String
  var kind: Kind
  /// A noun phrase: what to give.
  var summary: String
  /// What holds when the key is absent; nil when there is nothing to hold.
  var fallback: String?
  var isRequired: Bool

  init(
    _ name: String, _ kind: Kind, _ summary: String, fallback: String? = nil, isRequired: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.fallback = fallback
    self.isRequired = isRequired
  }
}

/// The unit that a key's name carries; inside the program everything is SI.
enum Unit: Sendable {
  case one, metres, kilometres, millimetres, micrometres, degrees, seconds, kelvin, millikelvin, euros
  case millimetresPerHour, perKilometre, metresPerSecond, kilometresPerHour, gigahertz

  /// How it is written.
  var symbol: String {
    switch self {
    case .one: ""
    case .metres: "m"
    case .kilometres: "km"
    case .millimetres: "mm"
    case .micrometres: "um"
    case .degrees: "degrees"
    case .seconds: "s"
    case .kelvin: "K"
    case .millikelvin: "mK"
    case .euros: "EUR"
    case .millimetresPerHour: "mm/h"
    case .perKilometre: "per km"
    case .metresPerSecond: "m/s"
    case .kilometresPerHour: "km/h"
    case .gigahertz: "GHz"
    }
  }

  /// How the names of keys in it end.
  var ending: String {
    switch self {
    case .one: ""
    case .metres: "_m"
    case .kilometres: "_km"
    case .millimetres: "_mm"
    case .micrometres: "_um"
    case .degrees: "_deg"
    case .seconds: "_s"
    case .kelvin: "_k"
    case .millikelvin: "_mk"
    case .euros: "_eur"
    case .millimetresPerHour: "_mm_h"
    case .perKilometre: "_per_km"
    case .metresPerSecond: "_m_s"
    case .kilometresPerHour: "_km_h"
    case .gigahertz: "_ghz"
    }
  }

  /// Kilometres per hour in a metre per second.
  private static let perHour = 3.6

  /// A written number as the program keeps it: metres, metres per second, kelvin, hertz; degrees, mm/h and the rest as they
  /// are.
  func kept(_ written: Double) -> Double {
    switch self {
    case .kilometres: written * 1000
    case .millimetres, .millikelvin, .perKilometre: written / 1000
    case .micrometres: written / 1_000_000
    case .gigahertz: written * 1_000_000_000
    case .kilometresPerHour: written / Self.perHour
    case .one, .metres, .degrees, .seconds, .kelvin, .euros, .millimetresPerHour, .metresPerSecond: written
    }
  }

  /// The number to write so that `kept` gives the same bits back.
  func written(_ kept: Double) -> Double {
    switch self {
    case .kilometres: preimage(of: kept, near: kept / 1000, under: self.kept)
    case .millimetres, .millikelvin, .perKilometre:
      preimage(of: kept, near: kept * 1000, under: self.kept)
    case .gigahertz: preimage(of: kept, near: kept / 1_000_000_000, under: self.kept)
    case .micrometres: preimage(of: kept, near: kept * 1_000_000, under: self.kept)
    case .kilometresPerHour: preimage(of: kept, near: kept * Self.perHour, under: self.kept)
    case .one, .metres, .degrees, .seconds, .kelvin, .euros, .millimetresPerHour, .metresPerSecond: kept
    }
  }
}

/// A short number that a conversion takes to exactly the given one.
///
/// - Parameters:
///   - value: what the conversion must give.
///   - guess: the number wanted, up to rounding.
///   - conversion: an increasing function.
/// - Returns: the number of the fewest decimals that does it, else the one next to the guess that does; the guess
///   itself when none near it does.
func preimage(of value: Double, near guess: Double, under conversion: (Double) -> Double) -> Double {
  let mostDecimals = 12
  var scale = 1.0
  for _ in 0...mostDecimals {
    let short = (guess * scale).rounded() / scale
    if conversion(short) == value { return short }
    scale *= 10
  }
  let neighbours = [guess, guess.nextUp, guess.nextDown, guess.nextUp.nextUp, guess.nextDown.nextDown]
  return neighbours.first { conversion($0) == value } ?? guess
}
