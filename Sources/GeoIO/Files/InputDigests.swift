import CCrypto
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

/// The SHA-256 checksum of a file that GDAL can read.
public enum FileChecksum {
  private static let chunk = 1 << 20

  /// The checksum as 64 hexadecimal digits; nil for what is no single readable file, such as a folder, a database server, or
  /// one on the network, which is not fetched for that; nil, too, once the task is cancelled.
  public static func sha256(of path: String) -> String? {
    GDALRuntime.start()
    guard (try? SourceGate.check(path)) != nil, !path.hasPrefix("/vsicurl"),
      let file = unsafe VSIFOpenL(path, "rb")
    else { return nil }
    defer { unsafe VSIFCloseL(file) }
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: chunk)
    while !Task.isCancelled {
      let count = unsafe VSIFReadL(&buffer, 1, chunk, file)
      if count < chunk { buffer.removeLast(chunk - count) }
      hash.update(buffer)
      if count < chunk { return hash.digest() }
    }
    return nil
  }
}

/// The secure hash SHA-256 (FIPS 180-4), so that an input can be told again by any `sha256sum`; computed by OpenSSL.
@safe
public struct SHA256: ~Copyable {
  private let context: OpaquePointer

  /// The hash of nothing yet.
  public init() {
    guard let context = unsafe EVP_MD_CTX_new(), unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    else {
      preconditionFailure("OpenSSL has SHA-256, and memory for its state")
    }
    unsafe self.context = unsafe context
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Takes in some bytes.
  public mutating func update(_ bytes: borrowing [UInt8]) {
    let isDone = unsafe bytes.withUnsafeBytes {
      unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) == 1
    }
    precondition(isDone, "OpenSSL takes bytes until the digest is asked for")
  }

  /// The digest as 64 hexadecimal digits.
  public consuming func digest() -> String {
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    let isDone = unsafe EVP_DigestFinal_ex(context, &bytes, &count) == 1
    precondition(isDone, "OpenSSL gives a digest once")
    return bytes[..<Int(count)].map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
