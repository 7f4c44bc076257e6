import CGDAL
import GeoCore

/// Writes rasters as cloud-optimised GeoTIFFs: tiled, deflated, with overviews that take the nearest cell, so
/// that no overview shows a value that no cell has.
enum CloudOptimizedTIFF {
  /// How cells are packed.
  enum Packing {
    /// As differences between neighbours, by all processors: the smallest files.
    case small
    /// As they are, which is as small for a few values over and over.
    case plain
    /// As differences between neighbours with the least effort, for numbers that hardly pack at all.
    case quick

    fileprivate var options: KeyValuePairs<String, String> {
      switch self {
      case .small: ["PREDICTOR": "YES", "NUM_THREADS": "ALL_CPUS"]
      case .plain: ["PREDICTOR": "NO", "LEVEL": "3"]
      case .quick: ["PREDICTOR": "YES", "LEVEL": "1"]
      }
    }
  }

  /// Copies a dataset into a file.
  ///
  /// - Parameters:
  ///   - source: all that is to be in the file.
  ///   - temporary: where it is written.
  ///   - path: the name that the user knows it by.
  ///   - packing: how its cells are packed.
  ///   - hasOverviews: whether smaller copies are in the file, for viewers of all of it at once.
  /// - Throws: `InputError` of kind cannotWrite.
  static func write(
    _ source: borrowing Dataset, to temporary: String, for path: String, packing: Packing = .small,
    hasOverviews: Bool = true
  ) throws {
    let overviews = hasOverviews ? ["OVERVIEW_RESAMPLING=NEAREST"] : ["OVERVIEWS=NONE"]
    let options = CSLStringList(
      ["COMPRESS=DEFLATE"] + overviews + packing.options.map { "\($0.key)=\($0.value)" })
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
