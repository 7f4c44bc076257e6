import Foundation
import GeoCore
import GeoIO
import Testing

/// What is said of sources that cannot be opened.
struct OpeningFaultTests {
  private let scratch: Scratch
  private let line: String

  init() throws {
    scratch = try Scratch()
    line = try scratch.write(Lines.one("LineString", "[[20,44],[20.005,44]]"), to: "a.geojson")
  }

  private func archive() throws -> String {
    let path = scratch.file("a.zip")
    try Tool.run(
      "/usr/bin/python3",
      [
        "-c",
        "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1], 'w'); z.write(sys.argv[2], 'in/a.geojson'); z.close()",
        path, line,
      ])
    return path
  }

  @Test("an archive that is named plainly is answered with the path into it, which opens")
  func plainArchive() throws {
    let path = try archive()
    let error = try fault(.badData) { _ = try BorderReader.read(path) }
    #expect(error.remedy == "it is an archive: write /vsizip/\(path)/in/a.geojson")
    #expect(try BorderReader.read("/vsizip/\(path)/in/a.geojson").parts.count == 1)
  }

  @Test("a compressed file that is named plainly is answered with the path to what is in it, which opens")
  func plainCompressed() throws {
    try Tool.run("gzip", ["-k", line])
    let error = try fault(.badData) { _ = try BorderReader.read(line + ".gz") }
    #expect(error.remedy == "it is a compressed file: write /vsigzip/\(line).gz")
    #expect(try BorderReader.read("/vsigzip/\(line).gz").parts.count == 1)
  }

  @Test("an archive that is not there, or lacks the file, is a missing file, not a network")
  func missingInArchive() throws {
    let gone = try fault(.missingInput) {
      _ = try BorderReader.read("/vsizip/\(scratch.path)/gone.zip/a.geojson")
    }
    #expect(gone.problem == "there is no such file: \(scratch.path)/gone.zip")
    #expect(!gone.remedy.contains("network"))
    let path = try archive()
    let other = try fault(.missingInput) { _ = try BorderReader.read("/vsizip/\(path)/b.geojson") }
    #expect(other.problem == "\(path) holds no b.geojson")
    #expect(other.remedy == "it holds in/a.geojson")
    let braced = try fault(.missingInput) {
      _ = try BorderReader.read("/vsizip/{\(scratch.path)/gone}/a.geojson")
    }
    #expect(braced.problem == "there is no such file: \(scratch.path)/gone")
  }

  @Test("a name with a colon is a file's like any other")
  func colon() throws {
    let error = try fault(.missingInput) { _ = try BorderReader.read(scratch.file("a:b.shp")) }
    #expect(error.problem == "there is no such file")
  }

  @Test("a remote file that cannot be had is the network's fault")
  func remote() throws {
    let error = try InputAccess.$current.withValue(InputAccess(allowsNetwork: true)) {
      try fault(.missingInput) { _ = try BorderReader.read("/vsicurl/http://127.0.0.1:9/a.geojson") }
    }
    #expect(error.remedy.contains("network"))
  }

  @Test(
    "a filter whose names need quotes says so",
    arguments: [("држава = 'X'", true), ("name = 'Држава' AND", false), ("\"држава\" = 'X' AND", false)])
  func filter(text: String, isAboutQuotes: Bool) throws {
    let error = try fault(.badData) { _ = try BorderReader.read(line, filter: text) }
    #expect(error.remedy.contains("in double quotes; its columns are \"name\"") == isAboutQuotes)
  }
}
