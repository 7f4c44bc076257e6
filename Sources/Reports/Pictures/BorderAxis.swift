import GeoCore

/// The border laid out on one line, part after part, as pictures along the chainage draw it.
struct BorderAxis {
  /// Where each part begins (m).
  let starts: [Double]
  /// The length of all parts (m).
  let length: Double

  /// The axis of a border.
  init(of border: BorderLine) { self.init(lengths: border.parts.map(\.length)) }

  /// The axis of parts of those lengths (m).
  init(lengths: [Double]) {
    var end = 0.0
    starts = lengths.map { length in
      defer { end += length }
      return end
    }
    length = end
  }

  /// The step (km) of about ten ticks along the border: 1, 2 or 5 times a power of ten.
  var kilometreStep: Double {
    let rough = max(length.kilometres / Self.ticks, Self.leastStep)
    var power = Self.leastStep
    while power * 10 <= rough { power *= 10 }
    return [1, 2, 5].map { $0 * power }.first { $0 >= rough } ?? power * 10
  }

  private static let ticks = 10.0
  private static let leastStep = 0.01

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
    return rounded == rounded.rounded() && abs(rounded) < Self.furthestWhole
      ? "\(Int(rounded))" : "\(rounded)"
  }

  /// Beyond it a number read from a file is no whole number of the machine's.
  private static let furthestWhole = 1e15
}
