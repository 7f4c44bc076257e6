import Foundation
import GeoCore
import GeoIO
import Testing

struct OutputFolderTests {
  private struct Stop: Error {}
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("a folder is made with those above it, and a file appears whole, over an older one too")
  func writing() throws {
    let folder = try OutputFolder(scratch.file("a/b"))
    try folder.write([1, 2, 3], to: "x.bin")
    try folder.write([4], to: "x.bin")
    #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: scratch.file("a/b/x.bin")))) == [4])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x.bin"])
  }

  @Test("when the body throws nothing is left behind, and an older file stays")
  func throwing() throws {
    let folder = try OutputFolder(scratch.path)
    try folder.write([7], to: "old.bin")
    for name in ["old.bin", "new.bin"] {
      #expect(throws: Stop.self) {
        try folder.produce(name) { temporary in
          try Data([1, 2]).write(to: URL(fileURLWithPath: temporary))
          throw Stop()
        }
      }
    }
    #expect(try scratch.names == ["old.bin"])
    #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: scratch.file("old.bin")))) == [7])
  }

  @Test("while the body runs the file's own name is not there")
  func unfinished() throws {
    let folder = try OutputFolder(scratch.path)
    try folder.produce("x.bin") { temporary in
      try Data([1]).write(to: URL(fileURLWithPath: temporary))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/x.bin"))
    }
    #expect(try scratch.names == ["x.bin"])
  }

  @Test("a folder of files replaces another one as a whole, and one that fails leaves it as it was")
  func folder() throws {
    let folder = try OutputFolder(scratch.path)
    try folder.write(["a": [1], "b": [2]], toFolder: "x")
    try folder.write(["b": [3]], toFolder: "x")
    _ = try fault(.cannotWrite) { try folder.write(["c": [4], "none/d": [5]], toFolder: "x") }
    #expect(try scratch.names == ["x"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.file("x")) == ["b"])
    #expect(try [UInt8](Data(contentsOf: URL(fileURLWithPath: scratch.file("x/b")))) == [3])
  }

  @Test("a folder below a file cannot be made: an output that cannot be written")
  func belowFile() throws {
    let file = try scratch.write("x", to: "file")
    let error = try fault(.cannotWrite) { _ = try OutputFolder(file + "/out") }
    #expect(error.place?.file == file + "/out")
    _ = try fault(.cannotWrite) { _ = try OutputFolder(file) }
  }

  @Test("a file that cannot be put in place is an output that cannot be written, and leaves nothing")
  func taken() throws {
    let folder = try OutputFolder(scratch.path)
    _ = try OutputFolder(scratch.file("taken"))
    _ = try fault(.cannotWrite) { try folder.write([1], to: "taken") }
    _ = try fault(.cannotWrite) { try folder.write([1], to: "none/x.bin") }
    #expect(try scratch.names == ["taken"])
  }
}
