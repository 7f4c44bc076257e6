import GeoCore
import GeoIO
import TerrainKernels

/// What a viewshed's file says of itself: the metadata of the file.
enum ViewshedFacts {
  /// What the values of each kind of file mean.
  static let visibleValues =
    "255 visible, 0 not visible, 1 (nodata) outside the range or the sector, or on a void of the DEM"
  static let heightValues =
    "metres above ground from which a target is seen, 0 where the ground is; -9999 (nodata) outside the "
    + "range or the sector, on a void of the DEM, and where no height is seen"
  static let countValues =
    "how many observers see the cell, 0 where some look and none sees; 65535 (nodata) where none looks, "
    + "or on a void of the DEM"
  /// The error of one cell size for a whole geographic DEM.
  static let geographicError =
    "cells are as large as the observer's: in a distance d to the north or south their width is off by "
    + "tan(latitude) d / 6371 km, 0.2 % in 15 km and 0.4 % in 30 km at 42 degrees"

  /// What holds for every observer.
  static func common(_ terrain: TerrainOptions, _ engine: ViewshedEngine, on dem: DEM) -> [String: String] {
    var facts = [
      "KARAULA_VERSION": Version.text, "KARAULA_ENGINE": engine.rawValue,
      "KARAULA_NODATA_POLICY": terrain.nodata.rawValue,
      "KARAULA_CURVATURE": terrain.noCurvature ? "off" : "on",
    ]
    if !terrain.noCurvature { facts["KARAULA_REFRACTION"] = "\(terrain.refraction)" }
    if dem.isGeographic { facts["KARAULA_CELL_SIZE_ERROR"] = geographicError }
    return facts
  }

  /// What holds for one observer.
  static func of(_ observer: Observer, on dem: DEM) throws -> [String: String] {
    let standpoint = observer.standpoint
    let viewpoint = observer.viewpoint
    var facts = [
      "KARAULA_OBSERVER_CELL":
        "row \(standpoint.cell.row), column \(standpoint.cell.column), from the north-west",
      "KARAULA_OBSERVER_POINT": "\(standpoint.point.x),\(standpoint.point.y)",
      "KARAULA_OBSERVER_SHIFT_M": "\(standpoint.shift)",
      "KARAULA_EYE_ELEVATION_M": "\(viewpoint.eyeElevation)",
      "KARAULA_TARGET_HEIGHT_M": "\(viewpoint.targetHeight)",
      "KARAULA_MIN_RANGE_M": "\(viewpoint.minRange)", "KARAULA_MAX_RANGE_M": "\(viewpoint.maxRange)",
      "KARAULA_CELL_SIZE_M": "\(observer.cellSize.width),\(observer.cellSize.height)",
      "KARAULA_GRID_CONVERGENCE_DEG": "\(observer.convergence.degrees)",
    ]
    for number in [ObserverNumber.azimuth, .sector, .tilt, .verticalAngle] {
      if let value = observer.settings.numbers[number] {
        facts["KARAULA_" + number.column.uppercased()] = "\(value)"
      }
    }
    facts["KARAULA_OBSERVER_GROUND_M"] = standpoint.ground.map { "\($0)" }
    if standpoint.ground == nil { facts["KARAULA_OBSERVER_GROUND"] = "unknown: a void of the DEM" }
    if standpoint.warning != nil { facts["KARAULA_OBSERVER_GROUND"] = "assumed: that of the nearest cell" }
    let window = observer.window(on: dem.extent)
    return try facts.merging(ProjectionScale.facts(at: standpoint.cell, over: window, on: dem)) { $1 }
  }
}
