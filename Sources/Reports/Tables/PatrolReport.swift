public import PatrolMotion
import Coverage
public import GeoCore
import SensorPhysics

/// Patrols as the reports tell them: their lines, and who is under way when.
enum PatrolReport {
  /// The columns that features of `sensors.geojson` have for patrols' sake.
  static let columns: [FeatureTable.Column] = [
    .init("aircraft", .integer), .init("lap_s", .real), .init("mean_in_air", .real), .init("swath_m", .real),
  ]

  /// The swaths as polygons, the routes as lines, the posts as points.
  ///
  /// - Parameter columns: those of the whole table; what a feature has nothing to tell for is null.
  static func features(
    of patrols: [PatrolFacts], in assessment: Assessment, columns: [FeatureTable.Column]
  ) -> [FeatureTable.Feature] {
    let shares = assessment.patrolShares
    return patrols.enumerated().flatMap { index, patrol in
      var facts: [String: AttributeValue] = [
        "id": .text(patrol.id), "type": .text(patrol.type),
        "covered_length_m": .real(shares[index].coveredLength.millimetres),
        "sole_length_m": .real(shares[index].soleLength.millimetres),
        "contribution_m": .real(shares[index].contribution.millimetres),
        "aircraft": patrol.schedule.map { .integer($0.aircraft) } ?? .null,
        "lap_s": patrol.schedule.map { .real($0.lapTime.millimetres) } ?? .null,
        "mean_in_air": patrol.schedule.map { .real($0.rota.meanInAir.millionths) } ?? .null,
        "swath_m": patrol.swathHalfWidth.map { .real((2 * $0).millimetres) } ?? .null,
      ]
      func feature(_ kind: String, _ geometry: FeatureTable.Geometry) -> FeatureTable.Feature {
        facts["kind"] = .text(kind)
        return .init(geometry, columns.map { facts[$0.name] ?? .null })
      }
      let swath = patrol.swath.isEmpty ? [] : [feature("swath", .polygon(patrol.swath))]
      let route = patrol.line.count < 2 ? [] : [feature("route", .line(patrol.line))]
      return swath + route + patrol.posts.map { feature("post", .point($0)) }
    }
  }
}

/// A patrol as the reports tell of it, beside what the assessment knows.
public struct PatrolFacts: Sendable {
  /// Its id.
  public var id: String
  /// Its type of equipment.
  public var type: String
  /// Its route's places in order, the way back to the begin of a closed one included; none for a patrol of posts.
  public var line: [Coordinate]
  /// Where it stands for a while.
  public var posts: [Coordinate]
  /// Whether it has a camera.
  public var isSensor: Bool
  /// When it is under way; nil for a patrol of posts.
  public var schedule: PatrolSchedule?
  /// How far to either side of its route it detects on level ground (m); nil for what does not fly.
  public var swathHalfWidth: Double?
  /// The outline of that swath; empty without one.
  public var swath: [Coordinate]

  /// A patrol.
  public init(
    id: String, type: String, line: [Coordinate], posts: [Coordinate], isSensor: Bool,
    schedule: PatrolSchedule?, swathHalfWidth: Double?, swath: [Coordinate]
  ) {
    self.id = id
    self.type = type
    self.line = line
    self.posts = posts
    self.isSensor = isSensor
    self.schedule = schedule
    self.swathHalfWidth = swathHalfWidth
    self.swath = swath
  }
}
