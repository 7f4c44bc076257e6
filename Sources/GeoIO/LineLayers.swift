import CGDAL
import GeoCore

/// The layers of lines of a source that has others, too, as every GPX file has.
enum LineLayers {
  /// The name of the only layer that is declared to hold lines and holds some.
  ///
  /// - Returns: nil when there is none or more than one.
  static func onlyName(of path: String) throws -> String? {
    let dataset = try Dataset(opening: path, as: .vector)
    let names = (0..<(unsafe GDALDatasetGetLayerCount(dataset.handle))).compactMap { index -> String? in
      guard let layer = unsafe GDALDatasetGetLayer(dataset.handle, index),
        unsafe holdsLines(layer)
      else { return nil }
      return unsafe String(cString: OGR_L_GetName(layer))
    }
    return names.count == 1 ? names[0] : nil
  }

  private static func holdsLines(_ layer: OGRLayerH) -> Bool {
    let kind = unsafe OGR_GT_Flatten(OGR_L_GetGeomType(layer))
    guard kind == wkbLineString || kind == wkbMultiLineString else { return false }
    return unsafe OGR_L_GetFeatureCount(layer, 1) > 0
  }
}
