public import Coverage
public import GeoCore
import SensorPhysics

/// The gaps as a table of features, one line each.
public enum GapReport {
  private static let own: [FeatureTable.Column] = [
    .init("id", .text), .init("part", .integer), .init("from_m", .real), .init("to_m", .real),
    .init("length_m", .real), .init("cause", .text), .init("causes", .json), .init("nearest_sensor", .text),
    .init("nearest_distance_m", .real), .init("max_revisit_s", .real),
  ]

  /// The table; parts count from 1, lengths are geodesic metres.
  public static func table(of assessment: Assessment) -> FeatureTable {
    let attributes = AttributeColumns(of: assessment.border, beside: own)
    var table = FeatureTable(name: "gaps", columns: own + attributes.columns)
    for (index, gap) in assessment.gaps.enumerated() {
      let causes = gap.causes.sorted { $0.key < $1.key }.map {
        "\"\($0.key.text)\": \($0.value.millimetres)"
      }
      let values: [AttributeValue] = [
        .text("G\(index + 1)"), .integer(gap.part + 1), .real(gap.chainage.lowerBound.millimetres),
        .real(gap.chainage.upperBound.millimetres), .real(gap.length.millimetres), .text(gap.cause.text),
        .json("{\(causes.joined(separator: ", "))}"),
        gap.nearestSensor.map { .text(assessment.sensors[$0].id) } ?? .null,
        gap.nearestDistance.map { .real($0.millimetres) } ?? .null,
        gap.maxRevisit.map { .real($0.millimetres) } ?? .null,
      ]
      table.features.append(
        .init(
          .line(assessment.border.parts[gap.part].vertices(in: gap.chainage)),
          values + attributes.values(part: gap.part, chainage: gap.chainage)))
    }
    return table
  }
}

extension Assessment {
  /// The places of gaps in `gaps`, the longest first; of equals the first.
  var longestGapsFirst: [Int] {
    gaps.indices.sorted { (gaps[$1].length, $0) < (gaps[$0].length, $1) }
  }
}
