public import RadioLinks
public import Coverage
public import GeoCore
public import Scenario
import SensorPhysics

/// The sensors as a table of features, one point each; what they look at, their centres and links beside
/// them.
public enum SensorReport {
  private static let own: [FeatureTable.Column] = [
    .init("id", .text), .init("kind", .text), .init("type", .text), .init("mast_height_m", .real),
    .init("ground_elevation_m", .real), .init("assumed_ground", .boolean), .init("shift_m", .real),
    .init("max_range_m", .real), .init("cameras", .json), .init("covered_length_m", .real),
    .init("sole_length_m", .real), .init("contribution_m", .real), .init("attributes", .json),
  ]

  /// The table.
  ///
  /// The ground of a sensor that reaches no border is not looked up, and null.
  ///
  /// - Parameters:
  ///   - sites: the sensors' sites, in the assessment's order.
  ///   - standings: what each sensor stands on, in the same order.
  ///   - links: the centres, and who is linked.
  ///   - patrols: in the assessment's order.
  ///   - destination: the place at an azimuth and a geodesic distance (m) from another.
  public static func table(
    of assessment: Assessment, sites: [Site], standings: [SensorGround?], links: LinkStatus,
    patrols: [PatrolFacts], destination: (Coordinate, Angle, Double) -> Coordinate
  ) -> FeatureTable {
    var table = FeatureTable(
      name: "sensors", columns: own + LinkReport.columns + FieldReport.columns + PatrolReport.columns)
    let shares = assessment.sensorShares
    for (index, sensor) in assessment.sensors.enumerated() {
      let cameras = JSONValue.list(sensor.fields.map(camera))
      let attributes = JSONValue.object(sites[index].attributes.mapValues(JSONValue.init))
      table.features.append(
        .init(
          .point(sensor.coordinate),
          [
            .text(sensor.id), .text("site"), .text(sensor.type), .real(sensor.mastHeight),
            standings[index]?.elevation.map { .real($0.millimetres) } ?? .null,
            standings[index].map { .boolean($0.isAssumed) } ?? .null,
            standings[index].map { .real($0.shift.millimetres) } ?? .null,
            .real(sensor.maxRange.millimetres), .json(cameras.text),
            .real(shares[index].coveredLength.millimetres), .real(shares[index].soleLength.millimetres),
            .real(shares[index].contribution.millimetres), .json(attributes.text),
          ] + LinkReport.values(ofSensor: index, in: links)
            + (FieldReport.columns + PatrolReport.columns).map { _ in .null }))
    }
    table.features += LinkReport.features(of: links, sensors: assessment.sensors, in: table.columns)
    table.features += FieldReport.features(
      of: assessment.sensors, in: table.columns, destination: destination)
    table.features += PatrolReport.features(of: patrols, in: assessment, columns: table.columns)
    return table
  }

  private static func camera(_ field: CameraField) -> JSONValue {
    .object([
      "name": .text(field.camera), "band": .text(field.band.rawValue),
      "min_range_m": .number(field.minRange.millimetres), "max_range_m": .number(field.maxRange.millimetres),
      "azimuth_deg": field.isAllRound ? .null : .number(field.azimuth.degrees.millimetres),
      "sector_deg": .number(field.sector.degrees.millimetres),
    ])
  }
}

extension CameraField {
  /// Whether it looks all round, so that its azimuth says nothing.
  fileprivate var isAllRound: Bool { sector.degrees >= 360 }
}
