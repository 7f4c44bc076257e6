import CGDAL
import GeoCore
import TerrainKernels

/// GDAL's viewshed called as a library, raster and result in memory: the peer without any cost of files.
struct GDALLibrary {
  private let terrain: Terrain
  private let source: GDALRaster

  init(over terrain: Terrain) throws {
    self.terrain = terrain
    source = try GDALRaster.holding(terrain)
  }

  /// What a viewpoint sees, and how long GDAL took to know; taking the result out of GDAL is not timed.
  func viewshed(from viewpoint: Viewpoint, cells: Int) throws -> (Lap, Verdicts) {
    let (lap, result) = try Lap.ofThread(cells: cells) { try generate(viewpoint) }
    return (lap, try result.verdicts(over: terrain))
  }

  /// Joins what many viewpoints see; all of it is timed by whoever calls.
  func union(of viewpoints: [Viewpoint]) throws -> [UInt8] {
    var union = [UInt8](repeating: 0, count: terrain.raster.window.count)
    for viewpoint in viewpoints {
      try generate(viewpoint).verdicts(over: terrain).add(to: &union, over: terrain.raster.window)
    }
    return union
  }

  private func generate(_ viewpoint: Viewpoint) throws -> GDALRaster {
    let place = GDALViewpoint(viewpoint, over: terrain)
    let band = try unsafe source.band()
    // Visible 255; hidden, out of range and void 0; heights are above ground.
    let made = unsafe GDALViewshedGenerate(
      band, "MEM", "", nil, place.easting, place.northing, Question.observerHeight, Question.targetHeight,
      255, 0,
      0, 0, place.curvature, GVM_Edge, place.range, nil, nil, GVOT_NORMAL, nil)
    return try unsafe GDALRaster.owning(made, "GDALViewshedGenerate")
  }
}
