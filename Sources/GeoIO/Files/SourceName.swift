import Foundation
import GeoCore

/// What the name of a source says of where the source is.
enum SourceName: Equatable {
  /// A file or folder of this machine.
  case local(String)
  /// Something in an archive or a compressed file: the path after the file system's name.
  case packed(String)
  /// An address that is fetched over the network.
  case remote
  /// A PostgreSQL database.
  case database
  /// A driver's name before a file's, as `NETCDF:"file":variable`: the file.
  case part(of: String)
  /// Another file system of GDAL's.
  case fileSystem(String)
  /// What a scheme or driver begins, such as `ODBC:`.
  case scheme(String)
  /// Text that holds the data itself, or with signs that no name has.
  case content

  /// Tells the name of a source apart.
  init(_ name: String) {
    if DatabaseName.isDatabase(name) {
      self = .database
    } else if name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      self = .content
    } else if name.hasPrefix("/vsi") {
      self = Self.ofFileSystem(name)
    } else if let scheme = Self.scheme(of: name) {
      self = Self.ofScheme(scheme, name)
    } else {
      let start = name.drop { $0.isWhitespace }
      self = ["<", "{", "["].contains(where: { start.hasPrefix($0) }) ? .content : .local(name)
    }
  }

  /// GDAL's file systems for archives and compressed files.
  private static let packing = ["/vsizip/", "/vsigzip/", "/vsitar/"]

  private static func ofFileSystem(_ name: String) -> SourceName {
    if let way = packing.first(where: { name.hasPrefix($0) }) {
      return .packed(String(name.dropFirst(way.count)))
    }
    let isRemote = name.hasPrefix("/vsicurl/") || name.hasPrefix("/vsicurl?")
    return isRemote
      ? .remote : .fileSystem("/" + (name.split(separator: "/").first.map(String.init) ?? "") + "/")
  }

  private static func ofScheme(_ scheme: String, _ name: String) -> SourceName {
    let rest = String(name.dropFirst(scheme.utf8.count + 1))
    switch scheme.lowercased() {
    case "http", "https", "ftp": return .remote
    case "netcdf", "gpkg": return .part(of: file(in: rest))
    case "gtiff_dir":
      let words = rest.split(separator: ":", maxSplits: 1)
      return words.count == 2 && Int(words[0]) != nil ? .part(of: String(words[1])) : .scheme(scheme)
    // A file may have a colon in its name.
    default: return FileManager.default.fileExists(atPath: name) ? .local(name) : .scheme(scheme)
    }
  }

  /// What GDAL opens for a name: that of a file never begins as a driver's does.
  static func opening(_ name: String) -> String {
    if case .local(let file) = SourceName(name), !file.hasPrefix("/"), file.contains(":") {
      return "./" + file
    }
    return DatabaseName.opening(name)
  }

  /// The file of `"file":variable`, of `file:table`, or of a file alone.
  private static func file(in text: String) -> String {
    if text.hasPrefix("\"") {
      let quoted = text.dropFirst()
      return String(quoted[..<(quoted.firstIndex(of: "\"") ?? quoted.endIndex)])
    }
    return text.lastIndex(of: ":").map { String(text[..<$0]) } ?? text
  }

  /// What stands before a colon when it is such a name; nil for a path.
  private static func scheme(of name: String) -> String? {
    guard let colon = name.firstIndex(of: ":"), let first = name.first, first.isASCII, first.isLetter else {
      return nil
    }
    let word = name[..<colon]
    let isName = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-._".contains($0)) }
    return isName ? String(word) : nil
  }
}
