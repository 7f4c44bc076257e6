import CGDAL
import GeoCore

/// A rectangle in a system's own coordinates: where an input's coordinates lie.
struct PlaneBox: Sendable, Hashable {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>

  /// The least rectangle around points; nil when none is finite.
  init?(around points: [(x: Double, y: Double)]) {
    let finite = points.filter { $0.x.isFinite && $0.y.isFinite }
    guard let left = finite.map(\.x).min(), let right = finite.map(\.x).max(),
      let bottom = finite.map(\.y).min(), let top = finite.map(\.y).max()
    else { return nil }
    x = left...right
    y = bottom...top
  }

  /// The rectangle on Earth that holds it, on the datum of its own system, some hundred metres off WGS 84's.
  ///
  /// - Returns: nil when nothing of it is on Earth, it runs round the whole Earth, or its system has no places on Earth.
  func area(in reference: borrowing SpatialReference) -> GeographicBox? {
    guard let geographic = try? reference.geographic() else { return nil }
    var (columns, rows) = net
    if !reference.isGeographic {
      guard let step = try? TransformationStep(from: reference, to: geographic) else { return nil }
      step.transformWherePossible(&columns, &rows)
    }
    let degrees = unsafe OSRGetAngularUnits(geographic.handle, nil) * 180 / .pi
    let meridian = unsafe OSRGetPrimeMeridian(geographic.handle, nil)
    let places = zip(columns, rows).map { (x: $0 * degrees + meridian, y: $1 * degrees) }
    guard let box = PlaneBox(around: places.filter { abs($0.y) <= 90 }) else { return nil }
    guard box.x.upperBound - box.x.lowerBound < 360 else { return nil }
    let turns = ((box.x.lowerBound + 180) / 360).rounded(.down) * 360
    return GeographicBox(
      west: box.x.lowerBound - turns, south: box.y.lowerBound, east: box.x.upperBound - turns,
      north: box.y.upperBound)
  }

  /// Whether an operation to WGS 84 has an image of every part of it.
  func isCarried(by operation: CoordinateOperation, from reference: borrowing SpatialReference) throws -> Bool
  {
    var (columns, rows) = net
    let step = try TransformationStep(from: reference, to: .wgs84(), by: operation)
    return !step.transformWherePossible(&columns, &rows).contains(false)
  }

  /// Points over all of it, its corners included.
  private var net: (x: [Double], y: [Double]) {
    let steps = (0...Self.netSteps).map { Double($0) / Double(Self.netSteps) }
    let places = steps.flatMap { row in steps.map { column in (column, row) } }
    return (
      places.map { x.lowerBound + (x.upperBound - x.lowerBound) * $0.0 },
      places.map { y.lowerBound + (y.upperBound - y.lowerBound) * $0.1 }
    )
  }

  private static let netSteps = 8
}
