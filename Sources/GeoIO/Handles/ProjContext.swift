import CPROJ
import GeoCore

/// Owns a context of PROJ's, which keeps what PROJ says instead of printing it; one per task.
@safe
final class ProjContext {
  let handle: OpaquePointer
  private var lastMessage = ""

  /// A context of its own.
  ///
  /// - Throws: `GDALError` when there is no memory.
  init() throws {
    guard let handle = unsafe proj_context_create() else {
      throw GDALError(message: "PROJ has no memory for a context", number: 0)
    }
    unsafe self.handle = unsafe handle
    unsafe proj_context_set_enable_network(handle, 0)
    unsafe proj_log_func(handle, Unmanaged.passUnretained(self).toOpaque()) { context, _, text in
      guard let context = unsafe context, let text = unsafe text else { return }
      let owner = unsafe Unmanaged<ProjContext>.fromOpaque(context).takeUnretainedValue()
      owner.lastMessage = unsafe String(cString: text).split(whereSeparator: \.isNewline).joined(
        separator: " ")
    }
  }

  deinit { unsafe proj_context_destroy(handle) }

  /// What PROJ said last, as an error.
  var error: GDALError {
    GDALError(message: lastMessage.isEmpty ? "PROJ failed without a message" : lastMessage, number: 0)
  }

  /// The object that a code or a text defines.
  ///
  /// - Throws: `GDALError` with PROJ's message when it defines none.
  func object(_ text: String) throws -> ProjObject {
    guard let object = unsafe ProjObject(owning: proj_create(handle, text), in: self) else { throw error }
    return object
  }

  /// The WKT of the coordinate system that a code or a text defines.
  ///
  /// - Throws: `GDALError` when it defines none.
  func wellKnownText(ofSystem text: String) throws -> String {
    let object = try object(text)
    guard unsafe proj_is_crs(object.handle) != 0 else {
      throw GDALError(message: "it is no coordinate system", number: 0)
    }
    guard let wkt = unsafe proj_as_wkt(handle, object.handle, PJ_WKT2_2019, nil) else { throw error }
    return unsafe String(cString: wkt)
  }
}

/// Owns an object of PROJ's: a system, a datum, an operation.
@safe
struct ProjObject: ~Copyable {
  let handle: OpaquePointer
  /// Lives as long as its objects.
  private let context: ProjContext

  /// Takes over an object; nil for none.
  init?(owning handle: OpaquePointer?, in context: ProjContext) {
    guard let handle = unsafe handle else { return nil }
    unsafe self.handle = unsafe handle
    self.context = context
  }

  deinit { unsafe proj_destroy(handle) }

  /// Its name.
  var name: String { unsafe proj_get_name(handle).map { unsafe String(cString: $0) } ?? "" }
}
