/// Colours that colour-blind readers tell apart: M. Okabe, K. Ito (2008), Color Universal Design, Figure 16.
struct Colour: Sendable, Hashable {
  /// Red, green and blue, in 0...255.
  let red, green, blue: UInt8
  /// 0 lets all through, 255 nothing.
  var opacity: UInt8 = .max

  static let black = Colour(red: 0, green: 0, blue: 0)
  static let white = Colour(red: 255, green: 255, blue: 255)
  static let orange = Colour(red: 0xE6, green: 0x9F, blue: 0x00)
  static let skyBlue = Colour(red: 0x56, green: 0xB4, blue: 0xE9)
  static let green = Colour(red: 0x00, green: 0x9E, blue: 0x73)
  static let yellow = Colour(red: 0xF0, green: 0xE4, blue: 0x42)
  static let blue = Colour(red: 0x00, green: 0x72, blue: 0xB2)
  static let vermillion = Colour(red: 0xD5, green: 0x5E, blue: 0x00)
  static let purple = Colour(red: 0xCC, green: 0x79, blue: 0xA7)

  /// The same colour with an opacity.
  func translucent(_ opacity: UInt8) -> Colour {
    Colour(red: red, green: green, blue: blue, opacity: opacity)
  }

  /// The same colour, through which a map shows.
  var translucent: Colour { Colour(red: red, green: green, blue: blue, opacity: 64) }

  /// The colour with a share of white in it, in [0, 1].
  func mixed(withWhite share: Double) -> Colour {
    func mix(_ part: UInt8) -> UInt8 {
      let shade = Double(part)
      return UInt8((shade + (Double(UInt8.max) - shade) * share).rounded())
    }
    return Colour(red: mix(red), green: mix(green), blue: mix(blue), opacity: opacity)
  }

  /// The colour as QGIS writes it: red, green, blue, opacity.
  var qml: String { "\(red),\(green),\(blue),\(opacity)" }

  /// Red, green and blue as the web writes them, such as `#0072b2`.
  var hexadecimal: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// The report's colours beside those of `CausePalette`.
enum ReportColours {
  static let ink = "#222222"
  static let faint = "#6f6f6f"
  static let ground = "#f7f6f2"
}
