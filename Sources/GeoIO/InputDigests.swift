import CGDAL
import Foundation
import GeoCore

/// SHA-256 checksums of inputs, each read once.
public struct InputDigests: Sendable {
  private var known: [String: String?] = [:]

  /// None yet.
  public init() {}

  /// The checksum of a file; nil for what is no single readable file, or is on the network.
  public mutating func sha256(of path: String) -> String? {
    if let known = known[path] { return known }
    let digest = FileChecksum.sha256(of: path)
    known[path] = digest
    return digest
  }

  /// A text that changes with the bytes of all files that make an input: itself, those that stand beside it, and the members
  /// of a folder or of a virtual raster. It tells neither their names nor their order.
  ///
  /// - Returns: nil when none of them can be read.
  public mutating func content(of path: String) -> String? {
    let digests = Self.files(of: path).compactMap { sha256(of: $0) }.sorted()
    return digests.isEmpty ? nil : digests.joined(separator: " ")
  }

  /// How the names of files end that GDAL reads with one of the same stem.
  private static let besideStem: Set<String> = [
    "dbf", "shx", "prj", "cpg", "qpj", "dat", "map", "id", "ind", "csvt", "hdr", "tfw", "wld", "jgw", "pgw",
    "clr",
  ]
  /// How the names of files end that GDAL reads with one of the whole name.
  private static let besideName = [".aux.xml", ".msk", ".ovr"]

  private static func files(of path: String) -> [String] {
    let files = FileManager.default
    var isFolder: ObjCBool = false
    guard unsafe files.fileExists(atPath: path, isDirectory: &isFolder) else { return [path] }
    let url = URL(fileURLWithPath: path)
    if isFolder.boolValue {
      return CarryOver.entries(path).map { path + "/" + $0 }
    }
    if url.pathExtension.lowercased() == "vrt" { return members(of: path) }
    let stem = url.deletingPathExtension()
    let beside = CarryOver.entries(url.deletingLastPathComponent().path).filter { name in
      let other = URL(fileURLWithPath: name)
      return other.deletingPathExtension().lastPathComponent == stem.lastPathComponent
        && besideStem.contains(other.pathExtension.lowercased())
    }.map { url.deletingLastPathComponent().path + "/" + $0 }
    return [path] + beside.filter { $0 != url.path }
      + besideName.map { path + $0 }.filter { files.fileExists(atPath: $0) }
  }

  /// The files of a virtual dataset, itself among them.
  private static func members(of path: String) -> [String] {
    GDALRuntime.start()
    let flags = UInt32(GDAL_OF_READONLY | GDAL_OF_RASTER | GDAL_OF_VECTOR)
    guard let handle = unsafe reportingGDAL({ unsafe GDALOpenEx(path, flags, nil, nil, nil) }).value else {
      return [path]
    }
    let dataset = unsafe Dataset(owning: handle)
    let list = unsafe GDALGetFileList(dataset.handle)
    defer { unsafe CSLDestroy(list) }
    return (0..<(unsafe CSLCount(list))).compactMap { index in
      unsafe CSLGetField(list, index).map { unsafe String(cString: $0) }
    }
  }
}
