import GeoCore

/// The exact map from the cells of one grid to those of another: affine, coordinate system, affine.
///
/// Every position is transformed by PROJ on its own; no error threshold, no interpolation between positions.
final class GridMapping {
  private let target: GeoTransform
  private let source: GeoTransform
  private let systems: SystemPair
  private let circle: Circle?

  /// Where longitudes are counted from, so that they do not jump within a window.
  struct Circle {
    /// What a whole turn adds to a longitude.
    let turn: Double
    /// The longitude from which none is further than half a turn.
    let middle: Double
  }

  /// From the cells of `target` to those of `source`, whose coordinate systems are the pair's.
  ///
  /// - Parameter circle: how the source's x is counted when it is a longitude; nil as PROJ does.
  init(
    from target: GeoTransform, to source: GeoTransform, between systems: SystemPair,
    around circle: Circle? = nil
  ) {
    self.target = target
    self.source = source
    self.systems = systems
    self.circle = circle
  }

  /// Moves positions (columns, rows) of the target grid to the source grid, or back.
  ///
  /// - Returns: whether every position has an image.
  func map(
    _ columns: UnsafeMutablePointer<Double>, _ rows: UnsafeMutablePointer<Double>, count: Int,
    backwards: Bool, success: UnsafeMutablePointer<Int32>
  ) -> Bool {
    let (start, end) = backwards ? (source, target) : (target, source)
    for index in 0..<count {
      let place = unsafe start.coordinates(column: columns[index], row: rows[index])
      unsafe columns[index] = place.x
      unsafe rows[index] = place.y
    }
    let isComplete =
      backwards
      ? unsafe systems.toTarget.transform(columns, rows, count: count, success: success)
      : unsafe systems.toSource.transform(columns, rows, count: count, success: success)
    if let circle, !backwards {
      for index in 0..<count {
        unsafe columns[index] = columns[index].turned(towards: circle.middle, circle.turn)
      }
    }
    for index in 0..<count {
      let position = unsafe end.position(x: columns[index], y: rows[index])
      unsafe columns[index] = position.column
      unsafe rows[index] = position.row
    }
    return isComplete
  }

  /// The middle of a window of the target grid, in the source's coordinate system; nil when it has no image there.
  func middle(of window: CellWindow) -> (x: Double, y: Double)? {
    let middle = target.coordinates(
      column: Double(window.columns.lowerBound + window.columns.upperBound) / 2,
      row: Double(window.rows.lowerBound + window.rows.upperBound) / 2)
    var (x, y) = ([middle.x], [middle.y])
    return systems.toSource.transformWherePossible(&x, &y) == [true] ? (x[0], y[0]) : nil
  }

  /// The least window of source cells that holds the images of a window's cells, nil when none has an image.
  ///
  /// Found from a net of `netSteps` x `netSteps` positions; what bulges between them stays within the margin
  /// that readers add.
  func sourceWindow(of window: CellWindow) -> CellWindow? {
    var columns: [Double] = []
    var rows: [Double] = []
    for row in 0...Self.netSteps {
      for column in 0...Self.netSteps {
        columns.append(
          Double(window.columns.lowerBound) + Double(window.columns.count * column) / Double(Self.netSteps))
        rows.append(Double(window.rows.lowerBound) + Double(window.rows.count * row) / Double(Self.netSteps))
      }
    }
    var success = [Int32](repeating: 0, count: columns.count)
    _ = unsafe map(&columns, &rows, count: columns.count, backwards: false, success: &success)
    let images = success.indices.filter {
      success[$0] != 0 && abs(columns[$0]) < Self.furthestCell && abs(rows[$0]) < Self.furthestCell
    }
    guard let left = images.map({ columns[$0] }).min(), let right = images.map({ columns[$0] }).max(),
      let top = images.map({ rows[$0] }).min(), let bottom = images.map({ rows[$0] }).max()
    else { return nil }
    return CellWindow(
      rows: Int(top.rounded(.down))..<(Int(bottom.rounded(.down)) + 1),
      columns: Int(left.rounded(.down))..<(Int(right.rounded(.down)) + 1))
  }

  private static let netSteps = 16
  /// Positions beyond this are no cells of any raster and would not fit an Int32.
  private static let furthestCell = 1e9
}

/// Two coordinate systems and the transformations between them; making one costs milliseconds, so it is shared
/// by all windows of a task.
final class SystemPair {
  let toSource: CoordinateTransformation
  let toTarget: CoordinateTransformation

  /// Between the system of a grid that is filled and that of the grid it is filled from.
  init(target: EarthSystem, source: EarthSystem) throws {
    toSource = try CoordinateTransformation(from: target, to: source)
    toTarget = try CoordinateTransformation(from: source, to: target)
  }
}
