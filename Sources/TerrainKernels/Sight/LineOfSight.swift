public import GeoCore

/// Whether one place sees another: the definition of truth that every faster engine is held to.
///
/// Posts are cell centres; the sight line runs from the eye over the observer's cell to the target's top.
/// Each crossing of it with either family of grid lines has the ground interpolated between two posts, less
/// the drop c d^2 of the curved earth, and blocks when strictly above the line: a grazing ray sees. Both
/// are compared as terms multiplied by m^2, in Double and without division, so that integer terrain without
/// curvature is decided exactly while m^2 times the height differences stays below 2^53.
///
/// A cell and its eight neighbours always see each other: there is no crossing between them.
public struct LineOfSight: Sendable {
  let terrain: Raster
  let viewpoint: Viewpoint
  private let origin: Int
  let cellSize: CellSize
  let curvature: EarthCurvature
  let voidsBlock: Bool

  /// Sight from a viewpoint over terrain.
  ///
  /// - Parameters:
  ///   - viewpoint: the eye; its cell is in the terrain's window. Its ranges and its field are not looked at.
  ///   - terrain: elevations (m).
  ///   - cellSize: the size of a cell.
  ///   - curvature: how the ground drops with distance.
  ///   - voids: what a void does to a ray; `fill` happened at reading, what is still void blocks.
  public init(
    from viewpoint: Viewpoint, over terrain: Raster, cellSize: CellSize, curvature: EarthCurvature,
    voids: VoidPolicy
  ) {
    precondition(terrain.window.contains(viewpoint.cell), "an observer stands in the terrain's window")
    self.init(from: viewpoint, along: terrain, cellSize: cellSize, curvature: curvature, voids: voids)
  }

  /// Sight over terrain that may hold only a part of the way.
  init(
    from viewpoint: Viewpoint, along terrain: Raster, cellSize: CellSize, curvature: EarthCurvature,
    voids: VoidPolicy
  ) {
    self.terrain = terrain
    self.viewpoint = viewpoint
    origin = terrain.window.index(of: viewpoint.cell)
    self.cellSize = cellSize
    self.curvature = curvature
    voidsBlock = voids != .transparent
  }

  /// Whether terrain leaves the target visible; ranges are not looked at.
  ///
  /// - Parameter target: a cell of the terrain's window. Its own value is its ground, void or not.
  /// - Complexity: O(distance in cells).
  public func isVisible(_ target: Cell) -> Bool {
    isVisible(target, ground: Double(terrain.cells[terrain.window.index(of: target)]))
  }

  /// Whether terrain leaves visible a target whose ground the caller knows better than the terrain's cell does.
  ///
  /// - Parameters:
  ///   - target: a cell of the terrain's window.
  ///   - ground: the elevation that the target stands on (m), finite.
  /// - Complexity: O(distance in cells).
  public func isVisible(_ target: Cell, ground: Double) -> Bool {
    let (across, along) = crossings(to: target)
    return isVisible(target, ground: ground, over: across, along)
  }

  /// Whether none of some crossings on the way to the target blocks.
  ///
  /// - Parameters:
  ///   - target: a cell of the terrain's window.
  ///   - ground: the elevation that the target stands on (m).
  ///   - across: all or some of those of one family on the way to it.
  ///   - along: the same of the other family.
  func isVisible(
    _ target: Cell, ground: Double, over across: GridCrossings, _ along: GridCrossings
  ) -> Bool {
    let line = line(to: target, ground: ground)
    return !isBlocked(line, at: across) && !isBlocked(line, at: along)
  }

  private func isBlocked(_ line: SightLine, at crossings: GridCrossings) -> Bool {
    guard terrain.voids.hasVoids else { return line.isBlocked(at: crossings, by: terrain.cells.span) }
    return line.isBlocked(
      at: crossings, by: terrain.cells.span, voids: terrain.voids.flags.span, voidsBlock: voidsBlock)
  }

  /// The sight line to a target's top.
  func line(to target: Cell, ground: Double) -> SightLine {
    SightLine(
      eye: viewpoint.eyeElevation, rise: ground + viewpoint.targetHeight - viewpoint.eyeElevation,
      drop: drop(to: target))
  }

