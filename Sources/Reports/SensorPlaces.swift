import Foundation
import GeoCore

/// Where the sites of sensors.geojson are, by their ids.
struct SensorPlaces {
  let places: [String: Coordinate]

  /// The places of a file's sites; centres, posts, lines and fields are passed over.
  init(decoding bytes: [UInt8], file: String) throws {
    let features = try ResultFiles.decoded(Collection.self, from: bytes, file: file).features
    let sites = features.filter { $0.properties.kind == "site" }.compactMap { site in
      site.geometry.place.map { (site.properties.id, $0) }
    }
    places = Dictionary(sites) { first, _ in first }
  }

  private struct Collection: Decodable { let features: [Feature] }

  private struct Feature: Decodable {
    let properties: Properties
    let geometry: Geometry
  }

  private struct Properties: Decodable {
    let id: String
    let kind: String
  }

  /// A point's place; nil for other geometries.
  private struct Geometry: Decodable {
    let place: Coordinate?

    private enum CodingKeys: CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      guard try container.decode(String.self, forKey: .type) == "Point" else {
        place = nil
        return
      }
      var pair = try container.nestedUnkeyedContainer(forKey: .coordinates)
      place = Coordinate(
        longitude: try pair.decode(Double.self), latitude: try pair.decode(Double.self))
    }
  }
}
