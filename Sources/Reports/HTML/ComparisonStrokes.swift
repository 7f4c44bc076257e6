import Coverage
import GeoCore

/// How a change is drawn along the border, and what of it tables and pictures point at: gains and losses by runs.
struct ComparisonStrokes {
  /// A run of gained or lost border with what names it.
  struct NamedRun {
    let kind: Comparison.Kind
    let run: Comparison.Run
    let label: String
    let key: String
    let line: [Coordinate]
  }

  /// Losses and gains, the longest first.
  let runs: [NamedRun]
  /// The border drawn by what became of it.
  let strokes: [MapPicture.Stroke]

  /// Border on which nothing changed, and what of it is covered.
  static let unchanged = Colour(red: 0xA8, green: 0xA8, blue: 0xA8)
  private static let widths = (unchanged: 3.0, slight: 5.0, change: 7.5)

  /// The colours of Okabe and Ito: green and vermillion differ in lightness, too.
  static func colour(of kind: Comparison.Kind) -> Colour {
    switch kind {
    case .gained: .green
    case .lost: .vermillion
    case .improved: .skyBlue
    case .weakened: .orange
    }
  }

  /// What the map's colours mean, in order.
  static let legend =
    Comparison.Kind.allCases.map { ($0.rawValue, colour(of: $0)) }
    + [("unchanged, covered", CausePalette.covered), ("unchanged, not covered", unchanged)]

  /// The strokes of a comparison.
  init(of comparison: Comparison) {
    let parts = comparison.before.parts
    let listed = [Comparison.Kind.lost, .gained].flatMap { kind in
      comparison.runs(of: kind).map { (kind, $0) }
    }
    runs = listed.sorted { $0.1.length > $1.1.length }.enumerated().map { index, entry in
      let (kind, run) = entry
      return NamedRun(
        kind: kind, run: run, label: "\(kind == .lost ? "L" : "G")\(index + 1)", key: "change-\(index + 1)",
        line: parts[run.part].vertices(in: run.chainage))
    }
    func lines(_ isWanted: (BorderResult.Piece) -> Bool) -> [[Coordinate]] {
      comparison.after.pieces.filter(isWanted).map { parts[$0.part].vertices(in: $0.chainage) }
    }
    let changed = Comparison.Kind.allCases.reversed().map { kind in
      MapPicture.Stroke(
        kind: kind.rawValue, colour: Self.colour(of: kind).hexadecimal,
        width: kind == .gained || kind == .lost ? Self.widths.change : Self.widths.slight,
        lines: comparison.changes.filter { $0.kind == kind }.map { parts[$0.part].vertices(in: $0.chainage) })
    }
    strokes =
      [
        .init(
          kind: "uncovered", colour: Self.unchanged.hexadecimal, width: Self.widths.unchanged,
          lines: lines { !$0.finding.isCovered }),
        .init(
          kind: "covered", colour: CausePalette.covered.hexadecimal, width: Self.widths.unchanged,
          lines: lines(\.finding.isCovered)),
      ] + changed
  }

  /// The runs on the map.
  var marks: [MapPicture.Mark] {
    runs.map { .init(key: $0.key, kind: "gap", label: $0.label, title: title(of: $0), line: $0.line) }
  }

  /// The runs on the profile.
  var bars: [CoverageProfile.Mark] {
    runs.map {
      .init(
        key: $0.key, title: title(of: $0), part: $0.run.part + 1, from: $0.run.chainage.lowerBound,
        to: $0.run.chainage.upperBound)
    }
  }

  private func title(of run: NamedRun) -> String {
    let cause = run.run.cause.map { run.kind == .lost ? ", now \($0.text)" : ", was \($0.text)" } ?? ""
    return "\(run.label): \(run.run.length.inWords) \(run.kind.rawValue)\(cause)"
  }
}
