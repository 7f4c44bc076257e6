import Synchronization

/// The name of a PostgreSQL database as messages, plans and reports have it: without who reads it, and where it is.
///
/// Readers are given the short name; the whole one is kept here until it is opened.
public enum DatabaseName {
  private static let whole = Mutex<[String: String]>([:])

  /// The name to go on with for a source: of a database the short one, which `opening` knows; any other as it is.
  ///
  /// - Throws: `InputError` for a name that holds a secret, or names a file that does.
  public static func kept(_ source: String, at place: InputError.Place?) throws -> String {
    guard isDatabase(source) else { return source }
    let pairs = try words(of: source, at: place)
    for secret in secrets
    where pairs.contains(where: { $0.key == secret }) || source.lowercased().contains(secret) {
      throw InputError(
        .badData, at: place, "a database's name holds `\(secret)`, which no scenario may hold",
        fix: "keep it in the environment: PGPASSFILE, PGSERVICE and PGSERVICEFILE name files of your own")
    }
    let short = told(source)
    whole.withLock { $0[short] = source }
    return short
  }

  /// What to open for a name that was kept.
  public static func opening(_ name: String) -> String {
    let source = whole.withLock { $0[name] } ?? name
    return isDatabase(source) && !source.lowercased().hasPrefix(prefix) ? "PG:" + source : source
  }

  /// Whether a source is one of PostgreSQL's.
  public static func isDatabase(_ source: String) -> Bool {
    let name = source.lowercased()
    return [prefix, "postgresql:", "postgres:"].contains { name.hasPrefix($0) }
  }

  private static let prefix = "pg:"

  /// The short name: the database or the service, and the tables; any other source as it is.
  public static func told(_ source: String) -> String {
    guard isDatabase(source) else { return source }
    guard let pairs = try? words(of: source, at: nil) else { return "PG:" }
    return "PG:"
      + pairs.filter { toldWords.contains($0.key) }.map { "\($0.key)=\(written($0.value))" }.joined(
        separator: " ")
  }

  /// A value as such a name holds it.
  private static func written(_ value: String) -> String {
    guard value.isEmpty || value.contains(where: { $0.isWhitespace || "'\\".contains($0) }) else {
      return value
    }
    return "'" + value.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }

  private static let toldWords = ["service", "dbname", "schemas", "tables", "active_schema"]

  /// What is a secret, or the name of a file that holds one.
  private static let secrets = [
    "password", "passfile", "sslkey", "sslcert", "sslrootcert", "sslcrl", "passwd", "pgpass",
  ]

  /// The pairs of `PG:key=value key='value'`, or of an address `postgresql://user@host/database?key=value`.
  private static func words(
    of source: String, at place: InputError.Place?
  ) throws -> [(key: String, value: String)] {
    let isPlain = source.lowercased().hasPrefix(prefix)
    let text = isPlain ? String(source.dropFirst(prefix.count)) : source
    if let scheme = text.firstRange(of: "://") {
      return try pairs(ofAddress: text[scheme.upperBound...], at: place)
    }
    var pairs: [(key: String, value: String)] = []
    var rest = text[...].drop { $0.isWhitespace }
    while !rest.isEmpty {
      guard let equals = rest.firstIndex(of: "=") else { throw unreadable(place) }
      let key = rest[..<equals].filter { !$0.isWhitespace }.lowercased()
      rest = rest[rest.index(after: equals)...].drop { $0.isWhitespace }
      var value = ""
      if rest.first == "'" {
        rest = rest.dropFirst()
        while let next = rest.popFirst(), next != "'" {
          value.append(next == "\\" ? rest.popFirst() ?? next : next)
        }
      } else {
        value = String(rest.prefix { !$0.isWhitespace })
        rest = rest.dropFirst(value.count)
      }
      pairs.append((key, value))
      rest = rest.drop { $0.isWhitespace }
    }
    return pairs
  }

  private static func pairs(
    ofAddress address: Substring, at place: InputError.Place?
  ) throws -> [(key: String, value: String)] {
    let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    if let at = path[0].lastIndex(of: "@"), path[0][..<at].contains(":") {
      return [("password", "")]
    }
    var pairs: [(key: String, value: String)] = path.count == 2 ? [("dbname", String(path[1]))] : []
    for word in parts.count == 2 ? parts[1].split(separator: "&") : [] {
      let pair = word.split(separator: "=", maxSplits: 1)
      pairs.append((pair[0].lowercased(), pair.count == 2 ? String(pair[1]) : ""))
    }
    return pairs
  }

  private static func unreadable(_ place: InputError.Place?) -> InputError {
    InputError(
      .badData, at: place, "the database's name is no list of key=value",
      fix: "write PG:dbname=NAME host=HOST")
  }
}
