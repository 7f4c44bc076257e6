import RadioLinks
import GeoCore
import SensorPhysics

/// The types of equipment that a centre may take its figures from.
struct CentreTypes {
  /// What a type and the catalogue tell of a centre, nothing left open.
  struct Figures {
    let level: CentreLevel
    let mastHeight: Double
    let link: CentreFigures.Link
    let capacity: Int
  }

  private let types: [EquipmentType]
  private let catalogue: [EquipmentType]

  /// The scenario's own types, which hide those of the catalogue, and the catalogue's.
  init(_ own: [EquipmentType], _ catalogue: [EquipmentType]) {
    types = own + catalogue
    self.catalogue = catalogue
  }

  /// The figures of a level, a type or both; what a type does not tell is that of the catalogue's class of its level.
  ///
  /// - Parameters:
  ///   - place: where the centre is written.
  ///   - subject: what a message starts with.
  /// - Throws: `InputError` for a type that is no centre, and for a level that is missing or not the type's.
  func figures(level: CentreLevel?, type name: String?, at place: InputError.Place, _ subject: String) throws
    -> Figures
  {
    let type = try name.map { try centre(named: $0, at: place, subject) }
    if let level, let own = type?.centre.level, own != level {
      throw InputError(
        .badData, at: place,
        "\(subject)level \(level.rawValue) contradicts its type, whose level is \(own.rawValue)".onOneLine,
        fix: "leave one of the two out")
    }
    guard let level = level ?? type?.centre.level else {
      throw InputError(
        .badData, at: place, "\(subject)level: missing".onOneLine,
        fix: "add `level`: \(CentreKeys.level.summary)")
    }
    let builtIn = catalogue.first { $0.kind == .centre && $0.centre.level == level }
    guard let builtIn, let link = type?.centre.link ?? builtIn.centre.link,
      let capacity = type?.centre.capacity ?? builtIn.centre.capacity
    else { preconditionFailure("the catalogue has a whole class for each level of centres") }
    return Figures(
      level: level, mastHeight: (type ?? builtIn).mastHeight, link: link, capacity: capacity)
  }

  private func centre(named name: String, at place: InputError.Place, _ subject: String) throws
    -> EquipmentType
  {
    let type = types.first { $0.name == name }
    if let type, type.kind == .centre { return type }
    let known = types.filter { $0.kind == .centre }.map(\.name).unique
    let problem = type.map { "\(name) is of the kind \($0.kind.rawValue), not a centre" }
    throw InputError(
      .badData, at: place, "\(subject)\(problem ?? "unknown type of centre `\(name)`")".onOneLine,
      fix: suggestion(for: name, among: known))
  }
}
