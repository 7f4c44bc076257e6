import Foundation
import GeoCore
import TerrainKernels

/// GDAL's viewshed as its program, a process an observer: what a script gets.
final class GDALProgram {
  private let terrain: Terrain
  private let program: URL
  private let folder: ScratchFolder
  private var source: String { folder.path("terrain.tif") }
  private var result: String { folder.path("viewshed.tif") }

  /// Nil when the program is not on the path.
  init?(over terrain: Terrain) throws {
    guard let program = Tool.find("gdal_viewshed") else { return nil }
    self.terrain = terrain
    self.program = program
    folder = try ScratchFolder()
    try GDALRaster.holding(terrain).write(to: source)
  }

  /// What a viewpoint sees, and how long the program took beyond starting and opening its input, which a run
  /// over a few cells just before tells.
  func viewshed(from viewpoint: Viewpoint, cells: Int) throws -> (Lap, Verdicts) {
    var near = viewpoint
    near.maxRange = 3 * max(terrain.cellSize.width, terrain.cellSize.height)
    let start = try Lap.ofChildren(cells: 0) { try run(near) }
    var lap = try Lap.ofChildren(cells: cells) { try run(viewpoint) }
    lap.processor = max(lap.processor - start.processor, 0)
    lap.wall = max(lap.wall - start.wall, 0)
    return (lap, try GDALRaster.opening(result).verdicts(over: terrain))
  }

  /// Runs the program for each viewpoint, its start and files being part of the price.
  func runAll(_ viewpoints: [Viewpoint], cells: Int) throws -> Lap {
    try Lap.ofChildren(cells: cells) { for viewpoint in viewpoints { try run(viewpoint) } }
  }

  private func run(_ viewpoint: Viewpoint) throws {
    let place = GDALViewpoint(viewpoint, over: terrain)
    try Tool.run(
      program,
      [
        "-q", "-f", "GTiff", "-om", "NORMAL", "-vv", "255", "-iv", "0", "-ov", "0",
        "-oz", "\(Question.observerHeight)", "-tz", "\(Question.targetHeight)", "-md", "\(place.range)",
        "-cc", "\(place.curvature)", "-ox", "\(place.easting)", "-oy", "\(place.northing)", source, result,
      ])
  }
}

/// Other programs that are measured.
enum Tool {
  /// The program of that name on the path; nil when there is none.
  static func find(_ name: String) -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path()) }
  }

  /// Runs a program to its end; what it says is dropped.
  static func run(_ program: URL, _ arguments: [String], environment: [String: String]? = nil) throws {
    _ = try output(of: program, arguments, environment: environment)
  }

  /// What a program says on standard output.
  static func output(
    of program: URL, _ arguments: [String], environment: [String: String]? = nil
  ) throws -> String {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    if let environment { process.environment = environment }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw BenchmarkError("\(program.lastPathComponent) ended with status \(process.terminationStatus)")
    }
    return String(decoding: said, as: UTF8.self)
  }
}

/// A folder of its own for other programs' files, gone with its owner.
final class ScratchFolder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "viewshed-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file in it.
  func path(_ name: String) -> String { url.appending(path: name).path() }
}

/// Why a benchmark cannot be run, for whoever typed the command.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
