import GeoCore

/// A map's scale bar and north arrow.
struct MapFurniture {
  let projection: MapProjection

  /// How far they are from the picture's edges (units).
  private static let inset = 24.0
  /// The longest bar (a share of the picture's width).
  private static let longestBar = 0.3
  /// The lengths of bars: these times powers of ten.
  private static let roundLengths = [1.0, 2, 5]

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
  var svg: String {
    let bottom = (projection.height - Self.inset).short
    let bar = barLength / projection.metresPerUnit
    let label =
      barLength < .metresPerKilometre
      ? "\(barLength.short) m" : "\(barLength.kilometres.short) km"
    let right = (projection.width - Self.inset).short
    return """
      <g class="scale">
      <path fill="none" stroke="\(ReportColours.ink)" stroke-width="2" \
      d="M\(Self.inset.short) \(bottom)m0 -6v6h\(bar.short)v-6"/>
      <text x="\((Self.inset + bar / 2).short)" y="\(bottom)" dy="-10" text-anchor="middle">\(label)</text>
      </g>
      <g class="north" fill="\(ReportColours.ink)">
      <path d="M\(right) 30l-8 24l8 -6l8 6z"/>
      <text x="\(right)" y="24" text-anchor="middle" font-weight="bold">N</text>
      </g>
      """
  }
}
