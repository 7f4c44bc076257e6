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
    guard links.mode != .ignore, let linksPlace else { return [] }
    let stations = centres.map(\.station)
    let levels = Set(stations.map(\.level))
    let isTaken = stations.contains(where: \.acceptsSensors)
    let missing = CentreLevel.allCases.filter { !levels.contains($0) && !($0 == .local && isTaken) }
    let noTaker = isTaken || missing.contains(.local) ? [] : ["centre with `accepts_sensors`"]
    let lacking =
      (missing.isEmpty ? [] : [missing.map(\.rawValue).joined(separator: " and no ") + " centre"])
      + noTaker
    guard !lacking.isEmpty else { return [] }
    return [
      ScenarioWarning(
        place: linksPlace,
        text: "there is no \(lacking.joined(separator: " and no ")): no sensor can be linked")
    ]
  }
}
