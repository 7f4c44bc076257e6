public import GeoCore

/// Where a section of the work lies: its border, and the window of the lattice that decides about it.
public struct SectionExtent: Sendable, Hashable {
  /// The zone whose lattice it is a window of.
  public var zone: Int
  /// The border's part.
  public var part: Int
  /// Its border: chainage (m) within the part.
  public var chainage: Range<Double>
  /// How many pieces of border it has.
  public var pieceCount: Int
  /// The cells of its border, and those as far around as any sensor reaches.
  public var window: CellWindow

  /// An extent.
  public init(zone: Int, part: Int, chainage: Range<Double>, pieceCount: Int, window: CellWindow) {
    self.zone = zone
    self.part = part
    self.chainage = chainage
    self.pieceCount = pieceCount
    self.window = window
  }

  /// The window's outline on the lattice's plane, closed, from the north-west corner clockwise as seen on a map.
  ///
  /// - Parameter steps: into how many straight lines each side is cut, at least 1; a side that is straight on the
  ///   plane is not straight in degrees.
  public func outline(on lattice: Lattice, steps: Int) -> [PlanePoint] {
    let west = Double(window.columns.lowerBound) * lattice.cellSize
    let east = Double(window.columns.upperBound) * lattice.cellSize
    let north = -Double(window.rows.lowerBound) * lattice.cellSize
    let south = -Double(window.rows.upperBound) * lattice.cellSize
    let corners = [
      PlanePoint(x: west, y: north), PlanePoint(x: east, y: north), PlanePoint(x: east, y: south),
      PlanePoint(x: west, y: south), PlanePoint(x: west, y: north),
    ]
    let sides = zip(corners, corners.dropFirst()).flatMap { from, to in
      (0..<steps).map { step in
        let share = Double(step) / Double(steps)
        return PlanePoint(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share)
      }
    }
    return sides + corners.suffix(1)
  }
}
