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

extension LayerChoice {
  /// The layer of that name, or the only one.
  init(_ name: String?) { self = name.map(LayerChoice.named) ?? .only }
}

extension BorderReader {
  /// Reads a border with nothing said but what differs.
  static func read(
    _ path: String, layer: String? = nil, layers: LayerChoice? = nil, filter: String? = nil,
    usesRings: Bool = false,
    crs: String? = nil, inside side: BorderSide = .left, notes: InputNotes = InputNotes()
  ) throws -> BorderLine {
    let query = LayerQuery(layers: layers ?? LayerChoice(layer), filter: filter, crs: crs)
    return try BorderReader(path: path, query: query, usesRings: usesRings, notes: notes)
      .border(inside: side)
  }
}

extension PointReader {
  /// The rows of all layers.
  func rows() throws -> [PointRow] { try layers().flatMap(\.rows) }

  /// A reader whose notes nobody reads.
  init(path: String, layer: String?, filter: String?, crs: String? = nil) {
    self.init(
      path: path, query: LayerQuery(layers: LayerChoice(layer), filter: filter, crs: crs), notes: InputNotes()
    )
  }
}

extension RouteReader {
  /// The rows of all layers.
  func rows() throws -> [RouteRow] { try layers().flatMap(\.rows) }

  /// A reader whose notes nobody reads.
  init(path: String, layer: String? = nil, filter: String? = nil, crs: String? = nil) {
    self.init(
      path: path, query: LayerQuery(layers: LayerChoice(layer), filter: filter, crs: crs), notes: InputNotes()
    )
  }
}

extension DEM {
  /// A DEM whose notes nobody reads.
  convenience init(opening path: String, crs: String? = nil) throws {
    try self.init(opening: path, query: RasterQuery(crs: crs), notes: InputNotes())
  }
}

extension TerrainMosaic {
  /// A mosaic whose notes nobody reads.
  convenience init(paths: [String], crs: String?, voids: VoidPolicy) throws {
    try self.init(paths: paths, query: RasterQuery(crs: crs), voids: voids, notes: InputNotes())
  }
}

extension LandCoverMosaic {
  /// A mosaic whose notes nobody reads.
  convenience init(paths: [String], crs: String?, content: LandCoverContent) throws {
    try self.init(paths: paths, query: RasterQuery(crs: crs), content: content, notes: InputNotes())
  }
}
