/// A renderer of a QGIS style by which all features look the same.
struct QMLSingle {
  let symbol: QMLSymbol

  /// QGIS's name of such a renderer.
  static let type = "singleSymbol"

  /// The renderer as a style has it.
  var xml: String {
    """
    <renderer-v2 type="\(Self.type)" symbollevels="0" enableorderby="0" forceraster="0">
    <symbols>\(symbol.xml(named: "0"))</symbols>
    </renderer-v2>

    """
  }
}
