/// A symbol of a QGIS style, of one layer; sizes and widths are millimetres on paper.
enum QMLSymbol {
  /// QGIS's name of a simple marker's shape, such as `square`.
  typealias Shape = String

  case marker(Shape, Colour, size: Double)
  case line(Colour, width: Double, isDashed: Bool = false)
  case outline(Colour, width: Double, isDashed: Bool = false)
  case fill(Colour, border: Colour, width: Double)

  /// The symbol as a style has it.
  ///
  /// - Parameter name: what the style's renderer calls it.
  func xml(named name: String) -> Markup {
    let options = options.map { name, value -> Markup in
      "<Option type=\"QString\" name=\"\(name)\" value=\"\(value)\"/>"
    }
    return """
      <symbol type="\(type)" name="\(name)" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="\(kind)" enabled="1" locked="0" pass="0"><Option type="Map">\(options.joined())</Option></layer>
      </symbol>

      """
  }

  private var type: String {
    switch self {
    case .marker: "marker"
    case .line: "line"
    case .outline, .fill: "fill"
    }
  }

  private var kind: String {
    switch self {
    case .marker: "SimpleMarker"
    case .line: "SimpleLine"
    case .outline, .fill: "SimpleFill"
    }
  }

  /// The width of a marker's rim (mm).
  private static let rim = 0.3

  private var options: KeyValuePairs<String, String> {
    switch self {
    case .marker(let shape, let colour, let size):
      [
        "name": shape, "color": colour.qml, "outline_color": Colour.white.qml,
        "outline_width": "\(Self.rim)", "outline_width_unit": "MM", "size": "\(size)", "size_unit": "MM",
      ]
    case .line(let colour, let width, let isDashed):
      [
        "line_color": colour.qml, "line_width": "\(width)", "line_width_unit": "MM",
        "line_style": isDashed ? "dash" : "solid", "capstyle": "flat", "joinstyle": "round",
      ]
    case .outline(let colour, let width, let isDashed):
      [
        "style": "no", "outline_color": colour.qml, "outline_width": "\(width)", "outline_width_unit": "MM",
        "outline_style": isDashed ? "dash" : "solid", "joinstyle": "round",
      ]
    case .fill(let colour, let border, let width):
      [
        "style": "solid", "color": colour.qml, "outline_color": border.qml, "outline_width": "\(width)",
        "outline_width_unit": "MM", "outline_style": "solid", "joinstyle": "round",
      ]
    }
  }
}
