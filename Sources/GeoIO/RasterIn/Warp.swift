import CGDAL
import GeoCore

/// Resamples a raster onto another grid, with GDAL's warper and an exact mapping.
enum Warp {
  /// Stands for a void inside GDAL's warper only.
  private static let voidValue = -Float.greatestFiniteMagnitude

  /// How a cell takes its value.
  enum Resampling {
    /// From the four source cells around its centre; voids among them are left out of the mean.
    case bilinear
    /// From the source cell that holds its centre.
    case nearest

    fileprivate var algorithm: GDALResampleAlg { self == .bilinear ? GRA_Bilinear : GRA_NearestNeighbour }
  }

  /// A raster's values on the cells of a window of another grid.
  ///
  /// - Parameters:
  ///   - source: the raster; the mapping counts its cells from its window's corner.
  ///   - window: the cells wanted; the mapping counts them from the window's corner.
  ///   - mapping: from the wanted cells to the source's.
  static func raster(
    _ source: Raster, onto window: CellWindow, by mapping: GridMapping, _ resampling: Resampling
  ) throws -> Raster {
    let values = source.cells.indices.map {
      source.voids[isVoid: $0] ? voidValue : source.cells[$0]
    }
    let input = try memoryDataset(source.window)
    try transfer(input, source.window, GF_Write, values)
    let output = try memoryDataset(window)
    try warp(input, output, mapping, resampling)
    var result = Raster(window: window, filledWith: 0)
    result.cells = try transfer(output, window, GF_Read, result.cells)
    for index in result.cells.indices where result.cells[index] == voidValue {
      result.cells[index] = 0
      result.voids[isVoid: index] = true
    }
    return result
  }

  private static func memoryDataset(_ window: CellWindow) throws -> Dataset {
    let handle = try unsafe withGDAL {
      unsafe GDALCreate(
        GDALGetDriverByName("MEM"), "", Int32(window.columns.count), Int32(window.rows.count), 1, GDT_Float32,
        nil)
    }
    return unsafe Dataset(owning: handle)
  }

  @discardableResult
  private static func transfer(
    _ dataset: borrowing Dataset, _ window: CellWindow, _ direction: GDALRWFlag, _ values: [Float]
  ) throws -> [Float] {
    var values = values
    let band = unsafe GDALGetRasterBand(dataset.handle, 1)
    let width = Int32(window.columns.count)
    let height = Int32(window.rows.count)
    try checkingGDAL {
      unsafe GDALRasterIO(band, direction, 0, 0, width, height, &values, width, height, GDT_Float32, 0, 0)
    }
    return values
  }

  private static func warp(
    _ input: borrowing Dataset, _ output: borrowing Dataset, _ mapping: GridMapping, _ resampling: Resampling
  ) throws {
    guard let options = unsafe GDALCreateWarpOptions() else { preconditionFailure("out of memory") }
    defer { unsafe GDALDestroyWarpOptions(options) }
    unsafe options.pointee.eWorkingDataType = GDT_Float32
    unsafe options.pointee.eResampleAlg = resampling.algorithm
    unsafe options.pointee.hSrcDS = unsafe input.handle
    unsafe options.pointee.hDstDS = unsafe output.handle
    unsafe options.pointee.nBandCount = 1
    unsafe options.pointee.panSrcBands = unsafe allocated(Int32(1))
    unsafe options.pointee.panDstBands = unsafe allocated(Int32(1))
    unsafe options.pointee.padfSrcNoDataReal = unsafe allocated(Double(voidValue))
    unsafe options.pointee.padfDstNoDataReal = unsafe allocated(Double(voidValue))
    // By itself GDAL widens the kernel where cells grow, by a ratio that depends on the window.
    for (name, value) in [("INIT_DEST", "NO_DATA"), ("XSCALE", "1"), ("YSCALE", "1")] {
      unsafe options.pointee.papszWarpOptions = unsafe CSLSetNameValue(
        options.pointee.papszWarpOptions, name, value)
    }
    unsafe options.pointee.pTransformerArg = unsafe Unmanaged.passUnretained(mapping).toOpaque()
    unsafe options.pointee.pfnTransformer = { mapping, isBackwards, count, columns, rows, _, success in
      guard let mapping = unsafe mapping, let columns = unsafe columns, let rows = unsafe rows,
        let success = unsafe success
      else { return 0 }
      let map = unsafe Unmanaged<GridMapping>.fromOpaque(mapping).takeUnretainedValue()
      // GDAL asks destination to source; a position without an image is told by its own flag.
      _ = unsafe map.map(columns, rows, count: Int(count), backwards: isBackwards == 0, success: success)
      return 1
    }
    let operation = try unsafe withGDAL { unsafe GDALCreateWarpOperation(options) }
    defer { unsafe GDALDestroyWarpOperation(operation) }
    let width = unsafe GDALGetRasterXSize(output.handle)
    let height = unsafe GDALGetRasterYSize(output.handle)
    try checkingGDAL { unsafe GDALChunkAndWarpImage(operation, 0, 0, width, height) }
  }

  /// A value in memory that GDAL frees.
  private static func allocated<Value: BitwiseCopyable>(_ value: Value) -> UnsafeMutablePointer<Value>? {
    let pointer = unsafe CPLMalloc(MemoryLayout<Value>.size)?.bindMemory(to: Value.self, capacity: 1)
    unsafe pointer?.pointee = value
    return unsafe pointer
  }
}
