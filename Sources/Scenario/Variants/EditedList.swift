/// A list of the scenario that variants change by id.
enum EditedList: String, Sendable, CaseIterable {
  case sites, centres, patrols

  /// What one of its items is called.
  var item: String {
    switch self {
    case .sites: "site"
    case .centres: "centre"
    case .patrols: "patrol"
    }
  }

  /// The key that declares it.
  var key: Key {
    switch self {
    case .sites: ScenarioKeys.sites
    case .centres: ScenarioKeys.centres
    case .patrols: ScenarioKeys.patrols
    }
  }

  /// The keys of an item that is written in the scenario, but for its id, which stays.
  var itemKeys: [Key] {
    let all =
      switch self {
      case .sites: SiteKeys.inline
      case .centres: CentreKeys.inline
      case .patrols: PatrolKeys.inline
      }
    return all.filter { $0.name != SiteKeys.id.name }
  }

  /// Those of them that a layer's row has, too.
  var rowKeys: [Key] {
    guard self == .patrols else { return itemKeys }
    let columns = Set(PatrolKeys.columns.map(\.name))
    return itemKeys.filter { columns.contains($0.name) || $0.name == PatrolKeys.attributes.name }
  }
}
