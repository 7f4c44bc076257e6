import GeoCore
import SensorPhysics

/// What sensors look at, as outlines: for each camera its sector out to the range of each task.
enum FieldReport {
  /// The columns that features of `sensors.geojson` have for fields' sake.
  static let columns: [FeatureTable.Column] = [
    .init("sensor", .text), .init("camera", .text), .init("task", .text), .init("range_m", .real),
    .init("min_range_m", .real), .init("azimuth_deg", .real), .init("sector_deg", .real),
  ]

  /// The outlines of all cameras, the widest first, so that narrower ones are drawn over them.
  ///
  /// Ranges are those of 50 % in the weather at hand, on level ground; a task that a camera never does has no outline.
  ///
  /// - Parameters:
  ///   - columns: those of the whole table; what an outline has nothing to tell for is null.
  ///   - destination: the place at an azimuth and a distance (m) from another.
  static func features(
    of sensors: [Sensor], in columns: [FeatureTable.Column],
    destination: (Coordinate, Angle, Double) -> Coordinate
  ) -> [FeatureTable.Feature] {
    sensors.flatMap { sensor in
      sensor.fields.flatMap { field in
        DiscriminationTask.allCases.compactMap { task in
          guard let range = field.taskRanges[task], range > field.minRange else { return nil }
          let facts = facts(of: field, of: sensor, task: task, range: range)
          let outline = field.outline(to: range) { destination(sensor.coordinate, $0, $1) }
          return .init(.polygon(outline), columns.map { facts[$0.name] ?? .null })
        }
      }
    }
  }

  private static func facts(
    of field: CameraField, of sensor: Sensor, task: DiscriminationTask, range: Double
  ) -> [String: AttributeValue] {
    [
      "id": .text("\(sensor.id) \(field.camera) \(task.rawValue)"), "kind": .text("field"),
      "type": .text(sensor.type), "sensor": .text(sensor.id), "camera": .text(field.camera),
      "task": .text(task.rawValue), "range_m": .real(range.millimetres),
      "min_range_m": .real(field.minRange.millimetres),
      "azimuth_deg": field.sector.degrees < 360 ? .real(field.azimuth.degrees.millimetres) : .null,
      "sector_deg": .real(field.sector.degrees.millimetres),
    ]
  }
}

extension CameraField {
  /// An arc's vertices are no further apart than this (degrees): its chords lie inside it by at most 0.1 % of the range.
  private static let arcStep = 5.0

  /// The closed outline of the sector between the least range and another; a whole circle for one that looks all round.
  ///
  /// - Parameter place: the place at an azimuth and a distance (m).
  fileprivate func outline(to range: Double, place: (Angle, Double) -> Coordinate) -> [Coordinate] {
    let isAllRound = sector.degrees >= 360
    let steps = Int((sector.degrees / Self.arcStep).rounded(.up))
    let azimuths = (0...steps).map { step in
      Angle(degrees: azimuth.degrees + sector.degrees * (Double(step) / Double(steps) - 0.5))
    }
    var ring = azimuths.map { place($0, range) }
    if !isAllRound {
      ring += minRange > 0 ? azimuths.reversed().map { place($0, minRange) } : [place(azimuth, 0)]
    } else {
      ring.removeLast()
    }
    return ring + ring.prefix(1)
  }
}
