public import GeoCore

/// A raster of a zone of the border.
public struct ZoneMap: Sendable {
  /// The file's name in the result's folder.
  public let file: String
  /// Its coordinate system, a PROJ string.
  let projection: String

  /// A raster on a lattice.
  ///
  /// - Parameter file: its name in the result's folder.
  public init(file: String, on lattice: Lattice) {
    self.file = file
    projection = lattice.projection
  }

  /// The name of the file beside it that QGIS takes its style from.
  public var style: String { name + ".qml" }

  /// The file's name up to its last point.
  var name: String { file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file }
}
