/// Which cells of a window hold no value, a flag a cell, row by row; nodata is never a number in the cells.
public struct Mask: Sendable, Hashable {
  /// 1 where the cell is void, 0 elsewhere; row-major, as many as the raster's cells.
  public private(set) var flags: [UInt8]
  /// How many cells are void.
  public private(set) var voidCount: Int

  /// A mask of `count` cells, none of them void.
  public init(count: Int) {
    flags = [UInt8](repeating: 0, count: count)
    voidCount = 0
  }

  /// Whether the cell at `index` is void; setting it keeps the count true.
  public subscript(isVoid index: Int) -> Bool {
    get { flags[index] != 0 }
    set {
      let old = flags[index] != 0
      guard old != newValue else { return }
      flags[index] = newValue ? 1 : 0
      voidCount += newValue ? 1 : -1
    }
  }

  /// Whether any cell is void.
  public var hasVoids: Bool { voidCount > 0 }
}
