import CGDAL
import Foundation
import GeoCore

/// A folder that a run wrote its files to.
public struct ResultFolder: Sendable {
  /// The folder's path.
  public let path: String

  /// A file that stands in a folder while a run puts its files in place one by one, and after one that was ended meanwhile.
  static let unfinishedMark = ".karaula-unfinished"

  /// The folder at a path; nil when there is none.
  public init?(_ path: String) {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else {
      return nil
    }
    self.path = path
  }

  /// Throws when the folder may hold files of two runs.
  ///
  /// - Throws: `InputError` of kind badData.
  public func checkFinished() throws {
    guard FileStatus(path + "/" + Self.unfinishedMark) != nil else { return }
    throw InputError(
      .badData, at: .init(file: path), "a run is putting its files in place here, or was ended meanwhile",
      fix: "run `karaula run SCENARIO --out DIR` again")
  }

  /// Throws when the folder, or a file in it, lies outside the folder that inputs must lie in.
  ///
  /// - Throws: `InputError` of kind badData.
  public func checkAccess() throws {
    for file in [path] + names.map({ path + "/" + $0 }) { try InputAccess.current.check(file: file) }
  }

  /// A file's bytes.
  ///
  /// - Throws: `InputError` of kind missingInput.
  public func bytes(of name: String) throws -> [UInt8] {
    let file = path + "/" + name
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
    } catch {
      let isThere = FileManager.default.fileExists(atPath: file)
      throw InputError(
        .missingInput, at: .init(file: file), isThere ? "cannot be read" : "there is no such file",
        fix: isThere ? "check its permissions" : Self.remedy)
    }
  }

  /// The names of the files and folders in it.
  public var names: [String] { CarryOver.entries(path) }

  /// The first bytes of a file; empty when there is none, or none that may be read.
  public func beginning(of name: String, count: Int) -> [UInt8] {
    (try? SourceText.beginning(of: path + "/" + name, count: count)) ?? []
  }

  /// What a map or a GeoPackage says of itself under a name; nil when it says nothing.
  ///
  /// - Throws: `InputError` when it cannot be opened.
  public func metadata(_ key: String, of name: String) throws -> String? {
    let kind = name.hasSuffix(".gpkg") ? Dataset.Content.vector : .raster
    let dataset = try Dataset(opening: path + "/" + name, as: kind, notes: nil)
    return unsafe GDALGetMetadataItem(dataset.handle, key, nil).map { unsafe String(cString: $0) }
  }

  /// The path of a file that is there.
  ///
  /// - Throws: `InputError` of kind missingInput.
  public func file(_ name: String) throws -> String {
    let file = path + "/" + name
    guard FileManager.default.fileExists(atPath: file) else {
      throw InputError(.missingInput, at: .init(file: file), "there is no such file", fix: Self.remedy)
    }
    return file
  }

  private static let remedy =
    "give a folder that `karaula run --out` wrote, or run `karaula run SCENARIO --out DIR` again"
}
