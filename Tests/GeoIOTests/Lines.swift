import Foundation
import GeoCore
import GeoIO

/// Texts of GeoJSON line sources, and short ways to read them.
enum Lines {
  /// A FeatureCollection of geometries, each with its row of properties.
  static func collection(_ features: [(geometry: String, properties: String)]) -> String {
    let texts = features.map {
      #"{"type":"Feature","properties":{\#($0.properties)},"geometry":\#($0.geometry)}"#
    }
    return #"{"type":"FeatureCollection","features":[\#(texts.joined(separator: ",\n"))]}"#
  }

  /// A geometry of a type.
  static func geometry(_ type: String, _ coordinates: String) -> String {
    #"{"type":"\#(type)","coordinates":\#(coordinates)}"#
  }

  /// A collection of one geometry.
  static func one(_ type: String, _ coordinates: String) -> String {
    collection([(geometry(type, coordinates), #""name":"a""#)])
  }
}

extension BorderReader {
  /// Reads a border with nothing said but what differs.
  static func read(
    _ path: String, layer: String? = nil, filter: String? = nil, usesRings: Bool = false, crs: String? = nil,
    inside side: BorderSide = .left
  ) throws -> BorderLine {
    try BorderReader(path: path, layer: layer, filter: filter, usesRings: usesRings, crs: crs)
      .border(inside: side)
  }
}
