import CGDAL
import GeoCore

/// Owns a transformation between two coordinate systems; one per task.
///
/// Where both are on WGS 84 coordinates are converted from one to the other; else the way leads over WGS 84, by the
/// operation of each. No coordinate is ever shifted by a ballpark, also where an operation does not reach.
@safe
struct CoordinateTransformation: ~Copyable {
  /// None when both systems are one: then coordinates keep their bits.
  private let steps: [TransformationStep]

  /// From one system to the other, x east and y north on both sides.
  ///
  /// - Throws: `GDALError` when PROJ cannot make it.
  init(from source: EarthSystem, to target: EarthSystem) throws {
    let start = try SpatialReference(source.text)
    let end = try SpatialReference(target.text)
    guard !start.isSame(as: end) else {
      steps = []
      return
    }
    let wgs84 = try SpatialReference.wgs84()
    switch (source.choice.operation, target.choice.operation) {
    case (nil, nil):
      steps = [try TransformationStep(from: start, to: end)]
    case (let operation?, nil):
      let shift = try TransformationStep(from: start, to: wgs84, by: operation)
      steps = wgs84.isSame(as: end) ? [shift] : [shift, try TransformationStep(from: wgs84, to: end)]
    case (nil, let operation?):
      let shift = try TransformationStep(from: wgs84, to: end, byInverseOf: operation)
      steps = wgs84.isSame(as: start) ? [shift] : [try TransformationStep(from: start, to: wgs84), shift]
    case (let operation?, let other?):
      steps = [
        try TransformationStep(from: start, to: wgs84, by: operation),
        try TransformationStep(from: wgs84, to: end, byInverseOf: other),
      ]
    }
  }

  /// Transforms points in place.
  ///
  /// - Throws: `GDALError` when a point has no image.
  func transform(_ x: inout [Double], _ y: inout [Double]) throws {
    var success = [Int32](repeating: 0, count: x.count)
    try withGDAL { unsafe transform(&x, &y, count: x.count, success: &success) ? () : nil }
  }

  /// Transforms points in place where they have an image.
  ///
  /// - Returns: for each point whether it has one.
  func transformWherePossible(_ x: inout [Double], _ y: inout [Double]) -> [Bool] {
    var success = [Int32](repeating: 0, count: x.count)
    _ = reportingGDAL { unsafe transform(&x, &y, count: x.count, success: &success) }
    return success.indices.map { success[$0] != 0 && x[$0].isFinite && y[$0].isFinite }
  }

  /// Transforms points in place, and tells of each whether it has an image.
  ///
  /// - Returns: whether all have one.
  func transform(
    _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>, count: Int,
    success: UnsafeMutablePointer<Int32>
  ) -> Bool {
    guard let first = steps.first else {
      for index in 0..<count { unsafe success[index] = 1 }
      return true
    }
    var isComplete = unsafe first.transform(x, y, count: count, success: success)
    for step in steps.dropFirst() {
      // What had no image before is not finite and has none now.
      isComplete = unsafe step.transform(x, y, count: count, success: success) && isComplete
    }
    return isComplete
  }
}

/// Owns one step of a transformation, as GDAL carries it out: the one place where GDAL is asked for it.
@safe
final class TransformationStep {
  private let handle: OGRCoordinateTransformationH

  /// Between two systems of one datum.
  ///
  /// - Throws: `GDALError` when PROJ cannot make it, also when the datums differ.
  convenience init(from source: borrowing SpatialReference, to target: borrowing SpatialReference) throws {
    try unsafe self.init(source, target) { options in
      unsafe OCTCoordinateTransformationOptionsSetBallparkAllowed(options, 0)
    }
  }

  /// From a system to WGS 84 by an operation.
  convenience init(
    from source: borrowing SpatialReference, to wgs84: borrowing SpatialReference,
    by operation: CoordinateOperation
  ) throws {
    try unsafe self.init(source, wgs84) { options in
      unsafe OCTCoordinateTransformationOptionsSetOperation(options, operation.pipeline, 0)
    }
  }

  /// From WGS 84 to a system, by the inverse of the operation that leads from it.
  convenience init(
    from wgs84: borrowing SpatialReference, to target: borrowing SpatialReference,
    byInverseOf operation: CoordinateOperation
  ) throws {
    try unsafe self.init(wgs84, target) { options in
      unsafe OCTCoordinateTransformationOptionsSetOperation(options, operation.pipeline, 1)
    }
  }

  private init(
    _ source: borrowing SpatialReference, _ target: borrowing SpatialReference,
    _ set: (OGRCoordinateTransformationOptionsH) -> Int32
  ) throws {
    let options = try unsafe withGDAL { unsafe OCTNewCoordinateTransformationOptions() }
    defer { unsafe OCTDestroyCoordinateTransformationOptions(options) }
    unsafe handle = try withGDAL {
      guard unsafe set(options) != 0 else { return nil }
      return unsafe OCTNewCoordinateTransformationEx(source.handle, target.handle, options)
    }
  }

  deinit { unsafe OCTDestroyCoordinateTransformation(handle) }

  /// Transforms points in place, and tells of each whether it has an image.
  ///
  /// - Returns: whether all have one.
  func transform(
    _ x: UnsafeMutablePointer<Double>, _ y: UnsafeMutablePointer<Double>, count: Int,
    success: UnsafeMutablePointer<Int32>
  ) -> Bool {
    unsafe OCTTransformEx(handle, Int32(count), x, y, nil, success) != 0
  }

  /// Transforms points in place where they have an image.
  ///
  /// - Returns: for each point whether it has one.
  @discardableResult
  func transformWherePossible(_ x: inout [Double], _ y: inout [Double]) -> [Bool] {
    var success = [Int32](repeating: 0, count: x.count)
    _ = reportingGDAL { unsafe transform(&x, &y, count: x.count, success: &success) }
    return success.indices.map { success[$0] != 0 && x[$0].isFinite && y[$0].isFinite }
  }
}
