import Foundation

/// How QGIS draws the map of probabilities: its first band, in classes that tell what is covered.
public struct CoverageStyle: Sendable {
  /// A class of probabilities.
  struct Level {
    /// The highest probability of the class.
    let most: Double
    let label: String
    let colour: Colour
  }

  /// From which probability on border is covered, in (0, 1].
  private let required: Double

  /// The style of a map.
  ///
  /// - Parameter required: from which probability on border is covered, in (0, 1].
  public init(required: Double) { self.required = required }

  /// How much of the ground shows through, from 0 for all to 1 for nothing.
  private static let opacity = 0.6

  /// The classes, the lowest first: none, two below what is required and two from there on.
  ///
  /// Lightness falls from class to class, shades of the blue of covered border, so that they are told apart without telling
  /// hues apart.
  var levels: [Level] {
    let half = required / 2
    let high = (1 + required) / 2
    let bounds = [half, required, high].map(\.probabilityText)
    var levels = [
      Level(most: 0, label: "0", colour: Colour(red: 230, green: 242, blue: 250, opacity: 0)),
      Level(
        most: half.nextDown, label: "below \(bounds[0])", colour: Colour(red: 205, green: 230, blue: 245)),
      Level(
        most: required.nextDown, label: "\(bounds[0]) to \(bounds[1])",
        colour: Colour(red: 140, green: 196, blue: 232)),
    ]
    if high < 1 {
      levels.append(
        Level(
          most: high.nextDown, label: "\(bounds[1]) to \(bounds[2]), enough",
          colour: Colour(red: 51, green: 142, blue: 193)))
    }
    levels.append(
      Level(
        most: 1, label: "\(bounds[high < 1 ? 2 : 1]) to 1, enough",
        colour: Colour(red: 0, green: 81, blue: 138)))
    return levels
  }

  /// The lines of a legend that say something: not the band's name, the first, and not the class that is not drawn.
  var legendNodes: Range<Int> { 2..<(levels.count + 1) }

  /// The text of the file beside the map.
  public var qml: String {
    XMLElement(
      "qgis",
      ["version": QMLStyle.version, "styleCategories": "Symbology", "hasScaleBasedVisibilityFlag": "0"],
      [pipe]
    ).document(after: QMLStyle.documentType)
  }

  /// The way from cells to colours.
  var pipe: XMLElement {
    let items = levels.map { level in
      XMLElement(
        "item",
        [
          "value": "\(level.most)", "label": level.label, "color": level.colour.hexadecimal,
          "alpha": "\(level.colour.opacity)",
        ])
    }
    let ramp = XMLElement(
      "colorrampshader",
      [
        "colorRampType": "DISCRETE", "classificationMode": "1", "clip": "0", "minimumValue": "0",
        "maximumValue": "1",
      ], items)
    return XMLElement(
      "pipe", [:],
      [
        XMLElement(
          "rasterrenderer",
          [
            "type": "singlebandpseudocolor", "band": "1", "alphaBand": "-1", "opacity": "\(Self.opacity)",
            "classificationMin": "0", "classificationMax": "1",
          ], [XMLElement("rasterTransparency"), XMLElement("rastershader", [:], [ramp])])
      ])
  }
}

/// How QGIS draws the shaded ground: as it is, in light greys that leave the colours above it readable.
enum HillshadeStyle {
  /// How strongly the ground is drawn, from 0 for not at all to 1.
  private static let opacity = 0.5
  /// The range of the file's shades; 0 is nodata.
  private static let shades = 1...255

  /// The way from cells to colours.
  static let pipe = XMLElement(
    "pipe", [:],
    [
      XMLElement(
        "rasterrenderer",
        [
          "type": "singlebandgray", "grayBand": "1", "gradient": "BlackToWhite", "alphaBand": "-1",
          "opacity": "\(opacity)",
        ],
        [
          XMLElement("rasterTransparency"),
          XMLElement(
            "contrastEnhancement", [:],
            [
              XMLElement("minValue", text: "\(shades.lowerBound)"),
              XMLElement("maxValue", text: "\(shades.upperBound)"),
              XMLElement("algorithm", text: "StretchToMinimumMaximum"),
            ]),
        ]),
      // Cells are drawn smoothly at every scale.
      XMLElement("rasterresampler", ["zoomedInResampler": "bilinear", "zoomedOutResampler": "bilinear"]),
    ])
}

/// A layer's style as a project holds it: within the layer, so that it needs no look into the GeoPackage.
struct EmbeddedStyle {
  /// Whether features are labelled.
  let hasLabels: Bool
  /// Whether all features look the same.
  let isOneSymbol: Bool
  /// The elements of the style.
  let content: Markup

  /// Takes a style apart.
  ///
  /// - Parameter qml: a text of `QMLStyle`.
  init(_ qml: String) {
    let root = qml.range(of: #"<qgis [^>]*>"#, options: .regularExpression)
    let end = qml.range(of: "</qgis>", options: .backwards)
    hasLabels = root.map { qml[$0].contains("labelsEnabled=\"1\"") } ?? false
    isOneSymbol = qml.contains("type=\"\(QMLSingle.type)\"")
    content = Markup(
      written: String(qml[(root?.upperBound ?? qml.startIndex)..<(end?.lowerBound ?? qml.endIndex)]))
  }
}
