import Foundation

/// A temporary folder that a test has to itself; it goes when the test is done.
final class Workspace: Sendable {
  /// The folder.
  let folder: URL

  /// A folder with those files, named by their paths in it.
  init(_ files: [String: String] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "karaula-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The place of a file.
  func file(_ name: String) -> URL { folder.appending(path: name, directoryHint: .notDirectory) }

  /// Writes a file, with the folders above it.
  func write(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(
      at: file(name).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file(name))
  }

  /// A file's bytes.
  func bytes(_ name: String) throws -> Data { try Data(contentsOf: file(name)) }

  /// A JSON file's value.
  func value<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
    try JSONDecoder.snakeCase.decode(type, from: bytes(name))
  }

  /// The paths of all files below a folder, hidden ones too; none when it is not there.
  func files(below name: String = ".") -> Set<String> {
    let folder = folder.appending(path: name, directoryHint: .isDirectory)
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path())) ?? []
    return Set(paths.filter { folder.appending(path: $0).isFile })
  }

  /// Whether a run has begun to write a file of its result, beside the folder that is to have it or in it.
  var hasDraft: Bool {
    files().contains { $0.contains(".karaula-") && !$0.hasSuffix("/holder") }
  }
}

extension URL {
  /// Whether a regular file is there.
  var isFile: Bool { (try? resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
}

extension JSONDecoder {
  /// Reads border_length_m as borderLengthM.
  static var snakeCase: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }
}
