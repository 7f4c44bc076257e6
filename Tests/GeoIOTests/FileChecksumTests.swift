import Foundation
import Testing

@testable import GeoIO

@Suite("Checksums of inputs")
struct FileChecksumTests {
  /// The examples of FIPS 180-4 (NIST, "SHA256.pdf" of the cryptographic standards' examples), and the empty message.
  @Test(
    "The published examples come out",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func published(text: String, digest: String) {
    var hash = SHA256()
    hash.update(Array(text.utf8))
    #expect(hash.digest() == digest)
  }

  @Test("A file's checksum is that of sha256sum, whatever its length")
  func file() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "checksum-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for length in [1, 55, 56, 64, 1000, 1 << 20, 1 << 20 + 7] {
      let file = folder.appending(path: "\(length)")
      try Data((0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }).write(to: file)
      let said = try Tool.run("sha256sum", [file.path()])
      #expect(FileChecksum.sha256(of: file.path()) == String(said.prefix(64)), "\(length) bytes")
    }
    #expect(FileChecksum.sha256(of: folder.appending(path: "none").path()) == nil)
  }
}
