import GeoCore

/// What changed for a sensor or a patrol between two results.
public struct SensorChange: Sendable, Hashable {
  /// Its id.
  public var id: String
  /// Its figures before; nil when it was added.
  public var before: BorderResult.SensorFigures?
  /// Its figures after; nil when it was removed.
  public var after: BorderResult.SensorFigures?
  /// How far it was moved (m); nil when it was added or removed, or is a patrol.
  public var movedDistance: Double?

  /// By how much a sensor's lengths must change to be told (m): less is rounding.
  public static let lengthTolerance = 0.01
  /// How far a sensor must move to be told (m): coordinates in files are rounded to some 0.01 m, and a metre is far below
  /// the size of a cell.
  public static let placeTolerance = 1.0

  /// Whether it stands elsewhere.
  public var isMoved: Bool { (movedDistance ?? 0) > Self.placeTolerance }

  /// Whether there is a change to tell.
  var isNotable: Bool {
    guard let before, let after else { return true }
    return isMoved || abs(after.coveredLength - before.coveredLength) > Self.lengthTolerance
      || abs(after.soleLength - before.soleLength) > Self.lengthTolerance
  }

  /// The sensors that were added, removed or moved, or that do more or less: those of before in their order, then the new
  /// ones.
  ///
  /// - Parameter distance: the geodesic distance (m) between two places.
  static func all(
    from before: [BorderResult.SensorFigures], to after: [BorderResult.SensorFigures],
    distance: (Coordinate, Coordinate) -> Double
  ) -> [SensorChange] {
    let new = Dictionary(after.map { ($0.id, $0) }) { first, _ in first }
    let old = Set(before.map(\.id))
    let kept = before.map { sensor in
      var change = SensorChange(id: sensor.id, before: sensor, after: new[sensor.id])
      if let from = sensor.place, let to = change.after?.place { change.movedDistance = distance(from, to) }
      return change
    }
    let added = after.filter { !old.contains($0.id) }
    return kept.filter(\.isNotable) + added.map { SensorChange(id: $0.id, before: nil, after: $0) }
  }
}
