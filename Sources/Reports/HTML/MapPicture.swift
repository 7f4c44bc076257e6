import Foundation
import GeoCore
import Scenario

/// The border and what watches it as a map: an SVG picture, north up, that a script lets pan and zoom.
///
/// Widths of strokes, symbols and labels are pixels whatever the scale: strokes do not scale, and what has a size of its own
/// is scaled by the variable `--k`, the units of a pixel.
struct MapPicture {
  /// Stretches of border that are drawn alike.
  struct Stroke {
    /// What they are, as a class of the style sheet.
    let kind: String
    let colour: String
    /// In pixels.
    let width: Double
    var dashes: String?
    let lines: [[Coordinate]]
  }

  /// A stretch that tables tell of, too: both point at each other.
  struct Mark {
    /// What ties it to the rows of tables.
    let key: String
    /// Its kind, as a class of the style sheet.
    let kind: String
    let label: String
    let title: String
    let line: [Coordinate]
  }

  /// A picture that lies below, from edge to edge: its MIME type and its bytes.
  struct Layer {
    let kind: String
    let type: String
    let bytes: [UInt8]
  }

  let strokes: [Stroke]
  /// The most important first.
  let marks: [Mark]
  /// What sensors.geojson holds.
  let places: PlaceLayers
  let landmarks: MapLandmarks
  /// The symbol of a type of equipment.
  let symbol: (_ type: String?) -> EquipmentSymbol
  let projection: MapProjection

  /// How it is printed.
  var paper: PaperScale { PaperScale(of: projection) }

  /// Ties a sensor's symbol to its row.
  static func key(ofSensor id: String, among ids: [String]) -> String? {
    ids.firstIndex(of: id).map { "sensor-\($0)" }
  }

  /// The picture's text.
  ///
  /// - Parameter layers: what lies below, the lowest first.
  func svg(over layers: [Layer], sensors: [String]) -> Markup {
    let (width, height) = (projection.width.short, projection.height.short)
    let box = projection.box
    return """
      <svg xmlns="http://www.w3.org/2000/svg" id="map" class="map" viewBox="0 0 \(width) \(height)" role="img" \
      style="--ratio:\((projection.width / projection.height).short);--paper:\(paper.width.short)mm" \
      data-west="\(box.west)" data-north="\(box.north)" data-east="\(box.east)" data-south="\(box.south)" \
      data-metres="\(projection.metresPerUnit)" data-paper="\(paper.width.short)" font-family="sans-serif">
      <title>Map of the border: what is covered, the gaps, the sensors</title>
      <rect width="\(width)" height="\(height)" fill="\(ReportColours.ground)"/>
      \(layers.map(image).joined(separator: "\n"))
      \(areas)
      \(lines)
      \(border)
      \(marked)
      \(landmarks.ticks(in: projection))
      \(symbols(sensors))
      \(labels)
      \(MapFurniture(projection: projection).svg)
      </svg>
      """
  }

  private func image(_ layer: Layer) -> Markup {
    let (width, height) = (projection.width.short, projection.height.short)
    return
      "<image class=\"\(layer.kind)\" width=\"\(width)\" height=\"\(height)\" preserveAspectRatio=\"none\" "
      + "href=\"data:\(layer.type);base64,\(Data(layer.bytes).base64EncodedString())\"/>"
  }

  /// The sensors' fields and the patrols' swaths, by their outlines alone: what is seen lies below.
  private var areas: Markup {
    let outlines = ["field", "swath"].map { kind in
      places.polygons(of: kind).map { outline -> Markup in
        "<path class=\"\(kind)\" d=\"\(projection.path(outline.line, isClosed: true))\">\(Self.title(outline.id))</path>"
      }.joined(separator: "\n")
    }
    return "<g fill=\"none\" stroke=\"\(ReportColours.faint)\">\n\(outlines.joined(separator: "\n"))\n</g>"
  }

  /// Links and routes.
  private var lines: Markup {
    ["link", "route"].map { kind -> Markup in
      let paths = places.lines(of: kind).map { way -> Markup in
        "<path class=\"\(kind)\" d=\"\(projection.path(way.line))\">\(Self.title(way.id))</path>\n"
      }
      return "<g fill=\"none\" stroke=\"\(ReportColours.ink)\">\n\(paths.joined())</g>"
    }.joined(separator: "\n")
  }

