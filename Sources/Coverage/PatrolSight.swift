public import GeoCore
public import SensorPhysics
public import TerrainKernels

/// What a flying sensor sees of the lattice from one place on its way.
public final class PatrolSight {
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
  private let cameras: [HeldCamera]
  private let required: Double
  private let sight: TiledLineOfSight
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
    over ground: SightGround, cellSize: Double, curvature: EarthCurvature, voids: VoidPolicy, required: Double
  ) {
    self.viewpoint = viewpoint
    self.cellSize = cellSize
    self.curvature = curvature
    self.required = required
    let towardsBorder = border.map {
      Angle.azimuth(
        east: Double($0.column - viewpoint.cell.column), north: Double(viewpoint.cell.row - $0.row))
    }
    self.cameras = cameras.map { camera in
      let azimuth = camera.direction.azimuth(track: track, border: towardsBorder ?? track)
      return HeldCamera(camera: camera, view: HeldView(camera.view, towards: azimuth))
    }
    sight = TiledLineOfSight(
      from: viewpoint, over: ground.terrain, cellSize: CellSize(square: cellSize), curvature: curvature,
      voids: voids)
    cover = CoverSight(
      from: viewpoint, over: ground, cellSize: cellSize, curvature: curvature, voids: voids)
  }

  /// Whether any camera has a target in a cell in its picture; one that none has is not seen.
  ///
  /// - Parameter ground: its elevation (m).
  /// - Complexity: O(cameras).
  public func isInPicture(_ target: Cell, ground: Double) -> Bool {
    let offset = offset(to: target, ground: ground)
    return cameras.contains { isInPicture(offset, of: $0) }
  }

  /// What the sensor makes of a target in a cell: the best of its cameras.
  ///
  /// A target is in the picture when its ground is; ranges are slant ranges to it.
  ///
  /// - Parameters:
  ///   - ground: its elevation (m).
  /// - Throws: what reading the ground throws.
  /// - Complexity: O(distance in cells) when it is in the picture, else O(1).
  public func look(at target: Cell, ground: Double) throws -> Look {
    let offset = offset(to: target, ground: ground)
    let slant = (offset.distance * offset.distance + offset.down * offset.down).squareRoot()
    var (chance, clear) = (0.0, 0.0)
    var cause = GapCause.beyondRange
    for held in cameras {
      let camera = held.camera
      let clearChance = camera.clearCurve.probability(atSlantRange: slant)
      if clearChance >= required { cause = max(cause, .outsideField) }
      guard isInPicture(offset, of: held) else { continue }
      chance = max(chance, camera.curve.probability(atSlantRange: slant))
      clear = max(clear, clearChance)
    }
    guard chance >= negligibleProbability || clear >= required else {
      return Look(probability: 0, cause: cause)
    }
    if try !sight.isVisible(target, ground: ground) {
      return Look(probability: 0, cause: clear >= required ? .hiddenByTerrain : cause)
    }
    if try cover?.hides(target, ground: ground) == true {
      return Look(probability: 0, cause: clear >= required ? .hiddenByCover : cause)
    }
    let isWeather = chance < required && clear >= required
    return Look(
      probability: chance >= negligibleProbability ? chance : 0,
      cause: chance >= required ? nil : isWeather ? .weather : cause)
  }

  /// Where a target's ground lies from the eye (m), on the plane and below it.
  private struct Offset {
    let east: Double
    let north: Double
    let down: Double
    var distance: Double { (east * east + north * north).squareRoot() }
  }

  private func offset(to target: Cell, ground: Double) -> Offset {
    Offset(
      east: Double(target.column - viewpoint.cell.column) * cellSize,
      north: Double(viewpoint.cell.row - target.row) * cellSize, down: viewpoint.eyeElevation - ground)
  }

  private func isInPicture(_ offset: Offset, of held: HeldCamera) -> Bool {
    held.view.contains(
      east: offset.east, north: offset.north, down: offset.down + curvature.drop(at: offset.distance))
  }

  /// A camera and its view as it is held here.
  private struct HeldCamera {
    let camera: FlyingCamera
    let view: HeldView
  }
}
