import Foundation
import GeoCore

/// The border and what watches it as a map: an SVG picture, north up.
struct MapPicture {
  private let runs: [BorderRun]
  /// By part and chainage.
  private let listedGaps: [ReportGap]
  /// What sensors.geojson holds.
  let places: PlaceLayers
  let projection: MapProjection

  /// A map.
  ///
  /// - Parameters:
  ///   - lines: the border's runs, which fill each part.
  ///   - gaps: by part and chainage.
  ///   - places: the features of sensors.geojson.
  init(of lines: [ResultBorder.Line], gaps: [ReportGap], places: PlaceLayers) {
    runs = BorderRun.runs(of: lines)
    listedGaps = gaps
    self.places = places
    projection = MapProjection(showing: lines.flatMap(\.geometry.places), and: places.mustBeSeen)
  }

  /// The least size of a unit (CSS pixels): letters are still read; on a phone a broad map scrolls by itself.
  private static let leastScale = 0.6

  /// The picture's text.
  ///
  /// - Parameter backdrop: a JPEG of what lies below, from edge to edge.
  func svg(over backdrop: [UInt8]?) -> String {
    let (width, height) = (projection.width.short, projection.height.short)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" id="map" class="map" style="min-width:\((Self.leastScale * projection.width).short)px" viewBox="0 0 \(width) \(height)" role="img" \
      font-family="sans-serif" font-size="\(LabelPlaces.letterSize.short)">
      <title>Map of the border: what is covered, the gaps, the sensors</title>
      <rect width="\(width)" height="\(height)" fill="\(ReportColours.ground)"/>
      \(backdrop.map(image) ?? "")
      \(areas)
      \(lines)
      \(gaps)
      \(border)
      \(symbols)
      \(labels)
      \(MapFurniture(projection: projection).svg)
      </svg>
      """
  }

  private func image(_ jpeg: [UInt8]) -> String {
    let (width, height) = (projection.width.short, projection.height.short)
    return "<image class=\"backdrop\" width=\"\(width)\" height=\"\(height)\" preserveAspectRatio=\"none\" "
      + "href=\"data:image/jpeg;base64,\(Data(jpeg).base64EncodedString())\"/>"
  }

  /// The sensors' fields and the patrols' swaths.
  private var areas: String {
    let fields = places.polygons(of: "field").map {
      "<path class=\"field\" d=\"\(projection.path($0.line, isClosed: true))\">\(Self.title($0.id))</path>"
    }
    let swaths = places.polygons(of: "swath").map {
      "<path class=\"swath\" d=\"\(projection.path($0.line, isClosed: true))\">\(Self.title($0.id))</path>"
    }
    return """
      <g fill="\(ReportColours.covered)" fill-opacity="0.06" stroke="\(ReportColours.faint)" stroke-width="0.8">
      \(fields.joined(separator: "\n"))
      </g>
      <g fill="\(ReportColours.route)" fill-opacity="0.10" stroke="none">
      \(swaths.joined(separator: "\n"))
      </g>
      """
  }

  /// Links and routes.
  private var lines: String {
    let group = { (kind: String, style: String) -> String in
      "<g fill=\"none\" \(style)>\n"
        + places.lines(of: kind).map {
          "<path class=\"\(kind)\" d=\"\(projection.path($0.line))\">\(Self.title($0.id))</path>\n"
        }.joined() + "</g>"
    }
    return group("link", "stroke=\"\(ReportColours.faint)\" stroke-width=\"1\" stroke-dasharray=\"2 3\"")
      + "\n" + group("route", "stroke=\"\(ReportColours.route)\" stroke-width=\"2\" stroke-dasharray=\"7 4\"")
  }

  /// The covered border; what is marginal of it lighter. Thinner than gaps: a print without colours tells them apart.
  private var border: String {
    let paths = { (kind: BorderRun.Kind) in
      runs.filter { $0.kind == kind }.map { projection.path($0.line) }.joined()
    }
    return """
      <g fill="none" stroke-width="4" stroke-linejoin="round">
      <path class="covered" stroke="\(ReportColours.covered)" d="\(paths(.covered))"/>
      <path class="marginal" stroke="\(ReportColours.marginal)" d="\(paths(.marginalCovered))"/>
      </g>
      """
  }

  /// A line for each gap; over them, lighter, what is marginal. Covered border lies over their rounded corners.
  private var gaps: String {
    let lines = listedGaps.map { gap in
      let facts = gap.properties
      let title = Self.title("\(facts.id): \(facts.length.inKilometres) km, \(facts.cause)")
      return "<path class=\"gap\" d=\"\(projection.path(gap.geometry.places))\">\(title)</path>"
    }
    let marginal = runs.filter { $0.kind == .marginalGap }.map { projection.path($0.line) }
    return """
      <g fill="none" stroke="\(ReportColours.gap)" stroke-width="6" stroke-linejoin="round">
      \(lines.joined(separator: "\n"))
      </g>
      <path class="marginal" fill="none" stroke="\(ReportColours.marginalGap)" stroke-width="6" \
      d="\(marginal.joined())"/>
      """
  }

  /// A triangle for a site, a square for a centre, a diamond for a post.
  private var symbols: String {
    let shapes = [
      ("site", "m0 -8l7 13h-14z"), ("centre", "m-6 -6h12v12h-12z"), ("post", "m0 -6l6 6l-6 6l-6 -6z"),
    ]
    let paths: [String] = shapes.flatMap { kind, shape in
      places.points(of: kind).map { site in
        let point = projection.point(site.place)
        let place = "translate(\(point.x.short) \(point.y.short)) scale(\(symbolScale.short))"
        return
          "<path class=\"\(kind)\" transform=\"\(place)\" d=\"M0 0\(shape)\">\(Self.title(site.id))</path>"
      }
    }
    return "<g fill=\"\(ReportColours.ink)\" stroke=\"white\" stroke-width=\"1.5\">\n"
      + paths.joined(separator: "\n") + "\n</g>"
  }

  /// From so many symbols on they are drawn smaller, so that the border is still seen between them.
  private static let manySymbols = 25
  private static let smallSymbol = 0.65

  private var symbolScale: Double {
    let count = ["site", "centre", "post"].reduce(0) { $0 + places.points(of: $1).count }
    return count < Self.manySymbols ? 1 : Self.smallSymbol
  }

  /// How many gaps are numbered at most, the longest.
  private static let numberedGaps = 30
  /// How far labels stay off a symbol's middle (units).
  private static let symbolSize = 7.0

  private var labels: String {
    var room = LabelPlaces(width: projection.width, height: projection.height)
    for corner in MapFurniture(projection: projection).taken {
      room.reserve(corner.point, halfWidth: corner.half)
    }
    let points = ["site", "centre", "post"].flatMap { places.points(of: $0) }
    for site in points {
      room.reserve(projection.point(site.place), halfWidth: Self.symbolSize * symbolScale)
    }
    let numbers = ReportGap.longestFirst(listedGaps).prefix(Self.numberedGaps).compactMap { gap in
      projection.middle(of: gap.geometry.places).flatMap {
        room.label(gap.properties.id, at: $0, colour: ReportColours.gapText)
      }
    }
    let names = points.compactMap {
      room.label($0.id, at: projection.point($0.place), colour: ReportColours.ink)
    }
    return "<g text-anchor=\"middle\" stroke=\"white\" stroke-width=\"3\" paint-order=\"stroke\" "
      + "font-weight=\"bold\">\n" + (numbers + names).joined(separator: "\n") + "\n</g>"
  }

  private static func title(_ text: String) -> String { "<title>\(text.inXML)</title>" }
}

extension LabelPlaces {
  /// A label where there is room.
  fileprivate mutating func label(_ text: String, at point: PlanePoint, colour: String) -> String? {
    place(text, at: point).map {
      "<text x=\"\($0.x.short)\" y=\"\($0.y.short)\" fill=\"\(colour)\">\(text.inXML)</text>"
    }
  }
}
