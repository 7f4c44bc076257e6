import GeoCore

/// The border laid out on one line, part after part, as pictures along the chainage draw it.
struct BorderAxis {
  /// Where each part begins (m).
  let starts: [Double]
  /// The length of all parts (m).
  let length: Double

  /// The axis of a border.
  init(of border: BorderLine) {
    var length = 0.0
    starts = border.parts.map { part in
      defer { length += part.length }
      return length
    }
    self.length = length
  }

  /// A round step that gives about so many ticks, also of whole hours in minutes.
  static func step(_ span: Double, ticks: Double) -> Double {
    let rough = span / ticks
    let steps = [
      0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 20, 30, 50, 60, 100, 120, 200, 240, 500, 1000, 1440,
      2000, 5000,
    ]
    return steps.first { $0 >= rough } ?? rough
  }

  /// The bins that a stretch of the unit interval touches; beyond 1 it goes on.
  static func bins(_ from: Double, _ to: Double, of count: Int) -> Range<Int> {
    let first = Int(from * Double(count))
    return first..<max(first + 1, Int((to * Double(count)).rounded(.up)))
  }
}

extension Double {
  /// Two decimals at most: a hundredth of a picture's unit.
  var short: String {
    let rounded = (self * 100).rounded() / 100
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }
}
