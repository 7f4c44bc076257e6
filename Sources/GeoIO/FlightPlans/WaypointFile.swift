import GeoCore

/// A list of waypoints as ground stations exchange them, QGC WPL 110: a line per item, fields between tabs.
///
/// The first item, number 0, is the home position.
struct WaypointFile {
  /// The file's, for messages.
  let path: String

  /// The version that is read.
  private static let version = "110"
  /// INDEX CURRENT FRAME COMMAND P1 P2 P3 P4 LATITUDE LONGITUDE HEIGHT AUTOCONTINUE
  private static let fieldCount = 12
  private static let firstParameter = 4

  /// The route.
  ///
  /// - Throws: `InputError` with the line and the column of the fault.
  func route(from bytes: [UInt8]) throws -> Route {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw InputError(.badData, at: .init(file: path), "is not UTF-8 text", fix: "save it as plain text")
    }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let words = lines[0].split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count == 3, words[2] == Self.version else {
      throw InputError(
        .badData, at: .init(file: path, line: 1, column: 1),
        "starts with `\(lines[0])`, the version \(Self.version) is read",
        fix: "save it as \(RouteReader.waypointsMark) \(Self.version)")
    }
    var mission = MissionRoute()
    var home: Coordinate?
    var count = 0
    for (index, line) in lines.enumerated().dropFirst() {
      // Ground stations write remarks behind a number sign.
      guard let mark = line.first(where: { !$0.isWhitespace }), mark != "#" else { continue }
      let item = try item(line, number: index + 1, index: count)
      if count == 0 { home = try item.coordinate() } else { try mission.add(item) }
      count += 1
    }
    return try mission.route(of: path, home: home)
  }

  private func item(_ line: Substring, number: Int, index: Int) throws -> MissionItem {
    let fields = line.split(whereSeparator: \.isWhitespace)
    guard fields.count == Self.fieldCount else {
      throw InputError(
        .badData, at: .init(file: path, line: number, column: 1),
        "expected \(Self.fieldCount) fields, found \(fields.count)",
        fix: "save the file again from the ground station")
    }
    let numbers = try fields.map { try self.number($0, of: line, number) }
    guard numbers[0] == Double(index), let command = Int(exactly: numbers[3]),
      let frame = Int(exactly: numbers[2])
    else {
      throw InputError(
        .badData, at: .init(file: path, line: number, column: 1),
        "expected item \(index) with a whole frame and command, found \(fields.prefix(4).joined(separator: " "))",
        fix: "number the items from 0 on, or save the file again from the ground station")
    }
    return MissionItem(
      command: command, frame: frame,
      parameters: Array(numbers[Self.firstParameter..<Self.firstParameter + MissionItem.parameterCount]),
      place: .init(file: path, line: number, column: 1), name: "item \(index)")
  }

  private func number(_ field: Substring, of line: Substring, _ number: Int) throws -> Double {
    guard let value = Double(field), value.isFinite else {
      throw InputError(
        .badData,
        at: .init(
          file: path, line: number, column: line.distance(from: line.startIndex, to: field.startIndex) + 1),
        "expected a number, found `\(field)`", fix: "write a plain number")
    }
    return value
  }
}
