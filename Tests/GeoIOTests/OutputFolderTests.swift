import Foundation
import GeoCore
import Testing

@testable import GeoIO

struct OutputFolderTests {
  private struct Stop: Error {}
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(fileURLWithPath: scratch.file(name))))
  }

  /// All that is in the scratch folder, hidden things too.
  private var tree: [String] {
    get throws { try FileManager.default.subpathsOfDirectory(atPath: scratch.path).sorted() }
  }

  @Test("a folder is made with those above it, and a file appears whole, over an older one too")
  func writing() throws {
    do {
      let folder = try OutputFolder(filesIn: scratch.file("a/b"))
      try folder.write([1, 2, 3], to: "x.bin")
      try folder.write([4], to: "x.bin")
    }
    #expect(try bytes("a/b/x.bin") == [4])
    #expect(try tree == ["a", "a/b", "a/b/x.bin"])
  }

  @Test("when the body throws nothing is left behind, and an older file stays")
  func throwing() throws {
    do {
      let folder = try OutputFolder(filesIn: scratch.path)
      try folder.write([7], to: "old.bin")
      for name in ["old.bin", "new.bin"] {
        #expect(throws: Stop.self) {
          try folder.produce(name) { temporary in
            try Data([1, 2]).write(to: URL(fileURLWithPath: temporary))
            throw Stop()
          }
        }
      }
    }
    #expect(try tree == ["old.bin"])
    #expect(try bytes("old.bin") == [7])
  }

  @Test("while the body runs the file's own name is not there, and its own cannot be guessed")
  func unfinished() throws {
    var temporaries: Set<String> = []
    for _ in 0..<2 {
      let folder = try OutputFolder(filesIn: scratch.path)
      try folder.produce("x.bin") { temporary in
        temporaries.insert(String(temporary.dropFirst(scratch.path.count)))
        #expect(temporaries.count == 1 || FileManager.default.fileExists(atPath: scratch.file("x.bin")))
        try Data([1]).write(to: URL(fileURLWithPath: temporary))
      }
    }
    #expect(temporaries.count == 2)
    #expect(temporaries.allSatisfy { $0.filter(\.isHexDigit).count >= 64 }, "two names of 128 random bits")
    #expect(try tree == ["x.bin"])
  }

  @Test("a result appears when it is published, as one, with its folders; unpublished it leaves nothing")
  func publishing() throws {
    do {
      let folder = try OutputFolder(scratch.file("up/out"))
      try folder.write([1], to: "a")
      try folder.subfolder("part").write([2], to: "b")
      #expect(!FileManager.default.fileExists(atPath: scratch.file("up/out")))
      try folder.publish()
    }
    #expect(try tree == ["up", "up/out", "up/out/a", "up/out/part", "up/out/part/b"])
    do { try OutputFolder(scratch.file("other/out")).write([1], to: "a") }
    #expect(try scratch.names == ["up"])
  }

  @Test("files and folders that no run wrote stay, those of an earlier run go")
  func carrying() throws {
    for name in ["out/mine", "out/a", "out/stale", "out/notes/x", "out/part/mine", "out/part/stale"] {
      _ = try scratch.write("earlier", to: name)
    }
    try FileManager.default.createSymbolicLink(
      atPath: scratch.file("out/link"), withDestinationPath: "nowhere")
    let number = FileStatus(scratch.file("out/mine"))?.inode
    try FileManager.default.setAttributes([.posixPermissions: 0o2750], ofItemAtPath: scratch.file("out"))
    do {
      let folder = try OutputFolder(scratch.file("out"))
      try folder.write([1], to: "a")
      try folder.subfolder("part").write([2], to: "b")
      try folder.publish { $0 == "stale" || $0 == "part/stale" }
    }
    #expect(
      try tree == [
        "out", "out/a", "out/link", "out/mine", "out/notes", "out/notes/x", "out/part", "out/part/b",
        "out/part/mine",
      ])
    #expect(try bytes("out/a") == [1])
    #expect(FileStatus(scratch.file("out/mine"))?.inode == number)
    #expect(FileStatus(scratch.file("out"))?.mode == 0o2750)
  }

  @Test("a link to a folder is followed, the link stays")
  func links() throws {
    _ = try scratch.write("mine", to: "real/x")
    try FileManager.default.createSymbolicLink(atPath: scratch.file("out"), withDestinationPath: "real")
    let folder = try OutputFolder(scratch.file("out"))
    try folder.write([1], to: "a")
    try folder.publish()
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.file("real")).sorted() == ["a", "x"])
    #expect(FileStatus(scratch.file("out"))?.isLink == true)
  }

  @Test("a folder of files replaces another one or a link as a whole, and one that fails leaves it as it was")
  func replacing() throws {
    for (files, ends) in [(["a", "b"], "b"), (["b"], "b"), (["c", "none/d"], "")] {
      do {
        let folder = try OutputFolder(replacing: scratch.file("x"))
        for file in files where !file.contains("/") { try folder.write([3], to: file) }
        if ends.isEmpty {
          _ = try fault(.cannotWrite) { try folder.write([4], to: "none/d") }
        } else {
          try folder.publish()
        }
      }
      if !ends.isEmpty { #expect(try tree == ["x"] + files.map { "x/" + $0 }) }
    }
    #expect(try tree == ["x", "x/b"])
    try FileManager.default.createSymbolicLink(atPath: scratch.file("y"), withDestinationPath: "x")
    do {
      let folder = try OutputFolder(replacing: scratch.file("y"))
      try folder.write([5], to: "e")
      try folder.publish()
    }
    #expect(try tree == ["x", "x/b", "y", "y/e"])
  }

  @Test("a folder below a file cannot be made: an output that cannot be written")
  func belowFile() throws {
    let file = try scratch.write("x", to: "file")
    for name in [file + "/out", file] {
      let error = try fault(.cannotWrite) { _ = try OutputFolder(name) }
      #expect(error.place?.file == name)
      _ = try fault(.cannotWrite) { _ = try OutputFolder(filesIn: name) }
    }
    #expect(try tree == ["file"])
  }

  @Test("a file that cannot be put in place is an output that cannot be written, and leaves nothing")
  func taken() throws {
    _ = try scratch.write("x", to: "taken/x")
    do {
      let folder = try OutputFolder(filesIn: scratch.path)
      _ = try fault(.cannotWrite) { try folder.write([1], to: "taken") }
      _ = try fault(.cannotWrite) { try folder.write([1], to: "none/x.bin") }
    }
    do {
      let folder = try OutputFolder(scratch.path)
      try folder.write([1], to: "a")
      try folder.write([1], to: "taken")
      let error = try fault(.cannotWrite) { try folder.publish() }
      #expect(error.problem.hasPrefix("is a folder"))
    }
    #expect(try tree == ["taken", "taken/x"])
  }

  @Test("files that are added appear together, or none of them where a name is taken")
  func adding() throws {
    _ = try scratch.write("mine", to: "b")
    do {
      let folder = try OutputFolder(filesIn: scratch.path)
      let make = { (name: String) in (name, { (path: String) in try folder.fill(path, with: [1], for: name) })
      }
      _ = try fault(.cannotWrite) { try folder.add([make("a"), make("b")]) }
      #expect(try !scratch.names.contains("a"))
      try folder.add([make("c"), make("d")])
    }
    #expect(try tree == ["b", "c", "d"])
    #expect(try bytes("b") == Array("mine".utf8))
  }
}
