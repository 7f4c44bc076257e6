import CGDAL

/// What GDAL said when it failed.
public struct GDALError: Error, Sendable, Hashable, CustomStringConvertible {
  /// GDAL's message, on one line.
  public let message: String
  /// GDAL's error number (CPLE_...).
  public let number: Int

  /// GDAL's message.
  public var description: String { message }
}

/// Collects what GDAL reports on this thread while a body runs.
private final class ErrorSink {
  var errors: [GDALError] = []

  /// Makes GDAL report to this sink until its handler is popped, while the sink lives.
  func push() {
    unsafe CPLPushErrorHandlerEx(
      { severity, number, message in
        guard severity == CE_Failure || severity == CE_Fatal, let data = unsafe CPLGetErrorHandlerUserData()
        else { return }
        let text = unsafe message.map { unsafe String(cString: $0) } ?? ""
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let sink = unsafe Unmanaged<ErrorSink>.fromOpaque(data).takeUnretainedValue()
        sink.errors.append(GDALError(message: line, number: Int(number)))
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}

/// Runs a body that calls GDAL and turns its failure into a throw with GDAL's message.
///
/// Handlers are per thread, so the body is synchronous.
///
/// - Parameter body: gives nil when GDAL failed.
/// - Throws: `GDALError` with the first failure that GDAL reported.
func withGDAL<Value: ~Copyable>(_ body: () throws -> Value?) throws -> Value {
  let sink = ErrorSink()
  sink.push()
  defer { CPLPopErrorHandler() }
  let value = try body()
  guard let value else {
    throw sink.errors.first ?? GDALError(message: "GDAL failed without a message", number: 0)
  }
  return value
}

/// Runs a body that calls GDAL and gives, beside its value, the first failure that GDAL reported.
func reportingGDAL<Value>(_ body: () -> Value) -> (value: Value, fault: GDALError?) {
  let sink = ErrorSink()
  sink.push()
  defer { CPLPopErrorHandler() }
  let value = body()
  return (value, sink.errors.first)
}

/// Runs a body whose GDAL return code tells success.
func checkingGDAL(_ body: () throws -> CPLErr) throws {
  _ = try withGDAL { try body() == CE_None ? () : nil }
}
