import GeoCore
import TerrainKernels
import TestSupport
import Testing

/// A viewpoint over random terrain, everything about it drawn from a seed.
struct SightCase: Sendable, CustomTestStringConvertible {
  let seed: UInt64
  let kind: TerrainKind
  let rows: Int
  let columns: Int
  let observer: Cell
  let observerHeight: Double
  let targetHeight: Double
  let cellSize: CellSize
  let curvature: EarthCurvature
  let minRange: Double
  let maxRange: Double
  let sector: Sector
  let verticalField: VerticalField?
  let voids: VoidPolicy

  /// A case of one of the kinds, in turn.
  ///
  /// - Parameter sides: how many rows and columns the terrain may have.
  init(seed: UInt64, sides: ClosedRange<Int> = 60...90) {
    var random = SeededGenerator(seed: seed)
    func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: values.indices, using: &random)] }
    self.seed = seed
    let kinds = TerrainKind.allCases
    kind = kinds[Int(seed % UInt64(kinds.count))]
    rows = Int.random(in: sides, using: &random)
    columns = Int.random(in: sides, using: &random)
    let inside = Cell(
      row: Int.random(in: 0..<rows, using: &random), column: Int.random(in: 0..<columns, using: &random))
    let centre = Cell(row: rows / 2, column: columns / 2)
    observer = pick([
      inside, inside, inside, centre, Cell(row: 0, column: inside.column),
      Cell(row: inside.row, column: columns - 1), Cell(row: rows - 1, column: 0),
      Cell(row: 1, column: columns - 2),
    ])
    // An eye on level ground or on a ramp grazes it.
    let mayGraze = [.level, .ramp, .tilt].contains(kind)
    observerHeight =
      mayGraze ? pick([0, 0, 0, 2, -1]) : pick([0, 2, 2, 2, 30, 30, 30, 30, 500, 500, 20_000, -5, -300])
    targetHeight = pick([0, 1.8, 20])
    cellSize = pick([
      CellSize(square: 30), CellSize(square: 30), CellSize(square: 30), CellSize(square: 90),
      CellSize(width: 20, height: 31),
      CellSize(width: 69, height: 92.6), CellSize(square: 1),
    ])
    let isPlane = cellSize.width == 1
    let bends = [.flat, EarthCurvature(refraction: 0.13), EarthCurvature(refraction: 0)]
    curvature = isPlane ? .flat : pick(bends)
    let span = Double(max(rows, columns)) * cellSize.width
    (minRange, maxRange) = pick([
      (0, 3 * span), (0, 3 * span), (0, 3 * span), (0, 0.5 * span), (0, 0.5 * span), (0.1 * span, 0.6 * span),
      (0.4 * span, 0.45 * span),
      (span / 50, 3 * span), (0, 1.5 * cellSize.width),
    ])
    let turn = Angle(degrees: Double.random(in: 0..<360, using: &random))
    sector = pick([
      .full, .full, .full, .full, Sector(from: turn, width: Angle(degrees: 3)),
      Sector(from: turn, width: Angle(degrees: 90)), Sector(from: turn, width: Angle(degrees: 200)),
      Sector(from: turn, width: Angle(degrees: 359)), Sector(around: Angle(degrees: 0), width: turn),
      Sector(from: Angle(degrees: 45), width: Angle(degrees: 90)),
    ])
    verticalField = pick([
      nil, nil, nil, nil, nil, nil, Self.field(-5, 5), Self.field(-60, -10), Self.field(-3, 30),
      Self.field(-1, 0.5),
    ])
    voids = pick(VoidPolicy.allCases)
  }

  /// The ground.
  var terrain: Raster { kind.raster(rows: rows, columns: columns, seed: seed) }

  /// The eye over a terrain.
  func viewpoint(over terrain: Raster) -> Viewpoint {
    Viewpoint(
      cell: observer,
      eyeElevation: Double(terrain.cells[terrain.window.index(of: observer)]) + observerHeight,
      targetHeight: targetHeight, minRange: minRange, maxRange: maxRange, sector: sector,
      verticalField: verticalField)
  }

  /// What an engine says a viewpoint of this case sees.
  func viewshed(_ engine: ViewshedEngine, over terrain: Raster) -> Viewshed {
    engine.viewshed(
      from: viewpoint(over: terrain), over: terrain, cellSize: cellSize, curvature: curvature, voids: voids)
  }

  /// From which heights on an engine says a viewpoint of this case sees targets.
  func minimumHeights(_ engine: ViewshedEngine, over terrain: Raster) -> MinimumHeights {
    engine.minimumHeights(
      from: viewpoint(over: terrain), over: terrain, cellSize: cellSize, curvature: curvature, voids: voids)
  }

  var testDescription: String {
    let field = verticalField.map { "\($0.lowest.degrees)...\($0.highest.degrees)" } ?? "any"
    return """
      seed \(seed): \(kind) \(rows) x \(columns), from \(observer.row),\(observer.column) \
      \(observerHeight) m up, targets \(targetHeight) m, cells \(cellSize.width) x \(cellSize.height) m, \
      drop \(curvature.coefficient), range \(minRange)...\(maxRange) m, \
      sector \(sector.start.degrees) + \(sector.width.degrees), field \(field), voids \(voids)
      """
  }

  private static func field(_ lowest: Double, _ highest: Double) -> VerticalField {
    VerticalField(from: Angle(degrees: lowest), to: Angle(degrees: highest))
  }
}
