public import GeoCore
public import SensorPhysics
public import TerrainKernels

/// What one placed sensor sees of the lattice: range and field of each camera, and sight over the terrain.
public final class SensorSight {
  /// The sensor's place in the scenario.
  public let sensor: Int
  private let viewpoint: Viewpoint
  private let cellSize: Double
  private let fields: [CameraField]
  private let turn: Angle
  private let required: Double
  private let isLinked: Bool
  private let sight: TiledLineOfSight
  private let landCover: LandCoverSight?
  private let curvature: EarthCurvature

  /// A sensor's sight.
  ///
  /// - Parameters:
  ///   - index: the sensor's place in the scenario.
  ///   - sensor: its cameras.
  ///   - viewpoint: its cell and eye on the lattice, and its furthest range.
  ///   - convergence: from true north to the plane's north at its place, clockwise positive.
  ///   - ground: what it looks over.
  ///   - cellSize: the side of a cell (m).
  ///   - curvature: how the ground drops with distance.
  ///   - voids: what a void does to a ray.
  ///   - required: the probability that covers, in (0, 1].
  ///   - isLinked: whether what it sees reaches a monitoring centre, or need not.
  public init(
    of index: Int, sensor: Sensor, viewpoint: Viewpoint, convergence: Angle, over ground: SightGround,
    cellSize: Double, curvature: EarthCurvature, voids: VoidPolicy, required: Double, isLinked: Bool = true
  ) {
    self.sensor = index
    self.viewpoint = viewpoint
    self.cellSize = cellSize
    self.required = required
    self.isLinked = isLinked
    self.curvature = curvature
    fields = sensor.fields.filter { $0.furthestRange(required: required) > 0 }
    turn = convergence
    sight = TiledLineOfSight(
      from: viewpoint, over: ground.terrain, cellSize: CellSize(square: cellSize), curvature: curvature,
      voids: voids)
    landCover = LandCoverSight(
      from: viewpoint, over: ground, cellSize: cellSize, curvature: curvature, voids: voids)
  }

  /// Whether a cell is within the ground range of any camera.
  public func reaches(_ target: Cell) -> Bool {
    let offset = offset(to: target)
    return offset.east * offset.east + offset.north * offset.north <= viewpoint.maxRange * viewpoint.maxRange
  }

  /// What the sensor makes of a target in a cell: the best of its cameras.
  ///
  /// Ranges are slant ranges from the eye to the target's ground, azimuths are true, elevation angles are those of the
  /// target's top. The earth's curve is left out of the slant range: under 1e-5 of it within 30 km.
  ///
  /// - Parameters:
  ///   - ground: its elevation (m).
  ///   - error: the terrain's, when it is to be told whether the sight hangs on it.
  /// - Throws: what reading the ground throws.
  /// - Complexity: O(distance in cells) when sight decides, else O(1).
  public func look(at target: Cell, ground: Double, under error: TerrainError? = nil) throws
    -> CellDetection
  {
    var (look, clear) = open(target, ground: ground)
    guard look.openProbability >= negligibleProbability || clear >= required else { return look }
    let isInRange = look.cause == .hiddenByTerrain
    if let error { look.isMarginal = try isMarginal(target, ground: ground, under: error) }
    let hidden = try obstacle(to: target, ground: ground)
    let obstacle = hidden ?? (isLinked ? nil : .notLinked)
    if !isLinked {
      if hidden == nil { look.standbyProbability = look.openProbability }
      look.openProbability = 0
    }
    guard obstacle == nil else {
      if isInRange { look.cause = obstacle }
      return look
    }
    look.probability = look.openProbability
    look.clearProbability = clear
    if look.probability >= required {
      look.cause = nil
    } else if isInRange {
      look.cause = .weather
    }
    return look
  }

  /// The chance of ``look(at:ground:wantsClearance:)`` with the sensor's sectors turned to each of several directions.
  ///
  /// What has no sector looks all round whatever the direction.
  ///
  /// - Parameters:
  ///   - ground: the target's elevation (m).
  ///   - directions: clockwise from true north; at least one.
  ///   - chances: takes one number a direction, in [0, 1]; 0 where the chance is negligible.
  /// - Returns: whether any is not.
  /// - Throws: what reading the ground throws.
  public func turnedChances(
    at target: Cell, ground: Double, directions: [Angle], into chances: inout [Double]
  ) throws -> Bool {
    let (distance, slant, top, azimuth) = geometry(of: target, ground: ground)
    for index in directions.indices { chances[index] = 0 }
    for field in fields {
      let chance = field.detectionProbability(atSlantRange: slant)
      guard chance >= negligibleProbability else { continue }
      let blind = field.blindness(azimuth: nil, slant: slant, rise: top, distance: distance)
      guard blind == nil else { continue }
      for (index, direction) in directions.enumerated() where chance > chances[index] {
        let isInSector =
          azimuth.map { field.sector.radians >= 2 * .pi || field.turned(to: direction, contains: $0) } ?? true
        if isInSector { chances[index] = chance }
      }
    }
    guard isLinked, chances.contains(where: { $0 > 0 }) else { return false }
    return try obstacle(to: target, ground: ground) == nil
  }

