public import GeoCore

/// The grey-scale opening of a surface by a square: what is left of it when everything narrower than the square is taken off.
///
/// Erosion, the lowest value within the square, then dilation, the highest of those within it. A plane is its own opening,
/// however steep, so what a cell loses by it stands on the slope; a crest loses what the square cuts off it. The filter by
/// which buildings and trees were first told from the ground in laser scans (Kilian, Haala and Englich 1996, International
/// Archives of Photogrammetry and Remote Sensing 31 B3).
public enum GroundOpening {
  /// The opening of a raster, cell by cell; meaningless within twice `reach` of its edges and infinite where all is void.
  ///
  /// - Parameters:
  ///   - surface: elevations (m).
  ///   - reach: how far the square reaches from its middle (cells), at least 0.
  /// - Complexity: O(cells), whatever the reach.
  public static func opening(of surface: Raster, reach: Int) -> [Float] {
    let (rows, columns) = (surface.window.rows.count, surface.window.columns.count)
    var values = surface.cells
    for index in values.indices where surface.voids[isVoid: index] { values[index] = .infinity }
    for sign: Float in [1, -1] {
      // The highest is the lowest of the opposites.
      for index in values.indices { values[index] *= sign }
      for row in 0..<rows { slide(&values, from: row * columns, by: 1, count: columns, reach) }
      for column in 0..<columns { slide(&values, from: column, by: columns, count: rows, reach) }
      for index in values.indices { values[index] *= sign }
    }
    return values
  }

  /// Replaces each value of a line by the lowest within reach along it.
  ///
  /// Van Herk 1992: the line is cut into blocks as long as a window; a window lies over the end of one and the start of the
  /// next, whose running minima are known.
  private static func slide(
    _ values: inout [Float], from start: Int, by stride: Int, count: Int, _ reach: Int
  ) {
    let width = 2 * reach + 1
    var upToHere = [Float](repeating: .infinity, count: count)
    var fromHere = upToHere
    for index in 0..<count {
      let value = values[start + index * stride]
      upToHere[index] = index % width == 0 ? value : min(upToHere[index - 1], value)
    }
    for index in (0..<count).reversed() {
      let value = values[start + index * stride]
      let isLast = index % width == width - 1 || index == count - 1
      fromHere[index] = isLast ? value : min(fromHere[index + 1], value)
    }
    for index in 0..<count {
      let (first, last) = (max(index - reach, 0), min(index + reach, count - 1))
      // A window that is cut short by an end of the line may lie within one block.
      let isWithinBlock = first / width == last / width
      let lowest =
        isWithinBlock
        ? (first % width == 0 ? upToHere[last] : fromHere[first]) : min(fromHere[first], upToHere[last])
      values[start + index * stride] = lowest
    }
  }
}
