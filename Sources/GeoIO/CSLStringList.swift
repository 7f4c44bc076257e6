import CGDAL

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
