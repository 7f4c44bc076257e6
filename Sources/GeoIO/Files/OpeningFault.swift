import CGDAL
import Foundation
import GeoCore

/// Why a source could not be opened, and what to do about it.
struct OpeningFault {
  /// The source's path as given.
  let path: String
  /// What it was opened for.
  let kind: Dataset.Content
  /// What GDAL said.
  let error: GDALError

  /// The fault: of kind missingInput when there is nothing to open or it may not be read, badData when GDAL cannot read
  /// it, systemLacks when no more files can be opened.
  var inputError: InputError {
    guard !SystemNeeds.areHandlesUsedUp else { return SystemNeeds.handlesFault(at: path) }
    if isRemote {
      return canRead
        ? unreadable
        : missing("cannot be read: \(error)", fix: "check the address, and the network")
    }
    if let archive { return fault(in: archive) }
    guard FileManager.default.fileExists(atPath: path) else {
      guard !isConnection else { return missing("cannot be read: \(error)", fix: "check what it names") }
      return missing(
        "there is no such file", fix: "check the path; those in a scenario start from its folder")
    }
    // A file that is there but may not be read is missing to us, not malformed.
    guard FileManager.default.isReadableFile(atPath: path) else {
      return missing("cannot be read: \(error)", fix: "check its permissions")
    }
    return unreadable
  }

  /// Whether it is asked for over a network.
  private var isRemote: Bool {
    path.contains("://") || Self.remoteSystems.contains { path.contains($0) } || path.contains("_streaming/")
  }

  /// GDAL's file systems over networks.
  static let remoteSystems = [
    "/vsicurl", "/vsis3", "/vsigs", "/vsiaz", "/vsiadls", "/vsioss", "/vsiswift", "/vsihdfs", "/vsiwebhdfs",
  ]

  /// Whether it starts with the name of a driver, as databases and files of several sets do (`PG:...`, `NETCDF:...`).
  private var isConnection: Bool {
    guard let colon = path.firstIndex(of: ":"), colon != path.startIndex else { return false }
    return path[..<colon].allSatisfy { $0.isUppercase || $0.isNumber || $0 == "_" }
  }

  private var canRead: Bool {
    guard let file = unsafe VSIFOpenL(path, "rb") else { return false }
    return unsafe VSIFCloseL(file) == 0
  }

  private func missing(_ problem: String, fix remedy: String) -> InputError {
    InputError(.missingInput, at: .init(file: path), problem, fix: remedy)
  }

  private var unreadable: InputError {
    InputError(
      .badData, at: .init(file: path), "cannot be opened as \(kind.name): \(error)",
      fix: packedRemedy ?? listRemedy ?? SourceGate.otherFormats(path))
  }

  /// What to do about a list that GDAL does not know for one; nil for any other file.
  private var listRemedy: String? {
    let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
    if marks.contains(SourceText.uncheckedBeginning(of: path, count: 2)) {
      return "it is UTF-16 text: save it as UTF-8, which Excel calls CSV UTF-8"
    }
    let isText = path.lowercased().hasSuffix(".txt")
    return isText ? "if it is a list, give it a name that ends in .csv" : nil
  }
}

// Archives and compressed files.
extension OpeningFault {
  /// How GDAL's paths into archives and compressed files start, with the endings of such files.
  private static let packed = [
    (prefix: "/vsizip/", endings: [".zip"]), (prefix: "/vsitar/", endings: [".tar", ".tgz", ".tar.gz"]),
    (prefix: "/vsigzip/", endings: [".gz"]), (prefix: "/vsi7z/", endings: [".7z"]),
    (prefix: "/vsirar/", endings: [".rar"]),
  ]

  /// How to name what is packed in a file that was named plainly; nil for other files.
  private var packedRemedy: String? {
    let name = path.lowercased()
    guard let way = Self.packed.first(where: { $0.endings.contains { name.hasSuffix($0) } }) else {
      return nil
    }
    let whole = way.prefix + path
    guard way.prefix != "/vsigzip/" else { return "it is a compressed file: write \(whole)" }
    guard let first = members(of: whole).first else { return "it is an archive: write \(whole)/FILE" }
    return "it is an archive: write \(whole)/\(first)"
  }

  /// The archive that a path leads into, and how the path starts; nil for other paths.
  private var archive: (prefix: String, file: String, inside: String)? {
    guard let way = Self.packed.first(where: { path.hasPrefix($0.prefix) }) else { return nil }
    let rest = path.dropFirst(way.prefix.count)
    if rest.hasPrefix("{"), let end = rest.firstIndex(of: "}") {
      return (
        way.prefix, String(rest[rest.index(after: rest.startIndex)..<end]), String(rest[end...].dropFirst(2))
      )
    }
    let lower = rest.lowercased()
    let ends = way.endings.compactMap { lower.range(of: $0)?.upperBound }
    guard let end = ends.min() else { return (way.prefix, String(rest), "") }
    let length = lower.distance(from: lower.startIndex, to: end)
    return (way.prefix, String(rest.prefix(length)), String(rest.dropFirst(length + 1)))
  }

  private func fault(in archive: (prefix: String, file: String, inside: String)) -> InputError {
    guard FileManager.default.fileExists(atPath: archive.file) else {
      return missing(
        "there is no such file: \(archive.file)",
        fix: "check the path; after \(archive.prefix) it is not taken from a scenario's folder")
    }
    guard !archive.inside.isEmpty, !canRead else { return unreadable }
    let known = members(of: archive.prefix + archive.file)
    guard !known.contains(where: { $0.hasPrefix(archive.inside + "/") }) else { return unreadable }
    return missing(
      "\(archive.file) holds no \(archive.inside)",
      fix: known.isEmpty
        ? "check that it is an archive" : "it holds \(known.prefix(Self.mostMembers).joined(separator: ", "))"
    )
  }

  /// How many of an archive's files a message names.
  private static let mostMembers = 5

  /// The files of an archive that may be opened, by name; the parts of a Shapefile stand behind their .shp.
  private func members(of archive: String) -> [String] {
    let list = unsafe reportingGDAL { unsafe VSIReadDirRecursive(archive) }.value
    defer { unsafe CSLDestroy(list) }
    let names = (0..<(unsafe CSLCount(list))).compactMap { index in
      unsafe CSLGetField(list, index).map { unsafe String(cString: $0) }
    }
    let files = names.filter { !$0.hasSuffix("/") }.sorted()
    return files.filter { $0.lowercased().hasSuffix(".shp") }
      + files.filter { !$0.lowercased().hasSuffix(".shp") }
  }
}
