import Foundation

/// A GeoJSON collection of lines, as far as tests look at it.
struct LineCollection: Decodable {
  /// A feature.
  struct Feature: Decodable {
    let properties: Properties
    let geometry: Geometry
  }

  /// What gaps and pieces of the border tell.
  struct Properties: Decodable {
    let part: Int
    let fromM: Double
    let toM: Double
    let lengthM: Double
    let cause: String?
    /// Metres of each.
    let causes: [String: Double]?
    let covered: Bool?
  }

  /// The lines of a LineString or a MultiLineString.
  struct Geometry: Decodable {
    let lines: [[[Double]]]

    private enum CodingKeys: CodingKey {
      case type
      case coordinates
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      switch try container.decode(String.self, forKey: .type) {
      case "MultiLineString": lines = try container.decode([[[Double]]].self, forKey: .coordinates)
      default: lines = [try container.decode([[Double]].self, forKey: .coordinates)]
      }
    }
  }

  let type: String
  let features: [Feature]

  /// The features' lengths (m), added up.
  var length: Double { features.map(\.properties.lengthM).reduce(0, +) }
}

/// summary.json, as far as tests look at it.
struct SummaryFile: Decodable {
  let borderLengthM: Double
  let coveredLengthM: Double
  let gapCount: Int
  let assumedGroundM: Double
  let noTerrainDataM: Double
  let sightOverVoidsM: Double
  let partCount: Int
  let warnings: [String]
}

extension Workspace {
  /// The maps of a result folder by name, as gdalinfo tells their size, place and cells.
  func maps(in result: String) async throws -> [String: [String]] {
    var maps: [String: [String]] = [:]
    for name in files(below: result) where name.hasSuffix(".tif") {
      let outcome = try await RunningProgram(
        URL(filePath: "/usr/bin/env"), ["gdalinfo", "-checksum", "\(result)/\(name)"], in: folder
      ).outcome()
      maps[name] = outcome.text.split(separator: "\n").map(String.init).filter { line in
        ["Size is", "Origin", "Pixel Size", "Band", "  Checksum"].contains { line.hasPrefix($0) }
      }
    }
    return maps
  }

  /// The GeoJSON files of a result folder by name.
  func lines(in result: String) throws -> [String: Data] {
    var all: [String: Data] = [:]
    for name in ["gaps.geojson", "border.geojson", "sensors.geojson"] {
      all[name] = try bytes("\(result)/\(name)")
    }
    return all
  }
}
