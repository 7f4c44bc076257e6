import Foundation

extension OutputFolder {
  /// Writes a folder of files, in place of the folder or link that has its name.
  ///
  /// The new folder has its name only when it is whole; the old one goes when the new one is there.
  ///
  /// - Parameters:
  ///   - files: bytes by name.
  ///   - name: the folder's name in this one.
  /// - Throws: `InputError` of kind cannotWrite; the old folder is then as it was.
  public func write(_ files: [String: [UInt8]], toFolder name: String) throws {
    let place = path + "/" + name
    let old = "\(path)/.\(name).old"
    // What an earlier call left that was ended half-way.
    for left in [temporaryPath(for: name), old] { try? FileManager.default.removeItem(atPath: left) }
    do {
      try produce(name) { temporary in
        let folder = try OutputFolder(temporary)
        for (file, bytes) in files { try folder.write(bytes, to: file) }
        // No folder can be renamed to one that has files. Where none is, this fails and nothing is lost.
        _ = unsafe rename(place, old)
      }
    } catch {
      _ = unsafe rename(old, place)
      throw error
    }
    try? FileManager.default.removeItem(atPath: old)
  }
}
