import Foundation
import GeoCore

/// Numbers as a reader of the report meets them.
extension Double {
  /// Metres as kilometres with metres behind the point, such as `12.345`.
  var inKilometres: String { String(format: "%.3f", kilometres) }

  /// A share as percents with one decimal, such as `42.3 %`.
  var inPercent: String { String(format: "%.1f %%", self * percents) }

  /// Metres as kilometres with the unit; short ones in metres.
  var inWords: String {
    abs(self) < .metresPerKilometre ? String(format: "%.0f m", self) : String(format: "%.1f km", kilometres)
  }

  /// Seconds as minutes with one decimal, such as `12.5`.
  var inMinutes: String { String(format: "%.1f", self / secondsPerMinute) }

  /// Seconds of the period as the clock shows them, such as `01:30`.
  var onClock: String {
    let minutes = Int(exactly: (self / secondsPerMinute).rounded()) ?? 0
    return String(format: "%02d:%02d", minutes / Int(minutesPerHour), minutes % Int(minutesPerHour))
  }
}

private let percents = 100.0
private let secondsPerMinute = 60.0
private let minutesPerHour = 60.0

/// Pieces of a page, written so that XML readers take it, too.
enum HTMLText {
  /// A section under a heading of the second level; `body` is markup.
  static func section(_ heading: String, id: String, _ body: Markup) -> Markup {
    """
    <section aria-labelledby="\(id)">
    <h2 id="\(id)">\(heading)</h2>
    \(body)
    </section>

    """
  }

  /// A paragraph of text.
  static func paragraph(_ text: String) -> Markup { "<p>\(text)</p>" }

  /// A remark in small letters.
  static func note(_ text: String) -> Markup { "<p class=\"note\">\(text)</p>" }

  /// A patch of the colour that a map draws something in.
  static func swatch(_ colour: String, _ kind: String = "") -> Markup {
    "<span class=\"swatch \(kind)\" style=\"background:\(colour)\"></span>"
  }

  /// Texts as a list.
  static func list(_ texts: [String]) -> Markup {
    "<ul>\n" + texts.map { text -> Markup in "<li>\(text)</li>\n" }.joined() + "</ul>"
  }

  /// What may be wider than a phone: it scrolls by itself, with the keyboard as well.
  static func wide(_ label: String, _ body: Markup) -> Markup {
    """
    <div class="wide" role="region" tabindex="0" aria-label="\(label)">
    \(body)
    </div>
    """
  }
}