  /// The drop of the curved earth at a cell (m).
  func drop(to target: Cell) -> Double { curvature.coefficient * squaredDistance(to: target) }

  /// Whether any crossing on the way to the target gives weight to a void post.
  ///
  /// - Parameter target: a cell of the terrain's window; whether it is void itself does not matter.
  /// - Complexity: O(distance in cells) where the terrain has voids, else O(1).
  public func touchesVoid(_ target: Cell) -> Bool {
    guard terrain.voids.hasVoids else { return false }
    let (across, along) = crossings(to: target)
    let isVoid = { (crossing: GridCrossings.Element) in
      terrain.voids[isVoid: crossing.near] || terrain.voids[isVoid: crossing.far]
    }
    return across.contains(where: isVoid) || along.contains(where: isVoid)
  }

  /// The crossings with the lines through columns of posts, then with those through rows.
  func crossings(to target: Cell) -> (across: GridCrossings, along: GridCrossings) {
    let rows = target.row - viewpoint.cell.row
    let columns = target.column - viewpoint.cell.column
    let rowStride = rows.signum() * terrain.window.columns.count
    return (
      GridCrossings(
        origin: origin, steps: abs(columns), minor: abs(rows), majorStride: columns.signum(),
        minorStride: rowStride),
      GridCrossings(
        origin: origin, steps: abs(rows), minor: abs(columns), majorStride: rowStride,
        minorStride: columns.signum())
    )
  }

  /// The squared ground distance to a cell (m^2).
  func squaredDistance(to target: Cell) -> Double {
    cellSize.squaredDistance(
      rows: target.row - viewpoint.cell.row, columns: target.column - viewpoint.cell.column)
  }
}

/// How high a target must be to be seen: the second presentation of sight.
extension LineOfSight {
  /// The least height above its ground (m) at which terrain leaves a target visible; 0 where its ground is seen.
  ///
  /// With the target's own height at 0, a crossing at step i of m with excess x (times m^2) asks for a height of
  /// x / (m i). The viewpoint's target height does not matter; its ranges and its field are not looked at.
  ///
  /// - Parameter target: a cell of the terrain's window. Its own value is its ground, void or not.
  /// - Returns: infinity where a void blocks, as no height helps.
  /// - Complexity: O(distance in cells).
  public func minimumHeight(of target: Cell) -> Double {
    max(0, neededHeight(of: target, ground: Double(terrain.cells[terrain.window.index(of: target)])))
  }

  /// The height above a known ground (m) at which terrain just leaves a target visible: negative where more than the
  /// ground is seen, minus infinity for the observer's neighbours, which nothing hides.
  ///
  /// - Parameters:
  ///   - target: a cell of the terrain's window.
  ///   - ground: the elevation that the target stands on (m), finite.
  /// - Returns: infinity where a void blocks.
  /// - Complexity: O(distance in cells).
  public func neededHeight(of target: Cell, ground: Double) -> Double {
    let (across, along) = crossings(to: target)
    let line = SightLine(
      eye: viewpoint.eyeElevation, rise: ground - viewpoint.eyeElevation, drop: drop(to: target))
    return max(neededHeight(above: line, over: across), neededHeight(above: line, over: along))
  }

  /// The height (m) above the end of a line that some crossings of one family ask for: minus infinity for none, infinity
  /// where a void blocks.
  func neededHeight(above line: SightLine, over crossings: GridCrossings) -> Double {
    let ground = terrain.cells.span
    let steps = Double(crossings.steps)
    var height = -Double.infinity
    guard terrain.voids.hasVoids else {
      for crossing in crossings {
        let excess = line.scaledExcess(at: crossing, of: crossings.steps, on: ground)
        height = max(height, excess / (steps * Double(crossing.step)))
      }
      return height
    }
    let voids = terrain.voids.flags.span
    for crossing in crossings {
      guard voids[crossing.near] | voids[crossing.far] == 0 else {
        if voidsBlock { return .infinity }
        continue
      }
      let excess = line.scaledExcess(at: crossing, of: crossings.steps, on: ground)
      height = max(height, excess / (steps * Double(crossing.step)))
    }
    return height
  }
}
