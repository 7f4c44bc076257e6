import CGDAL

/// Owns a list of NAME=VALUE texts, as GDAL takes options.
@safe
struct NameValueList: ~Copyable {
  private(set) var handle: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

  /// A list of those names and values, in order.
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
