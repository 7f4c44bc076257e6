import Foundation

/// A layer's style as a project holds it: within the layer, so that it needs no look into the GeoPackage.
struct EmbeddedStyle {
  /// Whether features are labelled.
  let hasLabels: Bool
  /// Whether all features look the same.
  let isOneSymbol: Bool
  /// The elements of the style.
  let content: String

  /// Takes a style apart.
  ///
  /// - Parameter qml: a text of `QMLStyle`.
  init(_ qml: String) {
    let root = qml.range(of: #"<qgis [^>]*>"#, options: .regularExpression)
    let end = qml.range(of: "</qgis>", options: .backwards)
    hasLabels = root.map { qml[$0].contains("labelsEnabled=\"1\"") } ?? false
    isOneSymbol = qml.contains("type=\"\(QMLSingle.type)\"")
    content = String(qml[(root?.upperBound ?? qml.startIndex)..<(end?.lowerBound ?? qml.endIndex)])
  }
}
