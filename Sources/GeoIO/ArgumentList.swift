import CGDAL

/// Owns a list of texts, as GDAL's programs take their command lines.
@safe
struct ArgumentList: ~Copyable {
  private(set) var handle: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

  /// A list of those texts, in order.
  init(_ texts: [String]) {
    unsafe handle = nil
    for text in texts { unsafe handle = CSLAddString(handle, text) }
  }

  deinit { unsafe CSLDestroy(handle) }
}
