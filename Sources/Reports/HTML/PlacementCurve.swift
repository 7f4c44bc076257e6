import Foundation
import GeoCore

/// A curve of kilometres with its bound, as an SVG picture.
///
///     km |        _ - - -  bound
///        |    _ -____----- plan
///        | _-_--
///        |/-
///        +---------------- sensors, or euros
struct PlacementCurve {
  /// A point of both lines: how far across (0 or more), and the heights (m).
  struct Point {
    let across: Double
    let value: Double
    let bound: Double
  }

  let points: [Point]

  /// The picture's size, and the room for numbers to its left and below (units).
  private static let (width, height) = (900.0, 420.0)
  private static let (aside, below) = (70.0, 50.0)
  /// About so many marks are on an axis.
  private static let marks = 6.0

  /// The picture's text.
  ///
  /// - Parameter unit: what is counted across.
  func svg(unit: String) -> Markup {
    let right = max(points.map(\.across).max() ?? 1, 1)
    let top = max((points.map { max($0.value, $0.bound) }.max() ?? 1).kilometres, .leastNormalMagnitude)
    func x(_ across: Double) -> Double { Self.aside + across / right * (Self.width - Self.aside - 20) }
    func y(_ kilometres: Double) -> Double {
      Self.height - Self.below - kilometres / top * (Self.height - Self.below - 20)
    }
    func line(_ height: (Point) -> Double) -> String {
      "M"
        + points.map { "\(x($0.across).short) \(y(height($0).kilometres).short)" }.joined(separator: "L")
    }
    let across = Self.ticks(upTo: right).map { tick -> Markup in
      "<text text-anchor=\"middle\" x=\"\(x(tick).short)\" y=\"\((Self.height - Self.below + 20).short)\">"
        + "\(String(format: "%g", tick))</text>"
    }
    let up = Self.ticks(upTo: top).map { tick -> Markup in
      "<path stroke=\"\(ReportColours.faint)\" stroke-width=\"0.5\" d=\"M\(Self.aside.short) \(y(tick).short)"
        + "H\((Self.width - 20).short)\"/><text text-anchor=\"end\" x=\"\((Self.aside - 8).short)\" "
        + "y=\"\((y(tick) + 5).short)\">\(String(format: "%g", tick))</text>"
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width.short) \(Self.height.short)" role="img" \
      font-family="sans-serif" font-size="14">
      <title>Kilometres by \(unit), and their bound</title>
      \((across + up).joined(separator: "\n"))
      <text x="\(Self.aside.short)" y="14">km</text>
      <text text-anchor="end" x="\((Self.width - 20).short)" y="\((Self.height - 8).short)">\(unit)</text>
      <path class="bound" fill="none" stroke="\(Colour.vermillion.hexadecimal)" stroke-width="2" stroke-dasharray="6 4" \
      d="\(line(\.bound))"/>
      <path class="plan" fill="none" stroke="\(CausePalette.covered.hexadecimal)" stroke-width="3" d="\(line(\.value))"/>
      </svg>
      """
  }

  /// Round numbers from 0 to an end: steps of 1, 2 or 5 times a power of ten.
  private static func ticks(upTo end: Double) -> [Double] {
    let rough = end / marks
    let power = pow(10, log10(rough).rounded(.down))
    let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= rough } ?? power
    return Array(stride(from: 0, through: end, by: step))
  }
}
