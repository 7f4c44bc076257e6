import Foundation

/// The exponents of a search by SciPy's Dijkstra, over a graph that a script of its own builds.
enum SciPySearch {
  private static let python = "/usr/bin/python3"
  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Support/lattice_dijkstra.py").path

  /// Whether the system's Python has SciPy.
  static let isThere: Bool = (try? run(["-c", "import scipy.sparse.csgraph"], input: Data())) != nil

  /// The exponents from one cell to all, row by row.
  static func exponents(over ground: TestGround, from start: Int) throws -> [Double] {
    let isOpen = zip(ground.factors, ground.isMissing).map { $0.isFinite && !$1 }
    let question = Question(
      rows: ground.rows, columns: ground.columns, cell_size: ground.cellSize, start: start,
      elevations: ground.elevations.map(Double.init), hazards: ground.hazards.map(Double.init),
      factors: zip(ground.factors, isOpen).map { $1 ? Double($0) : nil })
    let output = try run([script], input: JSONEncoder().encode(question))
    return try JSONDecoder().decode([Double?].self, from: output).map { $0 ?? .infinity }
  }

  private struct Question: Encodable {
    let rows: Int
    let columns: Int
    let cell_size: Double
    let start: Int
    let elevations: [Double]
    let hazards: [Double]
    let factors: [Double?]
  }

  private struct Failure: Error {
    let status: Int32
  }

  private static func run(_ arguments: [String], input: Data) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = arguments
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    stdin.fileHandleForWriting.write(input)
    try stdin.fileHandleForWriting.close()
    let output = try stdout.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    return output
  }
}
