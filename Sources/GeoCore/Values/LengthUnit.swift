/// A unit in which files state heights.
public struct LengthUnit: Sendable, Hashable {
  /// How it is written, such as `us-ft`.
  public let symbol: String
  /// Its length (m), above 0.
  public let metres: Double

  /// A unit of that length (m).
  public init(_ symbol: String, metres: Double) {
    precondition(metres > 0 && metres.isFinite, "a unit has a length")
    self.symbol = symbol
    self.metres = metres
  }

  /// The metre.
  public static let metre = LengthUnit("m", metres: 1)
  /// The international foot, of 1959.
  public static let foot = LengthUnit("ft", metres: 0.3048)
  /// The foot of the United States' surveys: 1200 / 3937 m by the Mendenhall order of 1893.
  public static let surveyFoot = LengthUnit("us-ft", metres: 1200.0 / 3937)

  /// The units that a user may name, by their symbols.
  public static let all = [
    metre, LengthUnit("dm", metres: 0.1), LengthUnit("cm", metres: 0.01), LengthUnit("mm", metres: 0.001),
    LengthUnit("km", metres: 1000), foot, surveyFoot, LengthUnit("yd", metres: 0.9144),
    LengthUnit("fathom", metres: 1.8288),
  ]

  /// The unit of that symbol.
  public init?(symbol: String) {
    guard let unit = Self.all.first(where: { $0.symbol == symbol }) else { return nil }
    self = unit
  }

  /// The unit that a file's name for it means; nil when it is none of `all`.
  ///
  /// Case, plurals, brackets, blanks, hyphens and underlines do not count, and `meter` is `metre`.
  public init?(named name: String) {
    guard let symbol = Self.spellings[Self.plain(name)] else { return nil }
    self.init(symbol: symbol)
  }

  /// A unit's name in lower case and in the singular, in letters and digits alone.
  public static func plain(_ name: String) -> String {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.map { singular(String($0)) }.joined()
  }

  private static func singular(_ word: String) -> String {
    let word = word.replacing("meter", with: "metre").replacing("feet", with: "foot")
    // Neither `us` nor `ftUS` is a plural.
    return word.count > 4 && word.hasSuffix("s") ? String(word.dropLast()) : word
  }

  /// The symbols by the plain spellings that files are known to have.
  private static let spellings: [String: String] = [
    "m": "m", "metre": "m", "dm": "dm", "decimetre": "dm", "cm": "cm", "centimetre": "cm", "mm": "mm",
    "millimetre": "mm", "km": "km", "kilometre": "km", "ft": "ft", "foot": "ft", "internationalfoot": "ft",
    "footinternational": "ft", "intlfoot": "ft", "footintl": "ft", "ift": "ft", "usft": "us-ft",
    "ftus": "us-ft",
    "usfoot": "us-ft", "footus": "us-ft", "ussurveyfoot": "us-ft", "surveyfoot": "us-ft",
    "footussurvey": "us-ft",
    "yd": "yd", "yard": "yd", "fathom": "fathom", "fath": "fathom",
  ]
}
