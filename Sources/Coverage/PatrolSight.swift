public import GeoCore
public import SensorPhysics
public import TerrainKernels

/// What a flying sensor sees of the lattice from one place on its way.
public struct PatrolSight: Sendable {
  /// What it makes of a target in a cell.
  public struct Look: Sendable, Hashable {
    /// The chance of the task, in [0, 1]; 0 when it is not seen.
    public var probability: Double
    /// The furthest stage on the way to the required probability; nil when a pass has it.
    public var cause: GapCause?
  }

  private let viewpoint: Viewpoint
  private let cellSize: Double
  private let curvature: EarthCurvature
  private let cameras: [(camera: FlyingCamera, heading: Angle)]
  private let required: Double
  private let sight: LineOfSight
  private let cover: CoverSight?

  /// The sight from a place.
  ///
  /// - Parameters:
  ///   - cameras: what it looks with.
  ///   - viewpoint: its cell and eye on the lattice.
  ///   - track: the direction of travel, clockwise from the plane's north.
  ///   - border: the nearest piece of border that it may see; nil when there is none.
  ///   - ground: the terrain and what stands on it.
  ///   - cellSize: the side of a cell (m).
  ///   - curvature: how the ground drops with distance.
  ///   - voids: what a void does to a ray.
  ///   - required: the probability that covers, in (0, 1].
  public init(
    _ cameras: [FlyingCamera], from viewpoint: Viewpoint, track: Angle, border: Cell?,
    over ground: SightGround,
    cellSize: Double, curvature: EarthCurvature, voids: VoidPolicy, required: Double
  ) {
    self.viewpoint = viewpoint
    self.cellSize = cellSize
    self.curvature = curvature
    self.required = required
    let towardsBorder = border.map {
      Angle.azimuth(
        east: Double($0.column - viewpoint.cell.column), north: Double(viewpoint.cell.row - $0.row))
    }
    self.cameras = cameras.map { ($0, $0.direction.azimuth(track: track, border: towardsBorder ?? track)) }
    sight = LineOfSight(
      from: viewpoint, over: ground.terrain, cellSize: CellSize(square: cellSize), curvature: curvature,
      voids: voids)
    cover = ground.cover.map {
      CoverSight(
        $0, over: ground.raised, from: viewpoint, cellSize: cellSize, curvature: curvature, voids: voids)
    }
  }

  /// What the sensor makes of a target in a cell: the best of its cameras.
  ///
  /// A target is in the picture when its ground is; ranges are slant ranges to it.
  ///
  /// - Parameters:
  ///   - target: a cell of the terrain's window.
  ///   - ground: its elevation (m).
  /// - Complexity: O(distance in cells) when it is in the picture, else O(1).
  public func look(at target: Cell, ground: Double) -> Look {
    let east = Double(target.column - viewpoint.cell.column) * cellSize
    let north = Double(viewpoint.cell.row - target.row) * cellSize
    let distance = (east * east + north * north).squareRoot()
    let down = viewpoint.eyeElevation - ground
    let slant = (distance * distance + down * down).squareRoot()
    var (chance, clear) = (0.0, 0.0)
    var cause = GapCause.beyondRange
    for (camera, heading) in cameras {
      let clearChance = camera.clearCurve.probability(atSlantRange: slant)
      if clearChance >= required { cause = max(cause, .outsideField) }
      let drop = curvature.drop(at: distance)
      guard camera.view.contains(east: east, north: north, down: down + drop, heading: heading) else {
        continue
      }
      chance = max(chance, camera.curve.probability(atSlantRange: slant))
      clear = max(clear, clearChance)
    }
    guard chance >= negligibleProbability || clear >= required else {
      return Look(probability: 0, cause: cause)
    }
    if !sight.isVisible(target, ground: ground) {
      return Look(probability: 0, cause: clear >= required ? .hiddenByTerrain : cause)
    }
    if cover?.hides(target, ground: ground) == true {
      return Look(probability: 0, cause: clear >= required ? .hiddenByCover : cause)
    }
    let isWeather = chance < required && clear >= required
    return Look(
      probability: chance >= negligibleProbability ? chance : 0,
      cause: chance >= required ? nil : isWeather ? .weather : cause)
  }
}

/// The ground of a section as moving sensors look over it, what stands on it added once for all of them.
public struct SightGround: Sendable {
  /// The ground.
  public let terrain: Raster
  /// Vegetation and buildings; nil for none.
  public let cover: GroundCover?
  /// The ground with what blocks on it.
  let raised: Raster

  /// A ground.
  public init(terrain: Raster, cover: GroundCover?) {
    self.terrain = terrain
    self.cover = cover
    raised = cover.map { $0.raising(terrain) } ?? terrain
  }
}
