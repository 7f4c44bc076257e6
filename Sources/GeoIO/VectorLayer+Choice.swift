import CGDAL
import GeoCore

// Which layer of a source is read.
extension VectorLayer {
  static func layer(
    named wanted: String?, of dataset: GDALDatasetH, path: String
  ) throws -> OGRLayerH {
    let count = unsafe GDALDatasetGetLayerCount(dataset)
    let names = (0..<count).compactMap { index in
      unsafe GDALDatasetGetLayer(dataset, index).map { unsafe String(cString: OGR_L_GetName($0)) }
    }
    let known = "its layers are " + names.joined(separator: ", ")
    guard let name = wanted ?? (names.count == 1 ? names.first : nil) else {
      throw InputError(
        .badData, at: .init(file: path), "has \(names.count) layers and none is named; \(known)",
        fix: "name one with `layer:` or with --layer")
    }
    guard let layer = unsafe GDALDatasetGetLayerByName(dataset, name) else {
      throw InputError(
        .badData, at: .init(file: path), "has no layer '\(name)'; \(known)", fix: "name one of them")
    }
    return unsafe layer
  }
}
