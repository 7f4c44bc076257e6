import Coverage
import GeoCore

/// How a result's border is drawn: covered border and each cause of a gap in its colour, by runs of one kind.
struct BorderStrokes {
  private struct Run {
    let kind: Kind
    let isMarginal: Bool
    let part: Int
    var line: [Coordinate]
  }

  /// What is told apart.
  private enum Kind: Hashable {
    case covered
    case gap(GapCause?)

    var colour: Colour {
      switch self {
      case .covered: CausePalette.covered
      case .gap(let cause): CausePalette.colour(of: cause ?? .beyondRange)
      }
    }
  }

  private var runs: [Run] = []

  /// Covered border is thinner than gaps: a print without colours tells them apart.
  private static let widths = (covered: 4.0, gap: 6.5, casing: 8.5, marginal: 1.6)

  /// The border in runs of one kind, by part and chainage.
  init(of lines: [ResultBorder.Line]) {
    for line in lines {
      let facts = line.properties
      let kind: Kind = facts.covered ? .covered : .gap(facts.cause.flatMap(GapCause.init(text:)))
      let isMarginal = facts.marginal ?? false
      if let last = runs.last, last.part == facts.part, last.kind == kind, last.isMarginal == isMarginal {
        runs[runs.count - 1].line += line.geometry.places
      } else {
        runs.append(Run(kind: kind, isMarginal: isMarginal, part: facts.part, line: line.geometry.places))
      }
    }
  }

  /// The strokes, the lowest first: a pale casing below gaps, the gaps, what is covered, and white dashes on what is marginal.
  var strokes: [MapPicture.Stroke] {
    let gaps = runs.filter { $0.kind != .covered }
    let causes = Dictionary(grouping: gaps, by: \.kind).sorted { Self.order($0.key) < Self.order($1.key) }
    let covered = runs.filter { $0.kind == .covered }.map(\.line)
    let marginal = runs.filter(\.isMarginal).map(\.line)
    let widths = Self.widths
    return [
      .init(kind: "casing", colour: "#ffffff", width: widths.casing, lines: gaps.map(\.line))
    ]
      + causes.map { kind, runs in
        .init(kind: "cause", colour: kind.colour.hexadecimal, width: widths.gap, lines: runs.map(\.line))
      } + [
        .init(
          kind: "covered", colour: CausePalette.covered.hexadecimal, width: widths.covered, lines: covered)
      ]
      + (marginal.isEmpty
        ? []
        : [.init(kind: "marginal", colour: "#ffffff", width: widths.marginal, dashes: "3 3", lines: marginal)])
  }

  private static func order(_ kind: Kind) -> Int {
    if case .gap(let cause) = kind { cause?.rawValue ?? -1 } else { -2 }
  }

  /// The causes that occur, in their order, for a legend.
  var causes: [GapCause] {
    Set(runs.compactMap { if case .gap(let cause) = $0.kind { cause } else { nil } }).sorted()
  }

  /// Whether anything is marginal.
  var hasMarginal: Bool { runs.contains(where: \.isMarginal) }
}
