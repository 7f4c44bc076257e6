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

  deinit { unsafe CSLDestroy(handle) }
}
