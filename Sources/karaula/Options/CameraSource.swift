import ArgumentParser
import GeoCore
import Scenario
import Workbench

/// Where the camera of a question comes from.
struct CameraSource: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("A type of equipment: each of its cameras.", valueName: "NAME"))
  var type: String?

  @Option(name: .long, help: ArgumentHelp("The scenario that has the type.", valueName: "FILE"))
  var scenario: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("A camera, written out.", valueName: "KEY=VALUE,..."))
  var camera: String?

  func validate() throws {
    switch (type, camera) {
    case (nil, nil): throw ValidationError("give --type NAME or --camera KEY=VALUE,...")
    case (_?, _?): throw ValidationError("--type and --camera exclude each other")
    case (nil, _?) where scenario != nil: throw ValidationError("--scenario goes with --type NAME")
    default: break
    }
  }

  /// The cameras and what they are asked by default.
  ///
  /// - Throws: `InputError`.
  func subject() throws -> RangeSubject {
    if let camera {
      do {
        let text = try CameraText(camera)
        return RangeSubject(
          name: "camera", cameras: [text.camera], warnings: text.warnings.map { "--camera: \($0)" })
      } catch let error as InputError {
        throw InputError(error.kind, at: nil, "--camera: \(error.problem)", fix: error.remedy)
      }
    }
    let name = type ?? ""
    guard let scenario else { return RangeSubject(try Self.type(name, among: EquipmentType.builtIn())) }
    let read = try ScenarioFile(scenario).scenario
    guard let type = read.equipmentType(named: name) else {
      throw Self.unknown(name, among: read.equipment + (try EquipmentType.builtIn()))
    }
    return RangeSubject(try Self.type(name, among: [type]), of: read)
  }

  private static func type(_ name: String, among types: [EquipmentType]) throws -> EquipmentType {
    guard let type = types.first(where: { $0.name == name }) else { throw unknown(name, among: types) }
    guard !type.cameras.isEmpty else {
      throw InputError(
        .wrongUsage, at: nil, "--type \(name): it has no camera", fix: "name a type that has one")
    }
    return type
  }

  private static func unknown(_ name: String, among types: [EquipmentType]) -> InputError {
    var names: [String] = []
    for type in types where !type.cameras.isEmpty && !names.contains(type.name) { names.append(type.name) }
    return InputError(
      .wrongUsage, at: nil, "--type \(name): there is no such type of equipment",
      fix: "name one of \(names.joined(separator: ", "))")
  }
}
