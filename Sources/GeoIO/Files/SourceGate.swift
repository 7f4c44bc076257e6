import Foundation
import GeoCore

/// Lets through the names of sources that may be opened, before GDAL or anything else opens them.
///
/// A name is one of a local file, of something in an archive of a local file, of an address where the user has allowed the
/// network, or of a database where the user has allowed one. What a virtual file names is checked alike, see
/// `VirtualMembers`.
struct SourceGate {
  let access: InputAccess
  /// The source that is checked for, which messages name.
  let source: String

  /// Throws `InputError` for a source that may not be opened.
  static func check(_ path: String) throws {
    var gate = SourceGate(access: .current, source: path)
    try gate.check(path, depth: 0)
  }

  /// Virtual files that were looked into.
  private var seen: Set<String> = []

  private init(access: InputAccess, source: String) {
    self.access = access
    self.source = source
  }

  /// How deep archives may stand in each other, and virtual files name each other.
  private static let deepest = 16
  /// The most files that virtual files may name.
  private static let mostFiles = 100_000

  private mutating func check(_ name: String, depth: Int) throws {
    guard depth <= Self.deepest, seen.count <= Self.mostFiles else {
      throw fault("names too many files in each other", fix: "give the files themselves")
    }
    switch SourceName(name) {
    case .content:
      throw fault(
        "a source must be the name of a file",
        fix: "write the data into a file, without odd signs in its name")
    case .scheme(let scheme):
      throw fault("`\(scheme.quoted):` is nothing that sources are read by", fix: Self.otherFormats(name))
    case .fileSystem(let system):
      throw fault(
        "sources in \(system.quoted) are not read",
        fix: "of GDAL's file systems take /vsizip/, /vsigzip/ or /vsitar/")
    case .remote:
      guard access.allowsNetwork || CopernicusTiles.isTile(path: name) else {
        throw fault(
          "it lies on the network, which is not allowed", fix: "fetch it first, or add --allow network")
      }
    case .database:
      guard access.allowsDatabase else {
        throw fault(
          "it is a database, which is not allowed", fix: "add --allow database, or export it to a file")
      }
    case .part(let file): try check(file, depth: depth + 1)
    case .packed(let rest): try check(packed: rest, of: name, depth: depth)
    case .local(let file):
      try checkKind(of: file)
      try check(file: file)
      try checkTable(file)
      try checkMembers(of: name, file: file, depth: depth)
    }
  }

  /// Checks what stands after the name of an archive's file system.
  private mutating func check(packed rest: String, of name: String, depth: Int) throws {
    let inner: String
    if rest.hasPrefix("{") {
      inner = String(rest.dropFirst().prefix { $0 != "}" })
    } else {
      inner = rest
    }
    guard case .local(let path) = SourceName(inner) else {
      // An archive in an archive, or one of a place that is refused.
      if case .packed = SourceName(inner) {
        try check(inner, depth: depth + 1)
      } else if case .remote = SourceName(inner) {
        try check(inner, depth: depth + 1)
      } else {
        throw fault("`\(inner.quoted)` is no archive's name", fix: "write /vsizip/PATH/TO/ARCHIVE.zip/FILE")
      }
      return
    }
    try check(file: Self.archive(in: path))
    try checkMembers(of: name, file: nil, depth: depth)
  }

  /// The file of a path that goes on within it.
  private static func archive(in path: String) -> String {
    var file = path
    while file != ".", file != "/", !FileManager.default.fileExists(atPath: file) { file = file.parentFolder }
    return file == "." ? path : file
  }

  /// Checks that a local file, and what GDAL reads beside it, lies where inputs may lie.
  private func check(file: String) throws {
    guard access.folder != nil else { return }
    for path in [file] + Self.sidecars(of: file) {
      try access.check(file: path, of: DatabaseName.told(source))
    }
  }

  /// Throws for a pipe or a device, which may never end, and which GDAL would wait for without a limit.
  private func checkKind(of file: String) throws {
    guard let status = FileStatus(following: file), !status.isRegular, !status.isFolder else { return }
    throw fault("is a pipe or a device", fix: "write it into a file first")
  }

  /// Throws for a MapInfo table that is made of other tables, which GDAL opens by the names in it.
  private func checkTable(_ file: String) throws {
    guard access.folder != nil, file.lowercased().hasSuffix(".tab") else { return }
    let bytes = SourceText.uncheckedBeginning(of: file, count: Self.tableReach)
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    guard Self.tableMarks.contains(where: { text.contains($0) }) else { return }
    throw fault(
      "is made of other tables, which --confine does not let in",
      fix: "give those tables, or what ogr2ogr makes of it")
  }

  /// What the texts of such tables hold: views, and seamless tables.
  private static let tableMarks = ["create view", "open table", "isseamless"]
  /// The most bytes of a table's text that are looked at.
  private static let tableReach = 1 << 20

  /// Throws for an open source that is read from a file outside the folder that inputs must lie in, such as the parts of a
  /// raster that its own header names.
  static func check(files: [String], of source: String) throws {
    guard InputAccess.current.folder != nil else { return }
    for file in files {
      guard case .local(let path) = SourceName(file) else { continue }
      try InputAccess.current.check(file: path, of: DatabaseName.told(source))
    }
  }

  /// The files beside one that have its name with another ending, and what a folder holds.
  private static func sidecars(of file: String) -> [String] {
    let manager = FileManager.default
    if let inside = try? manager.subpathsOfDirectory(atPath: file) { return inside.map { file + "/" + $0 } }
    let folder = file.parentFolder
    let stem = ((file as NSString).lastPathComponent as NSString).deletingPathExtension.lowercased() + "."
    return ((try? manager.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.lowercased().hasPrefix(stem) }.sorted().map { folder + "/" + $0 }
  }

  /// Checks what a virtual file names, and what virtual files beside a raster name.
  private mutating func checkMembers(of name: String, file: String?, depth: Int) throws {
    let overlays = file.map { Self.overlays(of: $0) } ?? []
    for path in [name] + overlays where seen.insert(path).inserted {
      guard let members = try VirtualMembers(of: path, isStrict: access.folder != nil) else { continue }
      for member in members.names { try check(member, depth: depth + 1) }
    }
  }

  /// The overviews and masks beside a raster, which GDAL opens as it does any raster.
  private static func overlays(of file: String) -> [String] {
    [".ovr", ".msk", ".msk.ovr"].map { file + $0 }.filter { FileManager.default.fileExists(atPath: $0) }
  }

  /// What to do about a source of another format.
  static func otherFormats(_ name: String) -> String {
    let driver =
      ListedDrivers.unlisted(for: name).map { "it is one of the driver \($0), which is not read; " } ?? ""
    return driver
      + "turn it into a GeoPackage with ogr2ogr or a GeoTIFF with gdal_translate (karaula formats lists all)"
  }

  private func fault(_ problem: String, fix remedy: String) -> InputError {
    InputError(.badData, at: .init(file: DatabaseName.told(source).quoted), problem, fix: remedy)
  }
}
