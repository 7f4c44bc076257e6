/// One line as a source stores it, before it is measured.
public struct SourceLine: Sendable, Hashable {
  /// Its vertices, no two consecutive ones at the same place.
  public var vertices: [Coordinate]
  /// Its row in the source's attributes.
  public var attributes: Int
  /// How messages name it, such as `feature 3, line 2`.
  public var name: String

  /// A line of a source.
  public init(vertices: [Coordinate], attributes: Int, name: String) {
    self.vertices = vertices
    self.attributes = attributes
    self.name = name
  }
}

extension SourceLine {
  /// What vertices of a line and its repeat may lie apart is at most this share of the line's length.
  fileprivate static let repeatShare = 0.1

  /// Its first and its last vertex.
  var ends: [Coordinate] { [vertices[0], vertices[vertices.count - 1]] }

  /// Its length (m), or any length beyond a limit that it reaches.
  func length(upTo limit: Double, distance: [SourceLine].Distance) -> Double {
    var length = 0.0
    for (from, to) in zip(vertices, vertices.dropFirst()) {
      length += distance(from, to)
      if length > limit { break }
    }
    return length
  }
}

extension [SourceLine] {
  /// The geodesic distance (m) between two places.
  typealias Distance = (Coordinate, Coordinate) -> Double

  /// The lines that are at least as long as a tolerance (m), and a note on the others.
  ///
  /// Short lines that run on in one another stay: together they may be as long as one likes.
  func withoutShort(tolerance: Double, distance: Distance) -> (lines: [SourceLine], note: String?) {
    let lengths = map { $0.length(upTo: tolerance, distance: distance) }
    let runsOn = inRuns(lengths.map { $0 < tolerance }, distance: distance)
    var short = CountedNames()
    var sum = 0.0
    let kept = indices.filter { index in
      if lengths[index] > 0, lengths[index] >= tolerance || runsOn[index] { return true }
      short.add(self[index].name)
      sum += lengths[index]
      return false
    }.map { self[$0] }
    guard short.count > 0 else { return (kept, nil) }
    let verb = short.count == 1 ? "is" : "are"
    let size = tolerance > 0 ? "of less than \(tolerance.written(decimals: 3)) m" : "at one point"
    return (
      kept,
      "\(short.counted("line")) \(size) \(verb) left out, \(sum.written(decimals: 3)) m in all: \(short.names)"
    )
  }

  /// Of each line whether it is short and meets another short one, and no third line, at an end.
  private func inRuns(_ isShort: [Bool], distance: Distance) -> [Bool] {
    guard isShort.count(where: { $0 }) > 1 else { return isShort.map { _ in false } }
    let places = flatMap(\.ends)
    let grid = PlaceGrid(places, reach: PlaceGrid.samePoint)
    return indices.map { line in
      isShort[line]
        && [2 * line, 2 * line + 1].contains { end in
          let met = grid.numbers(near: places[end]).filter {
            distance(places[$0], places[end]) <= PlaceGrid.samePoint
          }
          return met.count == 2 && met.allSatisfy { isShort[$0 / 2] } && met[0] / 2 != met[1] / 2
        }
    }
  }

  /// The lines, each once: one whose vertices all lie within a tolerance (m) of another's, in the same or the opposite
  /// order, repeats it; and a note on those.
  func withoutRepeats(tolerance: Double, distance: Distance) -> (lines: [SourceLine], note: String?) {
    var starts = PlaceGrid(reach: Swift.max(tolerance, PlaceGrid.samePoint))
    var repeats = CountedNames()
    var kept: [SourceLine] = []
    func repeated(by line: SourceLine) -> SourceLine? {
      let length = line.length(upTo: tolerance / SourceLine.repeatShare, distance: distance)
      let reach = Swift.min(tolerance, length * SourceLine.repeatShare)
      for end in line.ends {
        for number in starts.numbers(near: end) where kept[number].vertices.count == line.vertices.count {
          let other = kept[number].vertices
          func isAlong(_ vertices: some Sequence<Coordinate>) -> Bool {
            zip(vertices, other).allSatisfy { distance($0, $1) <= reach }
          }
          if isAlong(line.vertices) || isAlong(line.vertices.reversed()) { return kept[number] }
        }
      }
      return nil
    }
    for line in self {
      if let first = repeated(by: line) {
        repeats.add("\(line.name) is \(first.name)")
      } else {
        starts.add(kept.count, at: line.vertices[0])
        kept.append(line)
      }
    }
    guard repeats.count > 0 else { return (kept, nil) }
    let verb = repeats.count == 1 ? "repeats another and is left out" : "repeat others and are left out"
    return (kept, "\(repeats.counted("line")) \(verb): \(repeats.names)")
  }
}
