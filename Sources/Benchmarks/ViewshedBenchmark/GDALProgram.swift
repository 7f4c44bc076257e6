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
