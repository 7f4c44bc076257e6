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
