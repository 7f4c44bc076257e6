import CGDAL
import Foundation
import GeoCore

/// Owns a GDAL dataset and closes it; one per task, as GDAL's handles are not shared between threads.
@safe
struct Dataset: ~Copyable {
  let handle: GDALDatasetH

  /// Takes over an open dataset.
  init(owning handle: GDALDatasetH) { unsafe self.handle = unsafe handle }

  /// Opens a file, URL or virtual path for reading.
  ///
  /// - Parameters:
  ///   - path: anything GDAL opens.
  ///   - kind: what it must hold.
  ///   - encoding: that of its texts, for formats that have a place for it; nil for what the source says.
  /// - Throws: `InputError` of kind missingInput when there is nothing to open, badData when GDAL cannot read it.
  init(opening path: String, as kind: Content, encoding: String? = nil) throws {
    GDALRuntime.start()
    // Drivers that do not know the option would complain.
    let takesOption = encoding != nil && Self.hasEncodingOption(driverOf: path)
    let options = NameValueList(takesOption ? [Self.encodingOption: encoding ?? ""] : [:])
    unsafe CPLSetThreadLocalConfigOption(Self.drawingEncoding, encoding)
    defer { unsafe CPLSetThreadLocalConfigOption(Self.drawingEncoding, nil) }
    do {
      unsafe handle = try withGDAL {
        unsafe GDALOpenEx(path, kind.flags | UInt32(GDAL_OF_VERBOSE_ERROR), nil, options.constantHandle, nil)
      }
    } catch let error as GDALError {
      throw Self.openingFault(path, kind, error)
    }
  }

  deinit { unsafe GDALClose(handle) }

  /// The short name of the driver that reads it, such as GPKG.
  var driver: String {
    unsafe GDALGetDatasetDriver(handle).map { unsafe String(cString: GDALGetDriverShortName($0)) } ?? ""
  }

  /// Whether its driver was told the encoding, if one was given.
  var takesEncoding: Bool {
    driver == "DXF"
      || (unsafe GDALGetDatasetDriver(handle).map { unsafe Self.hasEncodingOption($0) } ?? false)
  }

  private static let encodingOption = "ENCODING"
  /// What says the encoding of DXF drawings.
  private static let drawingEncoding = "DXF_ENCODING"

  private static func hasEncodingOption(driverOf path: String) -> Bool {
    let driver = unsafe reportingGDAL { unsafe GDALIdentifyDriverEx(path, Content.vector.flags, nil, nil) }
    return unsafe driver.value.map { unsafe hasEncodingOption($0) } ?? false
  }

  private static func hasEncodingOption(_ driver: GDALDriverH) -> Bool {
    guard let list = unsafe GDALGetMetadataItem(driver, GDAL_DMD_OPENOPTIONLIST, nil) else { return false }
    let options = unsafe String(cString: list)
    return ["'", "\""].contains { options.contains("name=\($0)\(encodingOption)\($0)") }
  }

  /// What a dataset is opened for.
  enum Content {
    case raster
    case vector

    var flags: UInt32 {
      UInt32(GDAL_OF_READONLY) | UInt32(self == .raster ? GDAL_OF_RASTER : GDAL_OF_VECTOR)
    }

    var name: String { self == .raster ? "a raster" : "a vector source" }
  }

  private static func openingFault(_ path: String, _ kind: Content, _ error: GDALError) -> InputError {
    let isLocal = !path.hasPrefix("/vsi") && !path.contains(":")
    let exists = isLocal ? FileManager.default.fileExists(atPath: path) : canRead(path)
    // A file that is there but may not be read is missing to us, not malformed.
    guard exists, !isLocal || FileManager.default.isReadableFile(atPath: path) else {
      return InputError(
        .missingInput, at: .init(file: path),
        exists || !isLocal ? "cannot be read: \(error)" : "there is no such file",
        fix: exists
          ? "check its permissions"
          : isLocal
            ? "check the path; those in a scenario start from its folder"
            : "check the address, and the network")
    }
    return InputError(
      .badData, at: .init(file: path), "cannot be opened as \(kind.name): \(error)",
      fix: hint(about: path) ?? "give a file in a format that GDAL reads")
  }

  /// What to do about a list that GDAL does not know for one; nil for any other file.
  private static func hint(about path: String) -> String? {
    let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]
    if marks.contains(SourceText.beginning(of: path, count: 2)) {
      return "it is UTF-16 text: save it as UTF-8, which Excel calls CSV UTF-8"
    }
    let isText = path.lowercased().hasSuffix(".txt")
    return isText ? "if it is a list, give it a name that ends in .csv" : nil
  }

  private static func canRead(_ path: String) -> Bool {
    guard let file = unsafe VSIFOpenL(path, "rb") else { return false }
    return unsafe VSIFCloseL(file) == 0
  }
}
