import Foundation
import GeoCore
import TerrainKernels

/// GDAL's viewshed as its program, a process an observer: what a script gets.
final class GDALProgram {
  private let terrain: Terrain
  private let program: URL
  private let folder: URL
  private var source: URL { folder.appending(path: "terrain.tif") }
  private var result: URL { folder.appending(path: "viewshed.tif") }

  private static let name = "gdal_viewshed"

  /// Nil when the program is not on the path.
  init?(over terrain: Terrain) throws {
    guard let program = Self.find() else { return nil }
    self.terrain = terrain
    self.program = program
    folder = FileManager.default.temporaryDirectory.appending(path: "viewshed-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try GDALRaster.holding(terrain).write(to: source.path())
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// What a viewpoint sees, and how long the program took beyond starting and opening its input, which a run
  /// over a few cells just before tells.
  func viewshed(from viewpoint: Viewpoint, cells: Int) throws -> (Lap, Verdicts) {
    var near = viewpoint
    near.maxRange = 3 * max(terrain.cellSize.width, terrain.cellSize.height)
    let start = try Lap.ofChildren(cells: 0) { try run(near) }
    var lap = try Lap.ofChildren(cells: cells) { try run(viewpoint) }
    lap.processor = max(lap.processor - start.processor, 0)
    lap.wall = max(lap.wall - start.wall, 0)
    return (lap, try GDALRaster.opening(result.path()).verdicts(over: terrain))
  }

  /// Runs the program for each viewpoint, its start and files being part of the price.
  func runAll(_ viewpoints: [Viewpoint], cells: Int) throws -> Lap {
    try Lap.ofChildren(cells: cells) { for viewpoint in viewpoints { try run(viewpoint) } }
  }

  private func run(_ viewpoint: Viewpoint) throws {
    let place = GDALViewpoint(viewpoint, over: terrain)
    let process = Process()
    process.executableURL = program
    process.arguments = [
      "-q", "-f", "GTiff", "-om", "NORMAL", "-vv", "255", "-iv", "0", "-ov", "0",
      "-oz", "\(Question.observerHeight)", "-tz", "\(Question.targetHeight)", "-md", "\(place.range)",
      "-cc", "\(place.curvature)", "-ox", "\(place.easting)", "-oy", "\(place.northing)",
      source.path(), result.path(),
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw BenchmarkError("\(Self.name) ended with status \(process.terminationStatus)")
    }
  }

  private static func find() -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path()) }
  }
}
