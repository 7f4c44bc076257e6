import Foundation

/// The sample's border and camera, a local centre 3.9 km to the south of the camera, a regional one beyond it.
enum LinkSamples {
  static let local = "{id: L, level: local, at: [22.05, 41.01]}"
  static let regional = "{id: R, level: regional, at: [22.06, 41.002]}"

  /// Level ground of 300 m.
  @Sendable static func plain(column: Int, row: Int) -> Int? { 300 }

  /// The same with a ridge of 400 m from west to east, 1.7 km to the south of the camera, which looks to the north.
  @Sendable static func ridge(column: Int, row: Int) -> Int? { row == 69 ? 400 : 300 }

  /// The files of a scenario with centres.
  ///
  /// - Parameters:
  ///   - links: the policy.
  ///   - elevation: of a column and a row (m).
  static func files(
    links: String = "report", sites: [String] = [Samples.site], centres: [String] = [local, regional],
    elevation: (Int, Int) -> Int? = plain
  ) -> [String: String] {
    let more = "centres:\n" + centres.map { "  - \($0)\n" }.joined() + "links: \(links)"
    var files = Samples.files(Samples.scenario(sites: sites, more: more))
    files[Samples.terrainName] = Samples.grid(elevation: elevation)
    return files
  }
}

/// sensors.geojson, as far as tests of links look at it.
struct SensorCollection: Decodable {
  /// A feature.
  struct Feature: Decodable {
    let properties: Properties
    let geometry: Geometry
  }

  /// A geometry's kind.
  struct Geometry: Decodable {
    let type: String
  }

  /// What sites, centres and links tell.
  struct Properties: Decodable {
    let id: String
    let kind: String
    let linked: Bool?
    let level: String?
    let capacity: Int?
    let sensorsServed: Int?
    let groundElevationM: Double?
    let from: String?
    let to: String?
    let lengthM: Double?
    let clearanceM: Double?
    let clearanceShare: Double?
    let pathClear: Bool?
    let raisedM: Double?
    let mostRaisedM: Double?
    let clearingHeightM: Double?
    let clearanceAtM: Double?
    let blockedAtM: Double?
    let used: Bool?
  }

  let features: [Feature]

  /// The properties of the features of a kind.
  func all(_ kind: String) -> [Properties] { features.map(\.properties).filter { $0.kind == kind } }
}

/// summary.json, as far as tests of links look at it.
struct LinkSummary: Decodable {
  /// A sensor.
  struct Sensor: Decodable {
    let id: String
    let linked: Bool?
    let coveredLengthM: Double
  }

  /// A centre.
  struct Centre: Decodable {
    let id: String
    let linked: Bool?
    let sensorsServed: Int?
  }

  let coveredLengthM: Double
  let linkedSensorCount: Int?
  let perSensor: [Sensor]
  let centres: [Centre]
  /// Metres of each.
  let causesM: [String: Double]
  let warnings: [String]
}
