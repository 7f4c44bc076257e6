import Foundation
import GeoCore

/// What stands at a map's frame whatever part of it is shown: scale bar, north arrow, coordinates.
///
/// The report's script draws bar and coordinates anew, by the same rules, when the map is zoomed.
struct MapFurniture {
  let projection: MapProjection

  /// How far they are from the picture's edges (units).
  private static let inset = 30.0
  /// The longest bar (a share of the picture's width).
  private static let longestBar = 0.3
  /// The lengths of bars: these times powers of ten.
  private static let roundLengths = [1.0, 2, 5]
  /// Steps between coordinates at the frame (degrees), and how many of them an edge has at most.
  private static let steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]
  private static let mostTicks = 6.0
  /// The length of a tick at the frame (units).
  private static let tick = 8.0

  /// The bar's length (m): the longest round one that has room.
  var barLength: Double {
    let limit = projection.width * projection.metresPerUnit * Self.longestBar
    var best = 1.0
    var power = 1.0
    while power <= limit {
      for length in Self.roundLengths where length * power <= limit { best = length * power }
      power *= 10
    }
    return best
  }

  /// Squares that labels keep out of.
  var taken: [(point: PlanePoint, half: Double)] {
    let bottom = projection.height - Self.inset
    let bar = barLength / projection.metresPerUnit
    return [
      (PlanePoint(x: Self.inset + bar / 2, y: bottom), bar / 2),
      (PlanePoint(x: projection.width - Self.inset, y: 2 * Self.inset), 2 * Self.inset),
    ]
  }

  /// The picture's text.
  var svg: Markup {
    let bottom = (projection.height - Self.inset).short
    let bar = barLength / projection.metresPerUnit
    let label =
      barLength < .metresPerKilometre
      ? "\(barLength.short) m" : "\(barLength.kilometres.short) km"
    let right = (projection.width - Self.inset).short
    return """
      <g id="furniture">
      <g class="graticule" stroke="\(ReportColours.ink)">\(graticule)</g>
      <rect class="frame" width="\(projection.width.short)" height="\(projection.height.short)" fill="none" \
      stroke="\(ReportColours.ink)"/>
      <g class="scale">
      <path fill="none" stroke="\(ReportColours.ink)" stroke-width="2" \
      d="M\(Self.inset.short) \(bottom)m0 -6v6h\(bar.short)v-6"/>
      <text x="\(Self.inset.short)" y="\(bottom)" dy="-10">\(label)</text>
      </g>
      <g class="north" fill="\(ReportColours.ink)">
      <path d="M\(right) 40l-8 24l8 -6l8 6z"/>
      <text x="\(right)" y="36" text-anchor="middle" font-weight="bold">N</text>
      </g>
      </g>
      """
  }

  /// Coordinates at the frame: a tick and a text each.
  private var graticule: Markup {
    let box = projection.box
    let (width, height) = (projection.width, projection.height)
    let meridians = Self.ticks(from: box.west, to: box.east).map { degrees in
      let x = (degrees - box.west) / (box.east - box.west) * width
      return Self.tick(
        "M\(x.short) 0v\(Self.tick.short)M\(x.short) \(height.short)v-\(Self.tick.short)", x + 3, height - 3,
        degrees.remainder(dividingBy: 360).asDegrees("E", "W"))
    }
    let parallels = Self.ticks(from: box.south, to: box.north).map { degrees in
      let y = (box.north - degrees) / (box.north - box.south) * height
      return Self.tick(
        "M0 \(y.short)h\(Self.tick.short)M\(width.short) \(y.short)h-\(Self.tick.short)", 3, y - 3,
        degrees.asDegrees("N", "S"))
    }
    return (meridians + parallels).joined()
  }

  private static func ticks(from low: Double, to high: Double) -> [Double] {
    let step = steps.first { (high - low) / $0 <= mostTicks } ?? 30
    let first = Int((low / step).rounded(.up))
    let last = Int((high / step).rounded(.down))
    guard first <= last else { return [] }
    return (first...last).map { Double($0) * step }
  }

  private static func tick(_ path: String, _ x: Double, _ y: Double, _ text: String) -> Markup {
    "<path d=\"\(path)\"/><text x=\"\(x.short)\" y=\"\(y.short)\">\(text)</text>"
  }
}

extension Double {
  /// Degrees with the hemisphere, such as `22.9° E`.
  fileprivate func asDegrees(_ positive: String, _ negative: String) -> String {
    "\(abs(self).short)° \(self < 0 ? negative : positive)"
  }
}
