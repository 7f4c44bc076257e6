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
final class ErrorSink {
  var errors: [GDALError] = []
  var warnings: [String] = []

  /// Makes GDAL report to this sink until its handler is popped, while the sink lives.
  func push() {
    unsafe CPLPushErrorHandlerEx(
      { severity, number, message in
        guard severity != CE_Debug else { return unsafe CPLDefaultErrorHandler(severity, number, message) }
        guard let data = unsafe CPLGetErrorHandlerUserData() else { return }
        let text = unsafe message.map { unsafe String(cString: $0) } ?? ""
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let sink = unsafe Unmanaged<ErrorSink>.fromOpaque(data).takeUnretainedValue()
        if severity == CE_Warning {
          sink.warnings.append(line)
        } else {
          sink.errors.append(GDALError(message: line, number: Int(number)))
        }
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Adds what was collected to the warnings of an input, failures of parts that did not make all fail among them.
  func tell(_ inputWarnings: DriverWarnings?) { inputWarnings?.add(warnings + errors.map(\.message)) }
}

/// Runs a body that calls GDAL and turns its failure into a throw with GDAL's message.
///
/// Handlers are per thread, so the body is synchronous.
///
/// - Parameters:
///   - warnings: takes what GDAL warns of, failures of parts that did not make the body fail among them; nil to pass
///     over it.
///   - body: gives nil when GDAL failed.
/// - Throws: `GDALError` with the first failure that GDAL reported.
func withGDAL<Value: ~Copyable>(
  tellingTo warnings: DriverWarnings? = nil, _ body: () throws -> Value?
) throws -> Value {
  let sink = ErrorSink()
  sink.push()
  defer { CPLPopErrorHandler() }
  let value = try body()
  guard let value else {
    throw sink.errors.first ?? GDALError(message: "GDAL failed without a message", number: 0)
  }
  sink.tell(warnings)
  return value
}

/// Runs a body that calls GDAL and gives, beside its value, the first failure that GDAL reported.
///
/// - Parameter warnings: takes what GDAL warns of; nil to pass over it.
func reportingGDAL<Value>(
  tellingTo warnings: DriverWarnings? = nil, _ body: () -> Value
) -> (value: Value, fault: GDALError?) {
  let sink = ErrorSink()
  sink.push()
  defer { CPLPopErrorHandler() }
  let value = body()
  warnings?.add(sink.warnings)
  return (value, sink.errors.first)
}

/// Runs a body whose GDAL return code tells success.
///
/// - Parameter warnings: takes what GDAL warns of; nil to pass over it.
func checkingGDAL(tellingTo warnings: DriverWarnings? = nil, _ body: () throws -> CPLErr) throws {
  _ = try withGDAL(tellingTo: warnings) { try body() == CE_None ? () : nil }
}

/// Keeps what GDAL says outside all of these, also on threads of its own, from standard error: what it returns tells
/// whether it failed. What a user asks for with CPL_DEBUG is printed.
func silenceGDAL() {
  _ = unsafe CPLSetErrorHandler { severity, number, message in
    if severity == CE_Debug { unsafe CPLDefaultErrorHandler(severity, number, message) }
  }
}
