import GeoCore
import SensorPhysics

extension EquipmentType {
  /// The built-in catalogue, in its file's order.
  public static func builtIn() throws -> [EquipmentType] {
    let file = "catalogue.yaml"
    let text = String(decoding: PackageResources.catalogue_yaml, as: UTF8.self)
    guard let node = try YAMLNode.parse(text, file: file) else { return [] }
    return try list(YAMLValue(node: node, path: .root, log: DecodingLog(file: file)), over: [])
  }

  /// The types of a mapping of names to types, nothing left to inherit.
  ///
  /// - Parameter catalogue: the types they may extend besides each other.
  static func list(_ value: YAMLValue, over catalogue: [EquipmentType]) throws -> [EquipmentType] {
    guard case .mapping(let entries) = value.node.content else {
      throw value.fault(expected: "a mapping", fix: "give \(ScenarioKeys.equipment.summary)")
    }
    var family = EquipmentFamily(catalogue: catalogue)
    for entry in entries {
      let child = YAMLValue(node: entry.value, path: value.path.key(entry.key), log: value.log)
      family.drafts.append(try EquipmentDraft(name: entry.key, child))
    }
    return try entries.map { try family.resolve($0.key) }
  }
}

/// A type as it is written: what it leaves out comes from the type it extends.
struct EquipmentDraft {
  let name: String
  let map: YAMLMapping
  let base: YAMLValue?
  private let cameras: [Camera]?

  init(name: String, _ value: YAMLValue) throws {
    self.name = name
    map = try YAMLMapping(
      value, keys: EquipmentKeys.all, "a type of equipment: {extends: ..., cameras: [...], ...}")
    base = map(EquipmentKeys.extends)
    cameras = try map(EquipmentKeys.cameras).map(Self.cameras)
  }

  private static func cameras(_ value: YAMLValue) throws -> [Camera] {
    let items = try value.list(EquipmentKeys.cameras.summary)
    guard !items.isEmpty else {
      throw value.fault(expected: "at least one camera", fix: "give \(EquipmentKeys.cameras.summary)")
    }
    var cameras: [Camera] = []
    for item in items {
      let camera = try Camera(item)
      guard !cameras.contains(where: { $0.name == camera.name }) else {
        throw InputError(
          .badData, at: item.place, "\(item.path): a second camera named \(camera.name)",
          fix: "give each camera of a type its own name")
      }
      cameras.append(camera)
    }
    return cameras
  }

  /// The type with what it leaves out taken from another.
  func completed(from base: EquipmentType?) throws -> EquipmentType {
    guard let mastHeight = try map.number(EquipmentKeys.mastHeight) ?? base?.mastHeight else {
      throw map.missing(EquipmentKeys.mastHeight)
    }
    guard let allCameras = cameras ?? base?.cameras else { throw map.missing(EquipmentKeys.cameras) }
    // What a class assumes is about its cameras: it does not hold for others.
    let inherited = cameras == nil ? base?.assumptions : nil
    return EquipmentType(
      name: name, summary: try map.text(EquipmentKeys.description) ?? base?.summary,
      assumptions: try map.text(EquipmentKeys.assumptions) ?? inherited, mastHeight: mastHeight,
      sector: try map.angle(EquipmentKeys.sector) ?? base?.sector ?? .fullTurn,
      minRange: try map.number(EquipmentKeys.minRange) ?? base?.minRange ?? 0, cameras: allCameras,
      cost: try map.number(EquipmentKeys.cost) ?? base?.cost)
  }
}

extension Angle {
  /// All directions.
  static let fullTurn = Angle(degrees: 360)
}
