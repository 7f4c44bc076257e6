public import GeoCore
import SensorPhysics

extension Scenario {
  /// The centre of a row of a point layer.
  ///
  /// Columns are named as the keys of an inline centre and of its `link`; others are not looked at.
  ///
  /// - Throws: `InputError` naming the row's place and the column.
  public func centre(of row: PointRow) throws -> Centre {
    try Centre(row: row, CentreTypes(equipment, catalogue))
  }

  /// What the user should know of the centres as a whole.
  ///
  /// - Parameter centres: inline centres and those of layers.
  public func warnings(of centres: [Centre]) -> [ScenarioWarning] {
    guard links != .ignore, let linksPlace else { return [] }
    let levels = Set(centres.map(\.station.level))
    let missing = CentreLevel.allCases.filter { !levels.contains($0) }.map(\.rawValue)
    guard !missing.isEmpty else { return [] }
    return [
      ScenarioWarning(
        place: linksPlace,
        text: "there is no \(missing.joined(separator: " and no ")) centre: no sensor can be linked")
    ]
  }
}
