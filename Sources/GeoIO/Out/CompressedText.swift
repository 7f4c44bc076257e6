import CGDAL

/// Writes texts that gzip packs.
public enum CompressedText {
  /// Writes lines to a file.
  ///
  /// - Parameters:
  ///   - name: the file's name in the folder.
  ///   - lines: calls what it is given with each piece of text.
  /// - Throws: `InputError` of kind cannotWrite, and what the body throws.
  public static func write(
    to name: String, in folder: OutputFolder, _ lines: ((String) throws -> Void) throws -> Void
  ) throws {
    GDALRuntime.start()
    try folder.produce(name) { temporary in
      let path = "/vsigzip/" + temporary
      let file = try unsafe CloudOptimizedTIFF.writing(folder.path + "/" + name) {
        unsafe VSIFOpenL(path, "wb")
      }
      var isWritten = true
      let result = Result {
        try lines { text in
          let bytes = Array(text.utf8)
          if unsafe VSIFWriteL(bytes, 1, bytes.count, file) != bytes.count { isWritten = false }
        }
      }
      let isClosed = unsafe VSIFCloseL(file) == 0
      try result.get()
      _ = try CloudOptimizedTIFF.writing(folder.path + "/" + name) { isWritten && isClosed ? () : nil }
    }
  }
}
