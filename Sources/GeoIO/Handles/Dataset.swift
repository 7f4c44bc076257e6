import CGDAL
import GeoCore

/// Owns a GDAL dataset and closes it; one per task, as GDAL's handles are not shared between threads.
@safe
struct Dataset: ~Copyable {
  let handle: GDALDatasetH
  /// Takes what GDAL warns of while it is read; nil for a dataset of the program's own.
  let warnings: DriverWarnings?

  /// Takes over an open dataset.
  init(owning handle: GDALDatasetH) {
    unsafe self.handle = unsafe handle
    warnings = nil
  }

  /// Opens a file, URL or virtual path for reading.
  ///
  /// - Parameters:
  ///   - path: anything GDAL opens.
  ///   - name: what messages call it; nil for the path.
  ///   - kind: what it must hold.
  ///   - encoding: that of its texts, for formats that have a place for it; nil for what the source says.
  ///   - notes: takes what GDAL warns of; nil for a file that the program wrote itself.
  /// - Throws: `InputError` of kind missingInput when there is nothing to open, badData when GDAL cannot read it.
  init(
    opening path: String, called name: String? = nil, as kind: Content, encoding: String? = nil,
    notes: InputNotes?
  ) throws {
    GDALRuntime.start()
    LibraryNoise.silenceThread()
    let warnings = notes.map { DriverWarnings(of: name ?? path, notes: $0) }
    self.warnings = warnings
    // Text and files of the program's own need no check.
    if name == nil, notes != nil { try SourceGate.check(path) }
    // Drivers that do not know the option would complain.
    let takesOption = encoding != nil && Self.hasEncodingOption(driverOf: path)
    let options = CSLStringList(takesOption ? [Self.encodingOption: encoding ?? ""] : [:])
    unsafe CPLSetThreadLocalConfigOption(Self.drawingEncoding, encoding)
    defer { unsafe CPLSetThreadLocalConfigOption(Self.drawingEncoding, nil) }
    if case .remote = SourceName(path) { NetworkWall.letFilesThrough() }
    if case .database = SourceName(path) { ListedDrivers.registerDatabase() }
    do {
      let opened = unsafe try withGDAL(tellingTo: warnings) {
        unsafe GDALOpenEx(
          SourceName.opening(path), kind.flags | UInt32(GDAL_OF_VERBOSE_ERROR), nil, options.constantHandle,
          nil)
      }
      do {
        if name == nil, notes != nil { unsafe try SourceGate.check(files: Self.files(of: opened), of: path) }
      } catch {
        unsafe GDALClose(opened)
        throw error
      }
      unsafe handle = unsafe opened
    } catch let error as GDALError {
      throw OpeningFault(path: name ?? path, kind: kind, error: error).inputError
    }
  }

  deinit { unsafe GDALClose(handle) }

  /// The files that an open dataset is read from, those among them that its own files name.
  static func files(of handle: GDALDatasetH) -> [String] {
    let list = unsafe GDALGetFileList(handle)
    defer { unsafe CSLDestroy(list) }
    return (0..<Int(unsafe CSLCount(list))).compactMap { index in
      unsafe list?[index].map { unsafe String(cString: $0) }
    }
  }

  /// Runs a body that asks about the dataset and notes what GDAL warns of meanwhile.
  func telling<Value>(_ body: () throws -> Value) rethrows -> Value {
    let sink = ErrorSink()
    sink.push()
    defer {
      CPLPopErrorHandler()
      sink.tell(warnings)
    }
    return try body()
  }

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
}

/// Owns one of GDAL's lists of texts: the options of a driver (`NAME=VALUE`), or the command line of a program.
@safe
struct CSLStringList: ~Copyable {
  private(set) var handle: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

  /// Those texts, in order.
  init(_ texts: [String]) {
    unsafe handle = nil
    for text in texts { unsafe handle = CSLAddString(handle, text) }
  }

  /// Those names and values, in order, as `NAME=VALUE`.
  init(_ pairs: KeyValuePairs<String, String>) {
    unsafe handle = nil
    for (name, value) in pairs { unsafe handle = CSLSetNameValue(handle, name, value) }
  }

  /// The list for a function that does not change it.
  var constantHandle: UnsafePointer<UnsafePointer<CChar>?>? {
    unsafe UnsafeRawPointer(handle)?.assumingMemoryBound(to: UnsafePointer<CChar>?.self)
  }

  deinit { unsafe CSLDestroy(handle) }
}
