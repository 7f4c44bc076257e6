import CGDAL
import GeoCore

extension VectorLayer {
  /// Which points of each route or track of a GPX file have no elevation, by feature; GDAL puts them at 0 m.
  ///
  /// - Returns: empty for other layers.
  func missingHeights() -> [Int: [Bool]] {
    guard source.dataset.driver == "GPX", let kind = ["tracks": "track", "routes": "route"][name],
      let points = unsafe GDALDatasetGetLayerByName(source.dataset.handle, "\(kind)_points")
    else { return [:] }
    let definition = unsafe OGR_L_GetLayerDefn(points)
    let owner = unsafe OGR_FD_GetFieldIndex(definition, "\(kind)_fid")
    let elevation = unsafe OGR_FD_GetFieldIndex(definition, "ele")
    guard owner >= 0, elevation >= 0 else { return [:] }
    var missing: [Int: [Bool]] = [:]
    unsafe OGR_L_ResetReading(points)
    while let point = unsafe OGR_L_GetNextFeature(points) {
      defer { unsafe OGR_F_Destroy(point) }
      let number = Int(unsafe OGR_F_GetFieldAsInteger(point, owner))
      missing[number, default: []].append(unsafe OGR_F_IsFieldSetAndNotNull(point, elevation) == 0)
    }
    return missing
  }
}
