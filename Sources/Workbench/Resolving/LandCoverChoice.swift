import GeoCore
import GeoIO
import Scenario

/// The vegetation and buildings that a scenario names, ready to be opened by each task.
struct LandCoverChoice: Sendable {
  private let input: LandCoverInput
  private let notes: InputNotes
  let paths: [String]

  /// Whom to credit for the data.
  var attribution: String? { input.attribution }

  /// The cover of a scenario; nil when it names none.
  init?(_ file: ScenarioFile, notes: InputNotes) {
    guard let input = file.scenario.terrain?.landCover else { return nil }
    self.input = input
    self.notes = notes
    paths = input.sources.map(file.path)
  }

  /// Opens the rasters for one task.
  func source() throws -> LandCoverMosaic {
    try LandCoverMosaic(paths: paths, query: input.query, content: input.content, notes: notes)
  }

  /// Looks at the rasters along the border.
  ///
  /// - Parameters:
  ///   - border: the border.
  ///   - step: the length (m) that a look stands for, unless the border is so long that there would be more
  ///     than `mostLooks`.
  /// - Returns: what the user should know, a sentence each.
  /// - Throws: `InputError` when a raster cannot be read, holds what it must not, or none reaches the border.
  func warnings(along border: BorderLine, step: Double) throws -> [String] {
    let looks = Self.looks(along: border, step: max(step, border.length / Self.mostLooks))
    let mosaic = try source()
    guard try mosaic.contains(looks.map(\.place)).contains(true) else {
      throw InputError(
        .badData, at: input.place, "\(input.path) does not reach the border anywhere",
        fix: "give a raster of the border's area, or check both coordinate systems")
    }
    var unknown = 0.0
    var unlisted: [Int: Double] = [:]
    for (value, length) in zip(try mosaic.values(at: looks.map(\.place)), looks.map(\.length)) {
      guard let value else {
        unknown += length
        continue
      }
      guard case .codes(let table) = input.content, let code = Int(exactly: value), table[code] == nil
      else { continue }
      unlisted[code, default: 0] += length
    }
    return [
      unknown > 0 ? "\(input.path) has no data along \(share(unknown, of: border)), taken for bare" : nil,
      unlisted.isEmpty
        ? nil : "\(input.path).classes does not list \(text(unlisted, border)), taken for bare",
    ].compactMap { $0 }
  }

  /// The codes with the metres of border under them, the longest first.
  private func text(_ unlisted: [Int: Double], _ border: BorderLine) -> String {
    let codes = unlisted.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let named = codes.prefix(Self.mostCodes).map { "code \($0.key) along \(share($0.value, of: border))" }
    let rest = codes.dropFirst(Self.mostCodes)
    guard !rest.isEmpty else { return named.joined(separator: ", ") }
    let length = rest.reduce(0) { $0 + $1.value }
    return named.joined(separator: ", ") + " and \(rest.count) more codes along \(share(length, of: border))"
  }

  /// How many codes a warning names.
  private static let mostCodes = 5

  private func share(_ length: Double, of border: BorderLine) -> String {
    let percent = (1_000 * length / border.length).rounded() / 10
    return "\(length.inWholeNumbers) m (\(percent) %) of the border"
  }

  /// A bound on the time that looking takes: some seconds.
  private static let mostLooks = 100_000.0

  /// The middles of equal pieces of each part, with their lengths (m).
  private static func looks(along border: BorderLine, step: Double) -> [(place: Coordinate, length: Double)] {
    border.parts.flatMap { part in
      let count = max(1, Int((part.length / step).rounded(.up)))
      let length = part.length / Double(count)
      return (0..<count).map { (part.coordinate(at: (Double($0) + 0.5) * length), length) }
    }
  }
}
