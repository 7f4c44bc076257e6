import CGDAL
import GeoCore

/// Writes rasters as cloud-optimised GeoTIFFs: tiled, deflated, with overviews that take the nearest cell, so
/// that no overview shows a value that no cell has.
enum CloudOptimizedTIFF {
  /// Copies a dataset into a file.
  ///
  /// - Parameters:
  ///   - source: all that is to be in the file.
  ///   - temporary: where it is written.
  ///   - path: the name that the user knows it by.
  /// - Throws: `InputError` of kind cannotWrite.
  static func write(_ source: borrowing Dataset, to temporary: String, for path: String) throws {
    let options = CSLStringList([
      "COMPRESS": "DEFLATE", "PREDICTOR": "YES", "OVERVIEW_RESAMPLING": "NEAREST", "NUM_THREADS": "ALL_CPUS",
    ])
    try writing(path) {
      let copy = unsafe Dataset(
        owning: try unsafe withGDAL {
          unsafe GDALCreateCopy(
            GDALGetDriverByName("COG"), temporary, source.handle, 0, options.handle, nil, nil)
        })
      // A full disk may show only when the last cells are flushed.
      try copy.close()
    }
  }

  /// Runs a body that writes; GDAL's failure becomes one of the output.
  ///
  /// - Parameter path: the name that the user knows the output by.
  static func writing<Value: ~Copyable>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as GDALError {
      guard !SystemNeeds.areHandlesUsedUp else { throw SystemNeeds.handlesFault(at: path) }
      throw WritingFault.of(
        path, saying: "cannot be written: \(error)",
        fix: "choose a folder you may write to, with room for all files")
    }
  }
}
