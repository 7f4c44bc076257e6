import Foundation
import GeoCore

/// A folder that a run wrote its files to.
public struct ResultFolder: Sendable {
  /// The folder's path.
  public let path: String

  /// The folder at a path; nil when there is none.
  public init?(_ path: String) {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else {
      return nil
    }
    self.path = path
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
