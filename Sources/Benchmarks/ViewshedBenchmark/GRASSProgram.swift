import Foundation
import GeoCore
import TerrainKernels

/// GRASS's r.viewshed, a process an observer, over a raster in a location of its own.
final class GRASSProgram {
  private let terrain: Terrain
  private let folder: ScratchFolder
  private let modules: URL
  private let environment: [String: String]

  /// Nil when GRASS is not on the path.
  init?(over terrain: Terrain) throws {
    guard let grass = Tool.find("grass") else { return nil }
    self.terrain = terrain
    folder = try ScratchFolder()
    let home = try Tool.output(of: grass, ["--config", "path"]).trimmingCharacters(
      in: .whitespacesAndNewlines)
    modules = URL(filePath: home).appending(path: "bin")
    try GDALRaster.holding(terrain).write(to: folder.path("terrain.tif"))
    try Tool.run(grass, ["-c", folder.path("terrain.tif"), folder.path("location"), "-e"])
    try "GISDBASE: \(folder.path(""))\nLOCATION_NAME: location\nMAPSET: PERMANENT\nGUI: text\n".write(
      toFile: folder.path("session"), atomically: true, encoding: .utf8)
    var environment = ProcessInfo.processInfo.environment
    environment["GISBASE"] = home
    environment["GISRC"] = folder.path("session")
    environment["LD_LIBRARY_PATH"] = home + "/lib"
    environment["PATH"] = modules.path() + ":" + (environment["PATH"] ?? "")
    self.environment = environment
    try run("r.in.gdal", ["-o", "input=" + folder.path("terrain.tif"), "output=terrain"])
    try run("g.region", ["raster=terrain"])
  }

  /// What a viewpoint sees, and how long the program took beyond a run over a few cells just before.
  func viewshed(from viewpoint: Viewpoint, cells: Int) throws -> (Lap, Verdicts) {
    var near = viewpoint
    near.maxRange = 3 * max(terrain.cellSize.width, terrain.cellSize.height)
    let start = try Lap.ofChildren(cells: 0) { try look(from: near) }
    var lap = try Lap.ofChildren(cells: cells) { try look(from: viewpoint) }
    lap.processor = max(lap.processor - start.processor, 0)
    lap.wall = max(lap.wall - start.wall, 0)
    let result = folder.path("viewshed.tif")
    try run(
      "r.out.gdal", ["-c", "input=viewshed", "output=" + result, "type=Byte", "format=GTiff", "--overwrite"])
    return (lap, try GDALRaster.opening(result).verdicts(over: terrain))
  }

  private func look(from viewpoint: Viewpoint) throws {
    let place = GDALViewpoint(viewpoint, over: terrain)
    try run(
      "r.viewshed",
      [
        "-crb", "input=terrain", "output=viewshed", "coordinates=\(place.easting),\(place.northing)",
        "observer_elevation=\(Question.observerHeight)", "target_elevation=\(Question.targetHeight)",
        "max_distance=\(place.range)", "refraction_coeff=\(Question.curvature.refraction)",
        "memory=\(Self.memory)", "--overwrite",
      ])
  }

  /// Megabytes: enough for a range of 30 km to stay out of temporary files.
  private static let memory = 4000

  private func run(_ module: String, _ arguments: [String]) throws {
    try Tool.run(modules.appending(path: module), arguments + ["--quiet"], environment: environment)
  }
}
