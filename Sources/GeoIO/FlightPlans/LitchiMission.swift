import GeoCore

/// A mission as Litchi exports it: a table of comma-separated values, a row per waypoint.
///
/// The columns that matter, by name: latitude, longitude (degrees), altitude(m), altitudemode (1: above the ground, else above
/// the take-off), speed(m/s) (0: the mission's), and pairs actiontype, actionparam (type 0: stay, in milliseconds).
struct LitchiMission {
  /// The file's, for messages.
  let path: String

  /// How the table's head starts.
  private static let mark = "latitude,longitude,altitude(m),heading(deg)"
  private static let stay = 0.0
  private static let millisecond = 1e-3

  /// Whether a file that may be read is one.
  static func isOne(_ path: String) -> Bool {
    let beginning = SourceText.uncheckedBeginning(of: path, count: mark.utf8.count + byteOrderMark.count)
    let text =
      beginning.starts(with: byteOrderMark) ? beginning.dropFirst(byteOrderMark.count)[...] : beginning[...]
    return String(decoding: text, as: UTF8.self).lowercased().hasPrefix(mark)
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The route.
  ///
  /// - Throws: `InputError` with the line of the fault.
  func route(from bytes: [UInt8]) throws -> Route {
    var text = String(decoding: bytes, as: UTF8.self)[...]
    if text.hasPrefix("\u{FEFF}") { text = text.dropFirst() }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let head = fields(of: lines[0]).map { $0.lowercased() }
    var mission = MissionRoute()
    for (index, line) in lines.enumerated().dropFirst() where line.contains(where: { !$0.isWhitespace }) {
      let row = Row(
        values: Dictionary(zip(head, fields(of: line))) { first, _ in first },
        place: .init(file: path, line: index + 1, column: 1))
      var vertex = RouteVertex(
        Coordinate(longitude: try row.needed("longitude"), latitude: try row.needed("latitude")),
        height: RouteHeight(
          metres: try row.needed("altitude(m)"),
          above: try row.number("altitudemode") == 1 ? .ground : .launch))
      for name in head where name.hasPrefix("actiontype") {
        guard try row.number(name) == Self.stay else { continue }
        let parameter = "actionparam" + name.dropFirst("actiontype".count)
        vertex.wait += max(0, try row.number(parameter) ?? 0) * Self.millisecond
      }
      mission.add(vertex)
      if let speed = try row.number("speed(m/s)"), speed > 0 { mission.add(speed: speed) }
    }
    return try mission.route(of: path, home: nil)
  }

  private func fields(of line: Substring) -> [String] {
    line.split(separator: ",", omittingEmptySubsequences: false).map {
      String(
        $0.drop { $0.isWhitespace || $0 == "\"" }.reversed().drop { $0.isWhitespace || $0 == "\"" }.reversed()
      )
    }
  }

  /// A waypoint's values by column.
  private struct Row {
    let values: [String: String]
    let place: InputError.Place

    /// - Returns: nil where there is no value.
    func number(_ column: String) throws -> Double? {
      guard let text = values[column], !text.isEmpty else { return nil }
      guard let number = Double(text), number.isFinite else {
        throw InputError(
          .badData, at: place, "\(column): expected a number, found `\(text)`",
          fix: "export the mission from Litchi again")
      }
      return number
    }

    func needed(_ column: String) throws -> Double {
      guard let number = try number(column) else {
        throw InputError(
          .badData, at: place, "\(column): missing", fix: "export the mission from Litchi again")
      }
      return number
    }
  }
}
