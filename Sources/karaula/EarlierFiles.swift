import Foundation
import GeoCore
import GeoIO

/// What an earlier run left in a result's folder under names that not every run writes, such as the map of a zone that
/// this border does not have.
enum EarlierFiles {
  /// Removes those that this run did not write.
  ///
  /// An interrupted run leaves the earlier result whole when this is called last.
  ///
  /// - Parameter folder: the value through which this run wrote its files.
  /// - Throws: `InputError` of kind cannotWrite.
  static func remove(from folder: OutputFolder) throws {
    let files = FileManager.default
    let written = folder.written
    do {
      for name in try files.contentsOfDirectory(atPath: folder.path)
      where RunFiles.isOfSomeRuns(name) && !written.contains(name) {
        let path = folder.path + "/" + name
        // A folder of that name is no run's.
        guard try files.attributesOfItem(atPath: path)[.type] as? FileAttributeType != .typeDirectory else {
          continue
        }
        try files.removeItem(atPath: path)
      }
    } catch {
      throw InputError(
        .cannotWrite, at: .init(file: folder.path),
        "the files of an earlier run cannot be removed: \(error.localizedDescription)",
        fix: "remove them, or choose another folder")
    }
  }
}
