import CGDAL
import GeoCore

/// Owns a transformation between two coordinate systems; one per task.
@safe
struct CoordinateTransformation: ~Copyable {
  let handle: OGRCoordinateTransformationH
  /// Whether both systems are one: then coordinates keep their bits.
  private let isIdentity: Bool

  /// From one system to the other, x east and y north on both sides.
  init(from source: borrowing SpatialReference, to target: borrowing SpatialReference) throws {
    unsafe handle = try withGDAL {
      unsafe OCTNewCoordinateTransformation(source.handle, target.handle)
    }
    isIdentity = source.isSame(as: target)
  }

  deinit { unsafe OCTDestroyCoordinateTransformation(handle) }

  /// Transforms points in place.
  ///
  /// - Throws: `GDALError` when a point has no image.
  func transform(_ x: inout [Double], _ y: inout [Double]) throws {
    guard !isIdentity else { return }
    try withGDAL {
      unsafe OCTTransform(handle, Int32(x.count), &x, &y, nil) != 0 ? () : nil
    }
  }

  /// Transforms points in place where they have an image.
  ///
  /// - Returns: for each point whether it has one.
  func transformWherePossible(_ x: inout [Double], _ y: inout [Double]) -> [Bool] {
    guard !isIdentity else { return x.indices.map { x[$0].isFinite && y[$0].isFinite } }
    var success = [Int32](repeating: 0, count: x.count)
    unsafe CPLPushErrorHandler(CPLQuietErrorHandler)
    defer { CPLPopErrorHandler() }
    _ = unsafe OCTTransformEx(handle, Int32(x.count), &x, &y, nil, &success)
    return success.indices.map { success[$0] != 0 && x[$0].isFinite && y[$0].isFinite }
  }
}
