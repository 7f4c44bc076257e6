import Foundation
import GeoCore
import Testing

/// A temporary folder that goes when the test ends.
final class Scratch {
  /// The folder's path.
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "geoio-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder.
  func file(_ name: String) -> String { path + "/" + name }

  /// Writes a text file and gives its path.
  func write(_ text: String, to name: String) throws -> String {
    let file = file(name)
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    return file
  }

  /// The names of the files in the folder.
  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }
}

/// The fault that a body throws.
func fault(
  _ kind: InputError.Kind, sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws -> Void
) throws -> InputError {
  let error = try #require(
    #expect(throws: InputError.self, sourceLocation: sourceLocation) { try body() },
    sourceLocation: sourceLocation)
  #expect(error.kind == kind, sourceLocation: sourceLocation)
  #expect(!error.description.contains("\n"), "a fault is one line", sourceLocation: sourceLocation)
  #expect(!error.remedy.isEmpty, "a fault has a remedy", sourceLocation: sourceLocation)
  return error
}
