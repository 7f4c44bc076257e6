import RadioLinks
import GeoCore
import Scenario
import SensorPhysics

/// Sites and centres as layers that a scenario can read again: first the columns that planners fill, exactly as
/// they did, then those of what the result found out.
enum PlacementReport {
  /// The columns of a layer of sites; an empty one is left to the type.
  static let siteColumns: [FeatureTable.Column] = [
    .init("id", .text), .init("type", .text), .init("azimuth_deg", .real),
    .init("sector_deg", .real),
    .init("mast_height_m", .real), .init("antenna_height_m", .real), .init("min_range_m", .real),
    .init("attributes", .json),
  ]

  /// The columns of a layer of centres; an empty one but those of id and level is left to the level's class.
  static let centreColumns: [FeatureTable.Column] = [
    .init("id", .text), .init("level", .text), .init("mast_height_m", .real),
    .init("frequency_ghz", .real),
    .init("max_range_m", .real), .init("capacity", .integer), .init("accepts_sensors", .boolean),
  ]

  /// What a result writes of centres beside those.
  private static let centreResults = ["kind", "ground_elevation_m", "linked", "sensors_served"]

  /// The layer of sites.
  ///
  /// - Parameters:
  ///   - sites: in the order of the table.
  ///   - sensors: the table of `SensorReport`.
  static func sites(_ sites: [Site], in sensors: FeatureTable) -> FeatureTable {
    sensors.placements(
      ofKind: "site", named: "sites", columns: siteColumns, sites.map(values), results: Site.resultColumns)
  }

  /// The layer of centres.
  ///
  /// - Parameters:
  ///   - centres: in the order of the table.
  ///   - sensors: the table of `SensorReport`.
  static func centres(_ centres: [MonitoringCentre], in sensors: FeatureTable) -> FeatureTable {
    sensors.placements(
      ofKind: "centre", named: "centres", columns: centreColumns, centres.map(values), results: centreResults)
  }

  private static func values(of site: Site) -> [AttributeValue] {
    let attributes = JSONValue.object(site.attributes.mapValues(JSONValue.init)).text
    return [
      .text(site.id), .text(site.type), .init(site.azimuth?.writtenDegrees),
      .init(site.sector?.writtenDegrees), .init(site.mastHeight), .init(site.antennaHeight),
      .init(site.minRange),
      site.attributes.isEmpty ? .null : .json(attributes),
    ]
  }

  private static func values(of centre: MonitoringCentre) -> [AttributeValue] {
    [
      .text(centre.id), .text(centre.level.rawValue), .real(centre.mastHeight),
      .real(centre.writtenFrequency), .real(centre.maxRange), .integer(centre.capacity),
      .boolean(centre.acceptsSensors),
    ]
  }
}

extension FeatureTable {
  /// The features of one kind with values of their own, then those of the columns named that are not null in all.
  fileprivate func placements(
    ofKind kind: String, named name: String, columns: [Column], _ values: [[AttributeValue]],
    results: [String]
  ) -> FeatureTable {
    let found = features(ofKind: kind, named: name)
    precondition(found.features.count == values.count, "a \(kind) of the table is none of those given")
    let kept = found.columns.indices.filter { results.contains(found.columns[$0].name) }
    return FeatureTable(
      name: name, columns: columns + kept.map { found.columns[$0] },
      features: zip(found.features, values).map { feature, values in
        .init(feature.geometry, values + kept.map { feature.values[$0] })
      })
  }
}

extension AttributeValue {
  /// A number, or nothing.
  fileprivate init(_ number: Double?) { self = number.map(AttributeValue.real) ?? .null }
}
