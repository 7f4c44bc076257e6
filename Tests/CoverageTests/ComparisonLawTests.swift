import Coverage
import GeoCore
import TestSupport
import Testing

@Suite("Laws of comparisons")
struct ComparisonLawTests {
  private static let lengths = [3_000.0, 500, 12_345.678]

  /// Pieces of random lengths and findings, and sensors of random figures.
  private func result(_ generator: inout SeededGenerator) -> BorderResult {
    var pieces: [BorderResult.Piece] = []
    for (part, length) in Self.lengths.enumerated() {
      var from = 0.0
      while from < length {
        let to = min(length, from + Double.random(in: 1...300, using: &generator).rounded())
        let probability = Double(Int.random(in: 0...4, using: &generator)) / 4
        let isMarginal = Bool.random(using: &generator)
        pieces.append(
          .init(
            part: part, chainage: from..<to,
            finding: ComparedBorders.finding(probability, isMarginal: isMarginal)))
        from = to
      }
    }
    let sensors = "ABCDE".filter { _ in Bool.random(using: &generator) }.map { id in
      BorderResult.SensorFigures(
        id: String(id),
        at: Plane.place(PlanePoint(x: Double.random(in: 0...9, using: &generator).rounded(), y: 0)),
        coveredLength: Double(Int.random(in: 0...2, using: &generator)), soleLength: 0)
    }
    return BorderResult(
      parts: ComparedBorders.parts(Self.lengths), pieces: pieces, sensors: sensors,
      requiredProbability: 0.5, isMarginKnown: true, cellSize: nil)
  }

  private func pair(_ seed: UInt64) -> (BorderResult, BorderResult) {
    var generator = SeededGenerator(seed: seed)
    return (result(&generator), result(&generator))
  }

  @Test("A result compared with itself has no changes", arguments: 0..<10 as Range<UInt64>)
  func itself(seed: UInt64) throws {
    let (result, _) = pair(seed)
    let comparison = try ComparedBorders.comparison(result, result)
    #expect(comparison.changes.isEmpty)
    #expect(comparison.sensorChanges.isEmpty)
    #expect(comparison.unchangedLength == comparison.length)
    #expect(comparison.notes.isEmpty)
  }

  @Test("Swapping swaps gained and lost, improved and weakened", arguments: 0..<10 as Range<UInt64>)
  func swapped(seed: UInt64) throws {
    let (a, b) = pair(seed)
    let forth = try ComparedBorders.comparison(a, b)
    let back = try ComparedBorders.comparison(b, a)
    let opposite: [Comparison.Kind: Comparison.Kind] = [
      .gained: .lost, .lost: .gained, .improved: .weakened, .weakened: .improved,
    ]
    for kind in Comparison.Kind.allCases {
      let other = try #require(opposite[kind])
      #expect(forth.length(of: kind) > 0, "seed \(seed) shows no border \(kind)")
      #expect(forth.length(of: kind) == back.length(of: other))
      #expect(forth.marginalLength(of: kind) == back.marginalLength(of: other))
      #expect(forth.runs(of: kind) == back.runs(of: other))
    }
    #expect(forth.changes.map(\.before) == back.changes.map(\.after))
    #expect(Set(forth.sensorChanges.map(\.id)) == Set(back.sensorChanges.map(\.id)))
  }

  @Test("Gained less lost is covered after less covered before", arguments: 0..<10 as Range<UInt64>)
  func balance(seed: UInt64) throws {
    let (a, b) = pair(seed)
    let comparison = try ComparedBorders.comparison(a, b)
    let gain = comparison.length(of: .gained) - comparison.length(of: .lost)
    // Sums of some hundred lengths of up to 16 km round by far less than a micrometre.
    #expect(abs(gain - (comparison.coveredAfter - comparison.coveredBefore)) < 1e-6)
    #expect(abs(comparison.length - Self.lengths.reduce(0, +)) < 1e-6)
    for (result, covered) in [(a, comparison.coveredBefore), (b, comparison.coveredAfter)] {
      let own = result.pieces.filter(\.finding.isCovered).reduce(0) {
        $0 + $1.chainage.upperBound - $1.chainage.lowerBound
      }
      #expect(abs(own - covered) < 1e-6)
    }
  }

  @Test("The kinds' lengths and the unchanged length are the whole", arguments: 0..<10 as Range<UInt64>)
  func whole(seed: UInt64) throws {
    let (a, b) = pair(seed)
    let comparison = try ComparedBorders.comparison(a, b)
    let kinds = comparison.changes.reduce(0) { $0 + $1.length }
    #expect(abs(kinds + comparison.unchangedLength - comparison.length) < 1e-6)
    for kind in Comparison.Kind.allCases {
      let runs = comparison.runs(of: kind).reduce(0) { $0 + $1.length }
      #expect(abs(runs - comparison.length(of: kind)) < 1e-6)
      let marginal = comparison.marginalLength(of: kind)
      #expect((marginal != nil) == (kind == .gained || kind == .lost))
      #expect((marginal ?? 0) <= comparison.length(of: kind))
    }
  }
}
