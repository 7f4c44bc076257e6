import GeoCore

/// What a survey of links tells its user: one sentence for all links of a kind to one centre.
struct LinkNotes {
  private var plain: [String] = []
  private var outside: [(end: String, starts: [String])] = []
  private var regionals: [(end: String, starts: [String], nearest: Double)] = []
  private var voids: [(end: String, starts: [String], longest: Double)] = []

  /// How many links a sentence names.
  private static let namedLinks = 5

  /// Adds a sentence.
  mutating func add(_ sentence: String) { plain.append(sentence) }

  /// Adds a link that leaves the terrain.
  mutating func addOutside(from start: String, to end: String) {
    if let index = outside.firstIndex(where: { $0.end == end }) {
      outside[index].starts.append(start)
    } else {
      outside.append((end, [start]))
    }
  }

  /// Adds a link over voids of that length in all (m).
  mutating func addVoid(from start: String, to end: String, length: Double) {
    if let index = voids.firstIndex(where: { $0.end == end }) {
      voids[index].starts.append(start)
      voids[index].longest = max(voids[index].longest, length)
    } else {
      voids.append((end, [start], length))
    }
  }

  /// Adds a sensor without a link that a regional centre could take over a clear path of that length (m).
  mutating func addRegional(from start: String, to end: String, length: Double) {
    if let index = regionals.firstIndex(where: { $0.end == end }) {
      regionals[index].starts.append(start)
      regionals[index].nearest = min(regionals[index].nearest, length)
    } else {
      regionals.append((end, [start], length))
    }
  }

  /// All that is to be told.
  var sentences: [String] {
    plain
      + outside.map {
        "links to centre \($0.end) that leave the terrain count as not clear: from \(Self.list($0.starts))"
      }
      + voids.map {
        "links to centre \($0.end) pass over voids of the terrain, up to \($0.longest.inWholeNumbers) m of one:"
          + " the higher ground beside a void is assumed for it: from \(Self.list($0.starts))"
      }
      + regionals.map {
        "regional centre \($0.end) takes no links of sensors, and sensors without a link have a clear path to it, the nearest"
          + " over \($0.nearest.inWholeNumbers) m: place a local centre, or give \($0.end) `accepts_sensors: true`: "
          + Self.list($0.starts)
      }
  }

  private static func list(_ ids: [String]) -> String {
    let named = ids.prefix(namedLinks).joined(separator: ", ")
    return ids.count > namedLinks ? "\(named) and \(ids.count - namedLinks) more" : named
  }
}
