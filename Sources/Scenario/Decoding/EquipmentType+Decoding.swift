import GeoCore
import SensorPhysics

extension EquipmentType {
  /// The built-in catalogue, in its file's order.
  public static func builtIn() throws -> [EquipmentType] { try catalogue.get() }

  /// The catalogue, read once.
  private static let catalogue = Result { try readCatalogue() }

  private static func readCatalogue() throws -> [EquipmentType] {
    let file = "catalogue.yaml"
    let text = String(decoding: PackageResources.catalogue_yaml, as: UTF8.self)
    guard let node = try YAMLNode.parse(text, file: file) else { return [] }
    return try list(YAMLValue(node: node, path: .root, log: DecodingLog(file: file)), over: [], criteria: [])
  }

  /// The types of a mapping of names to types, nothing left to inherit.
  ///
  /// - Parameters:
  ///   - catalogue: the types they may extend besides each other.
  ///   - sets: the scenario's own criterion sets.
  static func list(
    _ value: YAMLValue, over catalogue: [EquipmentType], criteria sets: [CriterionSet]
  ) throws -> [EquipmentType] {
    guard case .mapping(let entries) = value.node.content else {
      throw value.fault(expected: "a mapping", fix: "give \(ScenarioKeys.equipment.summary)")
    }
    var family = EquipmentFamily(catalogue: catalogue)
    for entry in entries {
      let child = YAMLValue(node: entry.value, path: value.path.key(entry.key), log: value.log)
      family.drafts.append(try EquipmentDraft(name: entry.key, child, criteria: sets))
    }
    return try entries.map { try family.resolve($0.key) }
  }
}

extension Angle {
  /// All directions.
  static let fullTurn = Angle(degrees: 360)
}
