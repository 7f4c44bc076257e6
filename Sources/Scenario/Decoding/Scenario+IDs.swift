import RadioLinks
import GeoCore
import SensorPhysics

extension Scenario {
  /// The ids of the sites, centres and patrols that are written in the scenario itself.
  public var inlineIDs: Set<String> {
    Set(
      sites.compactMap { $0.inline?.id } + centres.compactMap { $0.inline?.station.id }
        + patrols.compactMap { $0.inline?.id })
  }

  /// The ids of the sites and patrols that are written in the scenario itself.
  public var inlineSensorIDs: Set<String> {
    Set(sites.compactMap { $0.inline?.id } + patrols.compactMap { $0.inline?.id })
  }

  /// Throws when two of the sites, centres and patrols share an id, or one has nothing but blanks for it.
  ///
  /// - Parameters:
  ///   - sites: inline sites and those of layers.
  ///   - centres: inline centres and those of layers.
  ///   - patrols: inline patrols and those of layers.
  public func checkIDs(sites: [Site], centres: [Centre], patrols: [PatrolDraft]) throws {
    let all =
      sites.map { Named(id: $0.id, kind: "site", place: $0.place, path: $0.path) }
      + centres.map { Named(id: $0.station.id, kind: "centre", place: $0.place, path: $0.path) }
      + patrols.map { Named(id: $0.id, kind: "patrol", place: $0.place, path: $0.path) }
    var first: [String: Named] = [:]
    for one in all {
      let subject = one.path.isEmpty ? "" : "\(one.path).id: "
      if one.id.allSatisfy(\.isWhitespace) {
        throw InputError(
          .badData, at: one.place, "\(subject)the \(one.kind)'s id is nothing but blanks",
          fix: "give it letters or digits")
      }
      guard one.id.isID else {
        throw InputError(
          .badData, at: one.place,
          "\(subject)the \(one.kind)'s id is `\(one.id.quoted)`, which is too long or holds controls",
          fix: "give it up to \(String.longestID) letters, digits, signs and blanks, on one line")
      }
      guard let owner = first.updateValue(one, forKey: one.id) else { continue }
      throw InputError(
        .badData, at: one.place,
        "\(subject)the id \(one.id) is also that of the \(owner.kind) at \(owner.place)".onOneLine,
        fix: "give each site, centre and patrol an id of its own")
    }
  }
}

extension String {
  /// The most letters of an id.
  static let longestID = 200

  /// Whether it may be an id: letters, marks, digits, signs and blanks of any script, without what moves a cursor, breaks a
  /// line or turns the direction of writing.
  fileprivate var isID: Bool { count <= Self.longestID && !unicodeScalars.contains(where: \.isUnprintable) }
}

/// Something of a scenario that has an id.
private struct Named {
  let id: String
  let kind: String
  let place: InputError.Place
  let path: String
}
