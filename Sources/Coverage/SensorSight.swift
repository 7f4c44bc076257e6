public import GeoCore
public import SensorPhysics
public import TerrainKernels

/// What one placed sensor sees of the lattice: range and field of each camera, and sight over the terrain.
public struct SensorSight: Sendable {
  /// How far a cell came on the way to being seen; the order is that of `GapCause`.
  public enum Stage: Sendable, Hashable {
    /// It stopped at a cause.
    case stopped(GapCause)
    /// A camera sees it.
    case seen
  }

  /// The sensor's place in the scenario.
  public let sensor: Int
  private let cell: Cell
  private let eye: Double
  private let cellSize: Double
  private let fields: [CameraField]
  private let turn: Angle
  private let sight: LineOfSight
  private let maxSquare: Double
  private let isLinked: Bool

  /// A sensor's sight.
  ///
  /// - Parameters:
  ///   - index: the sensor's place in the scenario.
  ///   - sensor: its cameras.
  ///   - viewpoint: its cell and eye on the lattice.
  ///   - convergence: from true north to the plane's north at its place, clockwise positive.
  ///   - terrain: the ground of all cells within its range.
  ///   - cellSize: the side of a cell (m).
  ///   - curvature: how the ground drops with distance.
  ///   - voids: what a void does to a ray.
  ///   - isLinked: whether what it sees counts.
  public init(
    of index: Int, sensor: Sensor, viewpoint: Viewpoint, convergence: Angle, terrain: Raster,
    cellSize: Double,
    curvature: EarthCurvature, voids: VoidPolicy, isLinked: Bool = true
  ) {
    self.sensor = index
    cell = viewpoint.cell
    eye = viewpoint.eyeElevation
    self.cellSize = cellSize
    fields = sensor.fields.filter(\.isUseful)
    turn = convergence
    self.isLinked = isLinked
    maxSquare = viewpoint.maxRange * viewpoint.maxRange
    sight = LineOfSight(
      from: viewpoint, over: terrain, cellSize: CellSize(square: cellSize), curvature: curvature,
      voids: voids)
  }

  /// Whether a cell is within the ground range of any camera.
  public func reaches(_ target: Cell) -> Bool {
    let offset = offset(to: target)
    return offset.east * offset.east + offset.north * offset.north <= maxSquare
  }

  /// How far a target in a cell comes; the furthest that any camera brings it.
  ///
  /// Ranges are slant ranges from the eye to the target's ground, azimuths are true. The earth's curve is left
  /// out of the slant range: under 1e-5 of it within 30 km.
  ///
  /// - Parameters:
  ///   - target: a cell of the terrain's window.
  ///   - ground: its elevation (m).
  /// - Complexity: O(distance in cells) when sight decides, else O(1).
  public func stage(of target: Cell, ground: Double) -> Stage {
    let offset = offset(to: target)
    let rise = ground - eye
    let slant = (offset.east * offset.east + offset.north * offset.north + rise * rise).squareRoot()
    var furthest = GapCause.beyondRange
    for field in fields where slant <= field.maxRange {
      let isOwnCell = target == cell
      let azimuth = Angle.azimuth(east: offset.east, north: offset.north) + turn
      guard isOwnCell || field.contains(azimuth: azimuth) else {
        furthest = max(furthest, .outsideField)
        continue
      }
      furthest = max(furthest, slant < field.minRange ? .nearDeadZone : .hiddenByTerrain)
    }
    guard furthest == .hiddenByTerrain, sight.isVisible(target, ground: ground) else {
      return .stopped(furthest)
    }
    return isLinked ? .seen : .stopped(.notLinked)
  }

  /// Whether the sight line to a cell passes over ground without terrain data.
  public func crossesVoid(to target: Cell) -> Bool { sight.touchesVoid(target) }

  private func offset(to target: Cell) -> (east: Double, north: Double) {
    (Double(target.column - cell.column) * cellSize, Double(cell.row - target.row) * cellSize)
  }
}
