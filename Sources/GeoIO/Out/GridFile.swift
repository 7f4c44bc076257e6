import CGDAL
public import GeoCore

/// One band of values on a grid, written as a cloud-optimised GeoTIFF with what must be known of it.
public struct GridFile {
  /// The cells' values, row-major, row 0 north.
  public enum Values: Sendable, Hashable {
    case bytes([UInt8])
    case counts([UInt16])
    case floats([Float])
  }

  /// The map of the window's cells.
  public var geoTransform: GeoTransform
  /// How many rows and columns there are.
  public var window: CellWindow
  /// The coordinate system's WKT.
  public var crs: String
  /// The band's name.
  public var name: String
  /// The values' unit; empty when they have none.
  public var unit: String
  /// The value of cells about which nothing is said.
  public var nodata: Double
  /// Facts about the values: names in capitals, by GDAL's custom.
  public var metadata: [String: String]

  /// A file to be.
  public init(
    of dem: DEM, window: CellWindow, name: String, unit: String, nodata: Double, metadata: [String: String]
  ) {
    geoTransform = dem.geoTransform.shifted(
      column: window.columns.lowerBound, row: window.rows.lowerBound)
    self.window = window
    crs = dem.crs
    self.name = name
    self.unit = unit
    self.nodata = nodata
    self.metadata = metadata
  }

  /// Writes the file, whole or not at all.
  ///
  /// - Parameters:
  ///   - values: one a cell of the window.
  ///   - folder: where it is written.
  ///   - name: its file name.
  /// - Throws: `InputError` of kind cannotWrite.
  public func write(_ values: Values, in folder: OutputFolder, as name: String) throws {
    GDALRuntime.start()
    switch values {
    case .bytes(let cells): try write(cells, GDT_Byte, .plain, in: folder, as: name)
    case .counts(let cells): try write(cells, GDT_UInt16, .plain, in: folder, as: name)
    case .floats(let cells): try write(cells, GDT_Float32, .quick, in: folder, as: name)
    }
  }

  /// A file of at most this many rows and columns has no overviews: any viewer reads all of it at once.
  public static let longestSideWithoutOverviews = 4_096

  private func write<Value: BitwiseCopyable>(
    _ cells: [Value], _ type: GDALDataType, _ packing: CloudOptimizedTIFF.Packing, in folder: OutputFolder,
    as file: String
  ) throws {
    precondition(cells.count == window.count, "a file has one value per cell of its window")
    let path = folder.path + "/" + file
    let hasOverviews = max(window.rows.count, window.columns.count) > Self.longestSideWithoutOverviews
    try unsafe cells.withUnsafeBytes { memory in
      // The copy reads the values where they are.
      let address = UInt(bitPattern: memory.baseAddress)
      let options = CSLStringList(["DATAPOINTER": "0x" + String(address, radix: 16)])
      let dataset = try CloudOptimizedTIFF.writing(path) {
        let dataset = try Dataset(
          creating: "MEM", columns: window.columns.count, rows: window.rows.count, bands: 0, type: type)
        try checkingGDAL { unsafe GDALAddBand(dataset.handle, type, options.handle) }
        try dataset.place(geoTransform, in: SpatialReference(crs))
        try dataset.add(metadata: metadata)
        try dataset.describe(band: 1, as: name, unit: unit.isEmpty ? nil : unit, nodata: nodata)
        // In memory they take half the time of those that the format's driver would make in files of their own.
        if hasOverviews { try dataset.addOverviews(to: max(window.rows.count, window.columns.count)) }
        return dataset
      }
      try folder.produce(file) {
        try CloudOptimizedTIFF.write(
          dataset, to: $0, for: path, packing: packing, hasOverviews: hasOverviews)
      }
    }
  }
}
