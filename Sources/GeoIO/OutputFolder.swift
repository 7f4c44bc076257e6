import Foundation
import GeoCore
import Synchronization

/// A folder of results: each file appears whole under its name or not at all.
public struct OutputFolder: Sendable {
  /// The folder's path.
  public let path: String
  private let names = Names()

  /// The names of the files that were put in place through this value and its copies.
  public var written: Set<String> { names.all.withLock { $0 } }

  /// Makes the folder, with those above it, if it is not there.
  ///
  /// - Throws: `InputError` of kind cannotWrite.
  public init(_ path: String) throws {
    self.path = path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    // Foundation keeps the system's reason to itself; the plain call gives it, and agrees when all is well.
    guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw Self.fault(path, "the folder cannot be made: \(Self.systemReason)")
    }
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw Self.fault(path, "is a file, not a folder")
    }
    guard FileManager.default.isWritableFile(atPath: path) else {
      throw Self.fault(path, "the folder cannot be written to")
    }
  }

  /// Writes a file.
  public func write(_ bytes: [UInt8], to name: String) throws {
    try produce(name) { temporary in
      do {
        try Data(bytes).write(to: URL(fileURLWithPath: temporary))
      } catch {
        throw Self.fault(path + "/" + name, "cannot be written: \(error.localizedDescription)")
      }
    }
  }

  /// Lets a body make a file under a temporary name and gives it its own when that went well.
  public func produce(_ name: String, _ body: (_ temporary: String) throws -> Void) throws {
    let temporary = temporaryPath(for: name)
    UnfinishedFiles.insert(temporary)
    // After the renaming there is nothing left under this name.
    defer { UnfinishedFiles.discard(temporary) }
    try body(temporary)
    guard unsafe rename(temporary, path + "/" + name) == 0 else {
      throw Self.fault(path + "/" + name, "cannot be put in place: \(Self.systemReason)")
    }
    names.all.withLock { _ = $0.insert(name) }
  }

  /// Where a file is made before it is whole.
  func temporaryPath(for name: String) -> String { "\(path)/.\(name).part" }

  private static func fault(_ path: String, _ problem: String) -> InputError {
    InputError(.cannotWrite, at: .init(file: path), problem, fix: "choose a folder you may write to")
  }

  private static var systemReason: String { unsafe String(cString: strerror(errno)) }

  /// Names that copies of a folder share.
  private final class Names: Sendable {
    let all = Mutex<Set<String>>([])
  }
}