  private var border: Markup {
    let paths = strokes.map { stroke -> Markup in
      let dashes: Markup = stroke.dashes.map { " stroke-dasharray=\"\($0)\"" } ?? ""
      return
        "<path class=\"\(stroke.kind)\" stroke=\"\(stroke.colour)\" stroke-width=\"\(stroke.width.short)\"\(dashes) "
        + "d=\"\(stroke.lines.map { projection.path($0) }.joined())\"/>"
    }
    return
      "<g class=\"border\" fill=\"none\" stroke-linejoin=\"round\">\n\(paths.joined(separator: "\n"))\n</g>"
  }

  /// A wide line for each mark, seen when it is pointed at or chosen.
  private var marked: Markup {
    let paths = marks.map { mark -> Markup in
      "<path class=\"\(mark.kind)\" data-for=\"\(mark.key)\" d=\"\(projection.path(mark.line))\">\(Self.title(mark.title))</path>"
    }
    return
      "<g class=\"marks\" fill=\"none\" stroke-linejoin=\"round\">\n\(paths.joined(separator: "\n"))\n</g>"
  }

  /// The kinds of points that have symbols.
  private static let pointKinds = ["removed", "site", "centre", "post"]

  private func symbols(_ sensors: [String]) -> Markup {
    let paths: [Markup] = Self.pointKinds.flatMap { kind in
      places.points(of: kind).map { point -> Markup in
        let (at, facts) = (projection.point(point.place), point.facts)
        let shape = kind == "centre" ? EquipmentSymbol.localCentre : symbol(facts.type)
        let key: Markup = Self.key(ofSensor: point.id, among: sensors).map { " data-for=\"\($0)\"" } ?? ""
        let unlinked: Markup = facts.isLinked == false ? " data-linked=\"no\"" : ""
        let title = [point.id, facts.type].compactMap(\.self).joined(separator: ", ")
        return "<path class=\"\(kind)\"\(unlinked)\(key) style=\"\(Self.place(at))\" d=\"\(shape.path)\">"
          + "\(Self.title(title + (unlinked.isEmpty ? "" : ", not linked")))</path>"
      }
    }
    return
      "<g class=\"symbols\" fill=\"\(ReportColours.ink)\" stroke=\"white\">\n\(paths.joined(separator: "\n"))\n</g>"
  }

  /// Where something of its own size stands.
  static func place(_ point: PlanePoint) -> String {
    "transform:translate(\(point.x.short)px,\(point.y.short)px) scale(var(--k,1))"
  }

  /// How far labels stay off a symbol's middle (units).
  private static let symbolSize = 7.0

  /// The labels, the most important first: those that find no room at this scale wait until the map is zoomed.
  private var labels: Markup {
    var room = LabelPlaces(width: projection.width, height: projection.height)
    for corner in MapFurniture(projection: projection).taken {
      room.reserve(corner.point, halfWidth: corner.half)
    }
    let points = Self.pointKinds.flatMap { places.points(of: $0) }
    for point in points { room.reserve(projection.point(point.place), halfWidth: Self.symbolSize) }
    var texts = landmarks.names(in: projection).map { room.label($0.text, "name", at: $0.point) }
    texts += marks.compactMap { mark in
      guard let middle = projection.middle(of: mark.line) else { return nil }
      return room.label(mark.label, "number", at: middle, length: projection.length(of: mark.line))
    }
    texts += points.map { room.label($0.id, "id", at: projection.point($0.place)) }
    texts += landmarks.kilometres.map { room.label($0.text, "kilometre", at: projection.point($0.place)) }
    return "<g class=\"labels\" text-anchor=\"middle\">\n\(texts.joined(separator: "\n"))\n</g>"
  }

  static func title(_ text: String) -> Markup { "<title>\(text)</title>" }
}

extension LabelPlaces {
  /// A label; one for which there is no room waits.
  ///
  /// - Parameter length: that of the line that it names (units): a label is not shown when that is a dot.
  fileprivate mutating func label(
    _ text: String, _ kind: String, at point: PlanePoint, length: Double? = nil
  ) -> Markup {
    let isDot = (length ?? Self.leastLength) < Self.leastLength
    let place = isDot ? nil : self.place(text, at: point)
    let data: Markup =
      "data-x=\"\(point.x.short)\" data-y=\"\(point.y.short)\""
      + (length.map { " data-length=\"\($0.short)\"" } ?? "")
    let shown = place ?? point
    return "<text class=\"label \(kind)\(place == nil ? " waits" : "")\" \(data) "
      + "style=\"\(MapPicture.place(shown))\">\(text)</text>"
  }

  /// Shorter lines have no label (units).
  private static let leastLength = 8.0
}
