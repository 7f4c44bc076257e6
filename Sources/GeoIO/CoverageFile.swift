import CGDAL
public import GeoCore
import Synchronization

/// Writes maps of a lattice as a cloud-optimised GeoTIFF, window by window, so that no map is ever held whole.
///
/// Several tasks may write at once: each waits for its turn.
public final class CoverageFile: Sendable {
  /// What a map says of each cell.
  public struct Band: Sendable {
    /// Its name.
    public let name: String
    /// The unit of its values, as udunits writes it; nil for a plain number.
    public let unit: String?

    /// A band of that name and unit.
    public init(_ name: String, unit: String? = nil) {
      self.name = name
      self.unit = unit
    }
  }

  /// The value of cells outside the map, and where a band has none.
  public static let nodata = -1.0

  private let folder: OutputFolder
  private let name: String
  private let window: CellWindow
  private let draftPath: String
  /// What is written so far; nil once it is finished.
  private let draft: Mutex<Dataset?>

  /// Begins a map.
  ///
  /// - Parameters:
  ///   - folder: where it is written when finished.
  ///   - name: its file name.
  ///   - lattice: the lattice it is on.
  ///   - window: the cells it may have.
  ///   - bands: its bands.
  /// - Throws: `InputError` of kind cannotWrite.
  public init(in folder: OutputFolder, name: String, lattice: Lattice, window: CellWindow, bands: [Band])
    throws
  {
    GDALRuntime.start()
    self.folder = folder
    self.name = name
    self.window = window
    draftPath = folder.temporaryPath(for: name + ".draft")
    let path = draftPath
    UnfinishedFiles.insert(path)
    let options = NameValueList(["TILED": "YES", "SPARSE_OK": "TRUE", "BIGTIFF": "IF_SAFER"])
    let handle = try unsafe CloudOptimizedTIFF.writing(folder.path + "/" + name) {
      unsafe GDALCreate(
        GDALGetDriverByName("GTiff"), path, Int32(window.columns.count), Int32(window.rows.count),
        Int32(bands.count), GDT_Float32, options.handle)
    }
    let dataset = unsafe Dataset(owning: handle)
    var coefficients = lattice.geoTransform(of: window).coefficients
    unsafe GDALSetGeoTransform(dataset.handle, &coefficients)
    let system = try SpatialReference(lattice.projection)
    unsafe GDALSetSpatialRef(dataset.handle, system.handle)
    for (index, band) in bands.enumerated() {
      let handle = unsafe GDALGetRasterBand(dataset.handle, Int32(index + 1))
      unsafe GDALSetRasterNoDataValue(handle, Self.nodata)
      unsafe GDALSetDescription(handle, band.name)
      if let unit = band.unit { unsafe GDALSetRasterUnitType(handle, unit) }
    }
    draft = Mutex(consume dataset)
  }

  deinit {
    close()
    UnfinishedFiles.discard(draftPath)
  }

  /// Writes values into the map; cells whose flag is false keep what they have.
  ///
  /// - Parameters:
  ///   - part: the window of the values, within the map's.
  ///   - isOwned: one flag a cell, row-major.
  ///   - values: for each band one value a cell, row-major.
  public func write(_ part: CellWindow, isOwned: [Bool], values: [[Float]]) throws {
    let x = Int32(part.columns.lowerBound - window.columns.lowerBound)
    let y = Int32(part.rows.lowerBound - window.rows.lowerBound)
    let width = Int32(part.columns.count)
    let height = Int32(part.rows.count)
    try draft.withLock { draft in
      guard let dataset = unsafe draft?.handle else { preconditionFailure("the map is finished") }
      for (index, values) in values.enumerated() {
        let band = unsafe GDALGetRasterBand(dataset, Int32(index + 1))
        var cells = values
        _ = try CloudOptimizedTIFF.writing(folder.path + "/" + name) {
          unsafe GDALRasterIO(band, GF_Read, x, y, width, height, &cells, width, height, GDT_Float32, 0, 0)
            == CE_None ? () : nil
        }
        for cell in cells.indices where isOwned[cell] { cells[cell] = values[cell] }
        _ = try CloudOptimizedTIFF.writing(folder.path + "/" + name) {
          unsafe GDALRasterIO(band, GF_Write, x, y, width, height, &cells, width, height, GDT_Float32, 0, 0)
            == CE_None ? () : nil
        }
      }
    }
  }

  /// Puts the whole map in place.
  public func finish() throws {
    let path = draftPath
    close()
    try folder.produce(name) { temporary in
      try CloudOptimizedTIFF.write(
        Dataset(opening: path, as: .raster, notes: nil), to: temporary, for: folder.path + "/" + name)
    }
  }

  private func close() { draft.withLock { $0 = nil } }
}
