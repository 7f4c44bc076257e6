import GeoCore
import SweepRings

/// The highest ground of each square block of the cells that a viewpoint may look at: it tells at once that all of a
/// block lies below the horizon.
struct BlockMaxima: Sendable {
  /// The largest difference between two elevations of the window (m), above 0.
  let relief: Float
  private let window: CellWindow
  private let blockColumns: Int
  private let blockRows: Int
  /// Elevations (m), row by row of blocks.
  private let highest: [Float]

  /// A difference of less than a millimetre would leave nothing for the rounding of the eye's elevation.
  private static let leastRelief: Float = 1e-3

  private static let size = SweepRing.blockSize

  /// The blocks of a window of the terrain, from its north-west corner on.
  ///
  /// - Complexity: O(cells of the window), a few per cent of the work of a viewshed over it.
  init(of terrain: Raster, within window: CellWindow, level: InstructionLevel) {
    self.window = window
    blockColumns = (window.columns.count + Self.size - 1) / Self.size
    blockRows = (window.rows.count + Self.size - 1) / Self.size
    var highest = [Float](repeating: -.infinity, count: blockRows * blockColumns)
    var limits = HeightLimits()
    let cells = terrain.cells
    for band in 0..<blockRows {
      let row = window.rows.lowerBound + band * Self.size
      var tops = highest.mutableSpan
      level.findHighest(
        of: cells.span, at: terrain.window.index(of: Cell(row: row, column: window.columns.lowerBound)),
        stride: terrain.window.columns.count, rows: min(Self.size, window.rows.upperBound - row),
        columns: window.columns.count, into: &tops, at: band * blockColumns, limits: &limits)
    }
    self.highest = highest
    relief = max(limits.relief, Self.leastRelief)
  }

  /// How many blocks a side's rings have across.
  func count(across side: Side) -> Int { side.isAlongRows ? blockColumns : blockRows }

  /// The block that a ring of a side lies in.
  private func block(atStep step: Int, of side: Side, from observer: Cell) -> Int {
    let cell = side.cell(step: step, offset: 0, from: observer)
    return
      (side.isAlongRows ? cell.row - window.rows.lowerBound : cell.column - window.columns.lowerBound)
      / Self.size
  }

  /// The block that an offset of a side lies in, the nearest one when it lies outside the window.
  func block(atOffset offset: Int, of side: Side, from observer: Cell) -> Int {
    let place =
      side.isAlongRows
      ? observer.column + offset - window.columns.lowerBound : observer.row + offset - window.rows.lowerBound
    return min(max(place / Self.size, 0), count(across: side) - 1)
  }

  /// The highest ground (m) of some rings of a side, block by block across them.
  ///
  /// - Parameters:
  ///   - steps: rings that the window holds.
  ///   - band: takes a value for each of the blocks across.
  func find(_ steps: ClosedRange<Int>, of side: Side, from observer: Cell, into band: inout [Float]) {
    let nearest = block(atStep: steps.lowerBound, of: side, from: observer)
    let furthest = block(atStep: steps.upperBound, of: side, from: observer)
    let blocks = min(nearest, furthest)...max(nearest, furthest)
    let (count, along, across) = (
      count(across: side), side.isAlongRows ? blockColumns : 1, side.isAlongRows ? 1 : blockColumns
    )
    for index in 0..<count {
      var top = -Float.infinity
      for block in blocks { top = max(top, highest[block &* along &+ index &* across]) }
      band[index] = top
    }
  }
}
