import CGDAL
import GeoCore

// The coordinate system of a layer.
extension VectorLayer {
  /// Whether the layer itself names its coordinate system.
  var hasOwnCRS: Bool { unsafe OGR_L_GetSpatialRef(layer) != nil }

  /// The transformation of the layer's coordinates to WGS 84.
  func transformationToWGS84() throws -> CoordinateTransformation {
    let target = try SpatialReference.wgs84()
    if let own = unsafe OGR_L_GetSpatialRef(layer) {
      do {
        return try CoordinateTransformation(from: unsafe SpatialReference(copying: own), to: target)
      } catch let error as GDALError {
        throw InputError(
          .badData, at: .init(file: path), "layer '\(name)' cannot be brought to WGS 84: \(error)",
          fix: "give it in a coordinate system of the Earth, such as EPSG:4326")
      }
    }
    guard let crs = query.crs else {
      throw InputError(
        .badData, at: .init(file: path), "layer '\(name)' has no coordinate system",
        fix: "name it with `crs: EPSG:...` or with --crs, or assign it with ogr2ogr -a_srs")
    }
    do {
      return try CoordinateTransformation(from: SpatialReference(crs), to: target)
    } catch let error as GDALError {
      throw InputError(
        .badData, at: .init(file: path), "crs '\(crs)' is not a coordinate system: \(error)",
        fix: "write it as EPSG:..., WKT or a PROJ string")
    }
  }

  /// Whether the layer's own coordinates are longitude and latitude.
  func isGeographic() throws -> Bool {
    if let own = unsafe OGR_L_GetSpatialRef(layer) {
      return try unsafe SpatialReference(copying: own).isGeographic
    }
    return try query.crs.map { try SpatialReference($0).isGeographic } ?? false
  }
}
