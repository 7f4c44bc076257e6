import CGDAL
import Foundation
import GeoCore
import Synchronization

/// Decides in which coordinate system an input is, and how it is brought to WGS 84: the system that the user names rules,
/// else the one that the input names.
struct SystemOfInput {
  /// The input's path as given.
  var path: String
  /// The layer in it; nil for what has no layers.
  var layer: String?
  /// What the user names; nil for nothing.
  var named: String?
  /// What to do about an input without a system.
  var remedy: String
  /// Takes what the user should know.
  var notes: InputNotes

  /// How the keys that the user names things by start.
  var keyPrefix = ""

  /// What the user names a system by.
  private var key: String { keyPrefix + "crs" }

  /// The system that is taken, with heights if it has some.
  ///
  /// - Parameter own: the input's own; nil when it names none.
  /// - Throws: `InputError` when there is none, or what the user names is none.
  func reference(own: OGRSpatialReferenceH?) throws -> SpatialReference {
    guard let own = unsafe own else {
      guard let named else { throw fault("has no coordinate system" + unreadSidecar, remedy) }
      return try reference(of: named)
    }
    let other = try unsafe SpatialReference(copying: own)
    guard let named else {
      guard !other.isUndefined else {
        throw fault("has no coordinate system of the Earth, only '\(other.name)'", remedy)
      }
      return other
    }
    let reference = try reference(of: named)
    if !other.isUndefined, !Self.agree(other, reference) {
      notes.addCounted(
        "\(place): says that it is in \(try other.fullTitle()); \(key) \(named) is taken instead")
    }
    return reference
  }

  /// Finds how the system that is taken is brought to WGS 84, and takes notes of it.
  ///
  /// - Parameter extent: where coordinates lie, in the system; nil when that is not known.
  /// - Throws: `InputError` when it is not known.
  func system(_ reference: borrowing SpatialReference, within extent: () -> PlaneBox?) throws -> EarthSystem {
    do {
      let system = try EarthSystem(reference, within: extent)
      // What PROJ cannot carry out is found here, where the input is known.
      _ = try CoordinateTransformation(from: system, to: .wgs84)
      let operation = system.choice.operation
      // A datum that is told by its shift has no name to look up.
      let title =
        operation?.name == CoordinateOperation.ownShift ? reference.title : try reference.fullTitle()
      notes.add(
        InputSystem(
          file: path, layer: layer, name: title, operation: operation?.name, accuracy: operation?.accuracy))
      for sentence in system.choice.warnings(title) { notes.addCounted("\(place): \(sentence)") }
      return system
    } catch let fault as SystemFault {
      let advice = try SystemHint.advice(on: reference, naming: key)
      let title = fault.isOfNoDatum ? reference.title : try reference.fullTitle()
      throw self.fault(fault.problem(title), fault.remedy(naming: key, advice))
    } catch let error as GDALError {
      throw fault(
        "cannot be brought to WGS 84: \(error)",
        "give it in a coordinate system of the Earth, such as EPSG:4326")
    }
  }

  private func reference(of text: String) throws -> SpatialReference {
    do {
      let reference = try SpatialReference(text)
      if let code = reference.code, let name = SystemText(text).withdrawnName(for: reference) {
        notes.addCounted(
          "\(place): \(key) \(text) (\(name)) is withdrawn; \(reference.name) (\(code)) is taken")
      }
      return reference
    } catch let error as GDALError {
      throw InputError(
        .badData, at: .init(file: path), "\(key) '\(text)' is not a coordinate system: \(error)",
        fix: SystemText.forms)
    }
  }

  /// Whether two systems give coordinates the same places; what a system leaves unsaid does not count against it.
  private static func agree(_ own: borrowing SpatialReference, _ named: borrowing SpatialReference) -> Bool {
    reportingGDAL {
      guard let flat = try? own.horizontal(), let other = try? named.horizontal() else { return false }
      if flat.isSame(as: other) { return true }
      guard (try? OperationSearch(flat.wellKnownText()).datum()?.isUnknown) == true,
        unsafe OSRCopyGeogCSFrom(flat.handle, other.handle) == OGRERR_NONE
      else { return false }
      return flat.isSame(as: other)
    }.value
  }

  /// A word on the file beside the input that should tell its system, but does not in a way that GDAL understands.
  private var unreadSidecar: String {
    let url = URL(fileURLWithPath: path).deletingPathExtension()
    let names = ["prj", "PRJ"].map { url.appendingPathExtension($0) }
    guard let sidecar = names.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
      return ""
    }
    return " that GDAL understands in \(sidecar.lastPathComponent)"
  }

  /// How messages name the input.
  private var place: String { path + (layer.map { " (layer \($0))" } ?? "") }

  private func fault(_ problem: String, _ remedy: String) -> InputError {
    InputError(
      .badData, at: .init(file: path), (layer.map { "layer '\($0)' " } ?? "") + problem, fix: remedy)
  }
}

extension OperationChoice {
  /// What a user should know of it, each a sentence that follows the name of the input.
  ///
  /// - Parameter title: the system's name.
  fileprivate func warnings(_ title: String) -> [String] {
    guard let operation else { return [] }
    var sentences: [String] = []
    let reach =
      operation.accuracy.map { "within \(CoordinateOperation.metres($0))" } ?? "of unstated accuracy"
    let way = "\(title) is brought to WGS 84 by \(operation.name), \(reach)"
    if let accuracy = better?.accuracy {
      let files = missingGrids.joined(separator: ", ")
      sentences.append(
        "\(way); the grid \(files), which is not installed, would bring it within \(CoordinateOperation.metres(accuracy))"
      )
    } else if (operation.accuracy ?? 0) > Self.notable {
      sentences.append("\(way) only")
    }
    if share < 1, !operation.isNull {
      let verb = share > 0 ? "reach beyond" : "lie outside"
      sentences.append("\(way), in \(operation.areaName.shortened); the coordinates \(verb) that area")
    }
    return sentences
  }

  /// An accuracy (m) worse than this is told by itself: more than surveyors' own lines are off.
  private static let notable = 5.0
}

extension SpatialReference {
  /// Whether it stands for no system of the Earth: a local one, or what GeoPackage and SpatiaLite call undefined.
  var isUndefined: Bool {
    unsafe OSRGetName(handle) == nil || OSRIsLocal(handle) != 0 || name.lowercased().hasPrefix("undefined")
  }

  /// Name and code; the code is looked up when the system does not tell it.
  ///
  /// - Complexity: some milliseconds the first time; what was found is kept.
  func fullTitle() throws -> String {
    guard code == nil else { return title }
    let text = try wellKnownText()
    if let known = Self.titles.withLock({ $0[text] }) { return known }
    var found = title
    if let match = try match(), let code = match.code {
      found = (title.hasPrefix(Self.unnamed) ? match.name : name) + " (\(code))"
    }
    Self.titles.withLock { titles in
      if titles.count >= Self.mostTitles { titles = [:] }
      titles[text] = found
    }
    return found
  }

  private static let titles = Mutex<[String: String]>([:])
  /// More systems than any scenario has; then all are looked up again.
  private static let mostTitles = 1_000
}
