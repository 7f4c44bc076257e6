import GeoCore
import GeoIO
import TerrainKernels

/// An observer on a DEM, with all that its viewshed rests on.
struct Observer: Sendable {
  /// Its id, else its number.
  let id: String
  /// How messages name it.
  let who: String
  let settings: ObserverSettings
  let standpoint: Standpoint
  /// The size of its cell, taken for all cells that it looks at.
  let cellSize: CellSize
  /// From true north to the grid's north at its cell, clockwise positive.
  let convergence: Angle
  let viewpoint: Viewpoint

  /// An observer at a point of the DEM's own system.
  ///
  /// - Parameters:
  ///   - id: its id, else its number.
  ///   - who: how messages name it.
  ///   - source: where it was read; nil for the command line.
  /// - Throws: `InputError` when it cannot stand there.
  init(
    id: String, who: String, at point: (x: Double, y: Double), on dem: DEM, voids: VoidPolicy,
    settings: ObserverSettings, source: InputError.Place?
  ) throws {
    self.id = id
    self.who = who
    self.settings = settings
    standpoint = try Standpoint(
      on: dem, at: point, voids: voids, needsGround: settings.needsGround, who: who, source: source)
    cellSize = try dem.cellSize(at: standpoint.cell)
    convergence = try dem.meridianConvergence(at: standpoint.cell)
    let eye = settings.eyeElevation(ground: standpoint.ground)
    if let ground = standpoint.ground, eye < ground {
      throw InputError(
        .badData, at: source ?? .init(file: dem.path),
        "\(who)'s eye at an elevation of \(eye) m is below its ground, \(ground) m",
        fix: "raise it, or give a height above ground")
    }
    viewpoint = Viewpoint(
      cell: standpoint.cell, eyeElevation: eye, targetHeight: settings.targetHeight,
      minRange: settings.minRange, maxRange: settings.maxRange,
      sector: settings.sector(convergence: convergence), verticalField: settings.verticalField)
  }

  /// The cells of its range that a DEM has.
  func window(on extent: CellWindow) -> CellWindow { viewpoint.window(within: extent, cellSize: cellSize) }
}
