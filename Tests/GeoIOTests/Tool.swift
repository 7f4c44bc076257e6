import Foundation

/// Runs GDAL's and PROJ's own programs, the outside judges of what GeoIO reads and writes.
enum Tool {
  /// A program that failed.
  struct Failure: Error {
    let command: String
    let status: Int32
    let output: String
  }

  /// What a program prints on standard output.
  @discardableResult
  static func run(_ program: String, _ arguments: [String], input: String? = nil) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    let feed = Pipe()
    process.standardInput = feed
    try process.run()
    feed.fileHandleForWriting.write(Data((input ?? "").utf8))
    try feed.fileHandleForWriting.close()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(
        command: ([program] + arguments).joined(separator: " "), status: process.terminationStatus,
        output: complaint)
    }
    return text
  }

  /// The cells of a band of a raster file as the ENVI driver writes them: row-major, little-endian Float32.
  static func cells(of path: String, band: Int, in scratch: Scratch) throws -> [Float] {
    let raw = scratch.file("raw-\(UUID().uuidString).bin")
    try run("gdal_translate", ["-q", "-of", "ENVI", "-ot", "Float32", "-b", "\(band)", path, raw])
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: raw)))
    return stride(from: 0, to: bytes.count, by: 4).map { start in
      let pattern = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) }
      return Float(bitPattern: pattern)
    }
  }
}
