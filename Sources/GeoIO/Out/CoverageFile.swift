import CGDAL
import Foundation
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
    let path = folder.scratchPath()
    draftPath = path
    draft = Mutex(
      try CloudOptimizedTIFF.writing(folder.path + "/" + name) {
        let dataset = try Dataset(
          creating: "GTiff", at: path, columns: window.columns.count, rows: window.rows.count,
          bands: bands.count, type: GDT_Float32,
          options: ["TILED": "YES", "SPARSE_OK": "TRUE", "BIGTIFF": "IF_SAFER"])
        try dataset.place(lattice.geoTransform(of: window), in: SpatialReference(lattice.projection))
        for (index, band) in bands.enumerated() {
          try dataset.describe(band: index + 1, as: band.name, unit: band.unit, nodata: Self.nodata)
        }
        return dataset
      })
  }

  deinit {
    draft.withLock { $0 = nil }
    try? FileManager.default.removeItem(atPath: draftPath)
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
        func transfer(_ direction: GDALRWFlag, _ cells: inout [Float]) throws {
          try CloudOptimizedTIFF.writing(folder.path + "/" + name) {
            try checkingGDAL {
              unsafe GDALRasterIO(
                band, direction, x, y, width, height, &cells, width, height, GDT_Float32, 0, 0)
            }
          }
        }
        var cells = values
        try transfer(GF_Read, &cells)
        for cell in cells.indices where isOwned[cell] { cells[cell] = values[cell] }
        try transfer(GF_Write, &cells)
      }
    }
  }

  /// Puts the whole map in place.
  ///
  /// - Parameter metadata: facts about all of it.
  /// - Throws: `InputError` of kind cannotWrite.
  public func finish(metadata: [String: String] = [:]) throws {
    let path = draftPath
    let file = folder.path + "/" + name
    try draft.withLock { draft in
      try CloudOptimizedTIFF.writing(file) {
        guard let dataset = draft.take() else { preconditionFailure("the map is finished") }
        try dataset.add(metadata: metadata)
        try dataset.close()
      }
    }
    try folder.produce(name) { temporary in
      try CloudOptimizedTIFF.write(Dataset(opening: path, as: .raster, notes: nil), to: temporary, for: file)
    }
  }
}
