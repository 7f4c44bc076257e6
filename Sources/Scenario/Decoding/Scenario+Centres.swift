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

  /// Throws when an id belongs to two centres, or to a centre and a site: a link would join it to itself.
  ///
  /// - Parameters:
  ///   - centres: inline centres and those of layers.
  ///   - sites: inline sites and those of layers.
  public func checkIDs(of centres: [Centre], beside sites: [Site]) throws {
    var first = Dictionary(sites.map { ($0.id, (what: "site", place: $0.place)) }) { first, _ in first }
    for centre in centres {
      let id = centre.station.id
      if let other = first.updateValue((what: "centre", place: centre.place), forKey: id) {
        let subject = centre.path.isEmpty ? "" : "\(centre.path).id: "
        throw InputError(
          .badData, at: centre.place,
          "\(subject)the id \(id) is also that of the \(other.what) at \(other.place)".onOneLine,
          fix: "give each centre an id of its own: a link cannot lead to where it starts")
      }
    }
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