  /// What a map tells of a target in a cell.
  ///
  /// - Parameters:
  ///   - target: a cell of the terrain.
  ///   - ground: its elevation (m).
  /// - Returns: the chance of ``look(at:ground:under:)``, and the least height above the ground (m) from which a
  ///   target there is in sight, at least 0: at most the target's own exactly where that is in sight, infinite where a void
  ///   blocks. Nil when no camera's range and field hold the target, and for a sensor that does not count.
  /// - Throws: what reading the ground throws.
  /// - Complexity: O(distance in cells).
  public func mapped(_ target: Cell, ground: Double) throws -> (probability: Double, visibleHeight: Float)? {
    guard isLinked else { return nil }
    let (look, clear) = open(target, ground: ground)
    guard look.openProbability >= negligibleProbability || clear >= required else { return nil }
    let needed =
      try landCover?.neededHeight(of: target, ground: ground)
      ?? sight.neededHeight(of: target, ground: ground)
    let isInSight =
      abs(needed - viewpoint.targetHeight) > Self.sureDifference
      ? needed < viewpoint.targetHeight : try obstacle(to: target, ground: ground) == nil
    // What rounding does to the height never contradicts the verdict.
    let limit = Float(viewpoint.targetHeight)
    return isInSight
      ? (look.openProbability, min(Float(max(0, needed)), limit)) : (0, max(Float(needed), limit.nextUp))
  }

  /// A needed height and the target's that differ by more than this (m) tell the verdict on the target: over 600,000 steps
  /// and elevations of up to 100 km rounding makes 1e-4 m of it.
  private static let sureDifference = 1e-3

  /// What the cameras could make of a target that nothing hides, and the best chance in clear air; the cause is
  /// "hidden by terrain" when one that reaches the required probability in clear air looks there.
  private func open(_ target: Cell, ground: Double) -> (look: CellDetection, clear: Double) {
    let (distance, slant, top, azimuth) = geometry(of: target, ground: ground)
    var look = CellDetection()
    var clear = 0.0
    for field in fields {
      // Nearer than its least range a camera would still be in range if it could focus.
      let isInRange = field.clearDetectionProbability(atSlantRange: max(slant, field.leastRange)) >= required
      if let blind = field.blindness(azimuth: azimuth, slant: slant, rise: top, distance: distance) {
        if isInRange { look.cause = max(look.cause ?? .beyondRange, blind) }
        continue
      }
      if isInRange { look.cause = .hiddenByTerrain }
      look.openProbability = max(look.openProbability, field.detectionProbability(atSlantRange: slant))
      clear = max(clear, field.clearDetectionProbability(atSlantRange: slant))
    }
    return (look, clear)
  }

  /// Where a target is: its ground distance and slant range (m), the height of its top above the eye's level (m) less the
  /// drop of the curved earth, and its azimuth from true north, nil in the eye's own cell.
  private func geometry(
    of target: Cell, ground: Double
  ) -> (distance: Double, slant: Double, top: Double, azimuth: Angle?) {
    let offset = offset(to: target)
    let distance = (offset.east * offset.east + offset.north * offset.north).squareRoot()
    let rise = ground - viewpoint.eyeElevation
    let slant = (distance * distance + rise * rise).squareRoot()
    let top = rise + viewpoint.targetHeight - curvature.drop(at: distance)
    let azimuth =
      target == viewpoint.cell ? nil : Angle.azimuth(east: offset.east, north: offset.north) + turn
    return (distance, slant, top, azimuth)
  }

  /// What hides a target; nil when nothing does.
  private func obstacle(to target: Cell, ground: Double) throws -> GapCause? {
    guard try sight.isVisible(target, ground: ground) else { return .hiddenByTerrain }
    return try landCover?.hides(target, ground: ground) == true ? .hiddenByLandCover : nil
  }

  private func isMarginal(_ target: Cell, ground: Double, under error: TerrainError) throws -> Bool {
    try landCover?.isMarginal(target, ground: ground, under: error)
      ?? sight.isMarginal(target, ground: ground, under: error)
  }

  /// Whether the sight line to a cell passes over ground without terrain data.
  public func crossesVoid(to target: Cell) throws -> Bool { try sight.touchesVoid(target) }

  private func offset(to target: Cell) -> (east: Double, north: Double) {
    (
      Double(target.column - viewpoint.cell.column) * cellSize,
      Double(viewpoint.cell.row - target.row) * cellSize
    )
  }
}

extension CameraField {
  /// Whether the sector would hold a direction if its middle were another one.
  fileprivate func turned(to middle: Angle, contains direction: Angle) -> Bool {
    middle.separation(from: direction).radians <= sector.radians / 2
  }

  /// The slant range below which the camera sees nothing (m).
  fileprivate var leastRange: Double { max(minRange, clearCurve?.minRange ?? 0) }

  /// Why the camera does not look at a point; nil when it does.
  ///
  /// - Parameters:
  ///   - azimuth: from true north; nil for the camera's own cell, which is in every sector.
  ///   - slant: the slant range (m).
  ///   - rise: the point's height above the eye's level (m), less the drop of the curved earth.
  ///   - distance: its ground distance (m).
  fileprivate func blindness(azimuth: Angle?, slant: Double, rise: Double, distance: Double) -> GapCause? {
    if let azimuth, !contains(azimuth: azimuth) { return .outsideField }
    if slant < leastRange { return .nearDeadZone }
    guard elevations.contains(rise: rise, distance: distance) else {
      return elevations.isBelow(rise: rise, distance: distance) ? .nearDeadZone : .outsideField
    }
    return nil
  }
}
