public import GeoCore
public import SensorPhysics
public import TerrainKernels

/// Something on the ground to be looked at.
public struct SightTarget: Sendable, Hashable {
  /// The cell that it stands in, whose centre sight lines run to.
  public let cell: Cell
  /// The cell's elevation (m).
  public let ground: Double
  /// Where it really stands.
  public let point: PlanePoint
  /// The elevation there (m).
  public let pointGround: Double

  /// A target.
  public init(cell: Cell, ground: Double, point: PlanePoint, pointGround: Double) {
    self.cell = cell
    self.ground = ground
    self.point = point
    self.pointGround = pointGround
  }
}

/// What a flying sensor sees of the lattice from one place on its way.
public final class PatrolSight {
  /// What it makes of a target in a cell.
  public struct CellDetection: Sendable, Hashable {
    /// The chance of the task, in [0, 1]; 0 when it is not seen.
    public var probability: Double
    /// The furthest stage on the way to the required probability; nil when a pass has it.
    public var cause: GapCause?
  }

  /// Where the eye is.
  private let place: PlanePoint
  private let elevation: Double
  private let curvature: EarthCurvature
  private let cameras: [HeldCamera]
  private let required: Double
  private let isLinked: Bool
  private let sight: TiledLineOfSight
  private let landCover: LandCoverSight?

  /// The sight from a place.
  ///
  /// - Parameters:
  ///   - cameras: what it looks with.
  ///   - viewpoint: its cell and eye on the lattice, which sight lines run from.
  ///   - place: where it really is: what the picture is taken from.
  ///   - elevation: how high it really is above the datum (m).
  ///   - track: the direction of travel, clockwise from the plane's north.
  ///   - held: the nearest point of the border within its range and its elevation (m); nil when there is none.
  ///   - ground: the terrain and what stands on it.
  ///   - cellSize: the side of a cell (m).
  ///   - curvature: how the ground drops with distance.
  ///   - voids: what a void does to a ray.
  ///   - required: the probability that covers, in (0, 1].
  ///   - isLinked: whether what it sees reaches a monitoring centre, or need not.
  public init(
    _ cameras: [FlyingCamera], from viewpoint: Viewpoint, at place: PlanePoint, elevation: Double,
    track: Angle,
    held: (point: PlanePoint, ground: Double)?, over ground: SightGround, cellSize: Double,
    curvature: EarthCurvature, voids: VoidPolicy, required: Double,
    isLinked: Bool = true
  ) {
    self.place = place
    self.elevation = elevation
    self.curvature = curvature
    self.required = required
    self.isLinked = isLinked
    let heldPoint = held.map { held -> (east: Double, north: Double, down: Double) in
      let (east, north) = (held.point.x - place.x, held.point.y - place.y)
      let distance = (east * east + north * north).squareRoot()
      return (east, north, elevation - held.ground + curvature.drop(at: distance))
    }
    self.cameras = cameras.map {
      HeldCamera(camera: $0, view: $0.heldView(track: track, heldPoint: heldPoint))
    }
    sight = TiledLineOfSight(
      from: viewpoint, over: ground.terrain, cellSize: CellSize(square: cellSize), curvature: curvature,
      voids: voids)
    landCover = LandCoverSight(
      from: viewpoint, over: ground, cellSize: cellSize, curvature: curvature, voids: voids)
  }

  /// Whether any camera has a target in its picture; one that none has is not seen.
  ///
  /// - Complexity: O(cameras).
  public func isInPicture(_ target: SightTarget) -> Bool {
    let offset = offset(to: target)
    return cameras.contains { isInPicture(offset, of: $0) }
  }

  /// What the sensor makes of a target: the best of its cameras.
  ///
  /// A target is in the picture when its ground is; ranges are slant ranges to it.
  ///
  /// - Throws: what reading the ground throws.
  /// - Complexity: O(distance in cells) when it is in the picture, else O(1).
  public func look(at target: SightTarget) throws -> CellDetection {
    let offset = offset(to: target)
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
      return CellDetection(probability: 0, cause: cause)
    }
    if try !sight.isVisible(target.cell, ground: target.ground) {
      return CellDetection(probability: 0, cause: clear >= required ? .hiddenByTerrain : cause)
    }
    if try landCover?.hides(target.cell, ground: target.ground) == true {
      return CellDetection(probability: 0, cause: clear >= required ? .hiddenByLandCover : cause)
    }
    guard isLinked else {
      return CellDetection(probability: 0, cause: clear >= required ? .notLinked : cause)
    }
    let isWeather = chance < required && clear >= required
    return CellDetection(
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

  private func offset(to target: SightTarget) -> Offset {
    Offset(
      east: target.point.x - place.x, north: target.point.y - place.y, down: elevation - target.pointGround)
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
