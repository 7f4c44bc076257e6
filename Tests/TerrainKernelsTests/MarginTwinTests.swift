import Foundation
import GeoCore
import TerrainKernels
import TestSupport
import Testing

@Suite("Sight that hangs on the terrain's error")
struct MarginTwinTests {
  /// Whether a verdict is marginal, crossing by crossing as it is defined; nil where rounding decides.
  private func plain(
    from eye: Viewpoint, to target: Cell, foot: Double, over ground: Raster, cell: Double,
    bend: EarthCurvature, voidsBlock: Bool, under error: TerrainError
  ) -> Bool? {
    let (rows, columns) = (target.row - eye.cell.row, target.column - eye.cell.column)
    let length = cell * Double(rows * rows + columns * columns).squareRoot()
    var (isNarrow, isSurelyBlocked, isTie) = (false, false, false)
    func look(at share: Double, _ near: Cell, _ far: Cell, _ weight: Double) {
      guard let low = ground[near], let high = weight > 0 ? ground[far] : low else {
        if voidsBlock { isSurelyBlocked = true }
        return
      }
      let height =
        Double(low) * (1 - weight) + Double(high) * weight - bend.drop(at: share * length)
      let top = foot + eye.targetHeight - bend.drop(at: length)
      let clearance = eye.eyeElevation + (top - eye.eyeElevation) * share - height
      let weights = [(1.0, share * length), (share - 1, 0), (-share, length)]
      var variance = 0.0
      for own in weights {
        for other in weights {
          variance += own.0 * other.0 * exp(-abs(own.1 - other.1) / error.correlationLength)
        }
      }
      let band = error.standardDeviation * max(0, variance).squareRoot()
      if min(abs(clearance - band), abs(clearance + band)) < 1e-6 { isTie = true }
      if clearance <= -band, clearance < 0 { isSurelyBlocked = true }
      if clearance < band { isNarrow = true }
    }
    for step in 1..<max(abs(columns), 1) {
      let place = Double(step * abs(rows)) / Double(abs(columns))
      let line = step * abs(rows) / abs(columns)
      let near = Cell(
        row: eye.cell.row + rows.signum() * line, column: eye.cell.column + columns.signum() * step)
      look(
        at: Double(step) / Double(abs(columns)), near,
        Cell(row: near.row + rows.signum(), column: near.column),
        place - Double(line))
    }
    for step in 1..<max(abs(rows), 1) {
      let place = Double(step * abs(columns)) / Double(abs(rows))
      let line = step * abs(columns) / abs(rows)
      let near = Cell(
        row: eye.cell.row + rows.signum() * step, column: eye.cell.column + columns.signum() * line)
      look(
        at: Double(step) / Double(abs(rows)), near,
        Cell(row: near.row, column: near.column + columns.signum()), place - Double(line))
    }
    return isTie ? nil : isNarrow && !isSurelyBlocked
  }

  @Test(
    "Every verdict's margin is that of looking at each crossing with the variance of three errors",
    arguments: 1...8 as ClosedRange<UInt64>, VoidPolicy.allCases)
  func twin(seed: UInt64, voids: VoidPolicy) throws {
    var random = SeededGenerator(seed: seed)
    let window = CellWindow(rows: -40..<140, columns: -30..<150)
    var ground = Raster(window: window, filledWith: 0)
    for row in window.rows {
      for column in window.columns {
        let index = window.index(of: Cell(row: row, column: column))
        let hill = 10 * sin(Double(row) / 17) * cos(Double(column) / 23)
        ground.cells[index] = Float(hill + .random(in: 0...2, using: &random))
        ground.voids[isVoid: index] = Int.random(in: 0..<900, using: &random) == 0
      }
    }
    let tiles = TiledRaster { place in
      var part = Raster(window: place.window, filledWith: 0)
      for row in place.window.rows {
        for column in place.window.columns {
          let cell = Cell(row: row, column: column)
          let value = ground.window.contains(cell) ? ground[cell] : nil
          part.cells[place.window.index(of: cell)] = value ?? 0
          part.voids[isVoid: place.window.index(of: cell)] = value == nil
        }
      }
      return .tile(of: part)
    }
    let error = TerrainError(
      standardDeviation: [0, 0.5, 2, 6][Int(seed % 4)],
      correlationLength: [1, 40, 500, 1e5][Int(seed / 2 % 4)])
    var (marginal, sure) = (0, 0)
    for _ in 0..<6 {
      let observer = Cell(
        row: .random(in: window.rows, using: &random),
        column: .random(in: window.columns, using: &random))
      let eye = Viewpoint(
        cell: observer, eyeElevation: .random(in: 5...40, using: &random), targetHeight: 1.8,
        maxRange: 1e4)
      let bend = EarthCurvature(refraction: 0.13)
      let sight = TiledLineOfSight(
        from: eye, over: tiles, cellSize: CellSize(square: 30), curvature: bend, voids: voids)
      for _ in 0..<150 {
        let target = Cell(
          row: .random(in: window.rows, using: &random),
          column: .random(in: window.columns, using: &random))
        let foot = Double.random(in: -8...12, using: &random)
        let expected = plain(
          from: eye, to: target, foot: foot, over: ground, cell: 30, bend: bend,
          voidsBlock: voids != .transparent, under: error)
        guard let expected else { continue }
        #expect(
          try sight.isMarginal(target, ground: foot, under: error) == expected,
          "seed \(seed): \(observer) to \(target)")
        if expected { marginal += 1 } else { sure += 1 }
      }
    }
    #expect(
      sure > 0 && (marginal > 0 || error.standardDeviation == 0), "seed \(seed) shows too little")
  }
}
