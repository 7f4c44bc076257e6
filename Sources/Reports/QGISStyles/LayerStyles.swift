import RadioLinks
import Coverage
import GeoCore
import Scenario
import SensorPhysics

/// How QGIS draws each layer of `karaula.gpkg`.
enum LayerStyles {
  /// Pieces of the border, covered or by the cause of the gap; those that a few metres would change are dashed. Where
  /// pieces are too short for the scale, covered ones lie above gaps.
  static let border = QMLStyle(
    by: """
      CASE WHEN "covered" THEN 'covered' ELSE "cause" END || CASE WHEN "marginal" THEN ', marginal' ELSE '' END
      """,
    kinds.flatMap { kind, colour in
      [
        .init(kind, .line(colour, width: 1)),
        .init("\(kind), marginal", .line(colour, width: 1, isDashed: true)),
      ]
    }, drawnBy: #""covered""#)

  /// What border is, in the words of border.geojson, with its colour.
  private static let kinds =
    [("covered", CausePalette.covered)] + GapCause.allCases.map { ($0.text, CausePalette.colour(of: $0)) }

  /// Gaps in the colour of their cause, with their length and cause, those that the scale can show, the longest first.
  static let gaps = QMLStyle(
    by: #""cause""#,
    GapCause.allCases.map { .init($0.text, .line(CausePalette.colour(of: $0).translucent, width: 3)) },
    labels: .init(
      expression: #""id" || ': ' || format_number("length_m" / 1000, 2) || ' km, ' || "cause""#,
      placement: .besideMiddle,
      rules: [
        (.isShown, #""length_m" / @map_scale >= \#(leastLabelledLength)"#),
        (.priority, #"10 * "length_m" / maximum("length_m")"#),
      ]))

  /// The length on paper (m) from which a gap is labelled: shorter ones are too many to be told apart.
  private static let leastLabelledLength = 0.008

  /// Outlines by task, those that need more detail dashed.
  static let fields = QMLStyle(
    by: #""task""#,
    DiscriminationTask.allCases.map { task in
      .init(task.rawValue, .outline(colour(of: task), width: 0.2, isDashed: task != .detection))
    })

  /// Ways of patrols.
  static let routes = QMLStyle(.line(.green, width: 0.6, isDashed: true), labels: ids(.alongLine))

  /// How far flights detect to either side of their routes, whichever way their cameras look.
  static let swaths = QMLStyle(.fill(.green.translucent, border: .green, width: 0.1))

  /// Where patrols halt.
  static let posts = QMLStyle(.marker("triangle", .green, size: 3), labels: ids(.aroundPoint))

  /// Links by state.
  static let links = QMLStyle(
    by: """
      CASE WHEN "used" THEN 'used' WHEN "path_clear" IS NULL THEN 'unknown' WHEN "path_clear" THEN 'path clear' \
      ELSE 'blocked' END
      """,
    [
      .init("used", .line(.blue, width: 0.5)), .init("path clear", .line(.skyBlue, width: 0.3)),
      .init("blocked", .line(.vermillion, width: 0.3, isDashed: true)),
      .init("unknown", .line(.black, width: 0.2, isDashed: true)),
    ])

  /// Centres by level.
  static let centres = QMLStyle(
    by: #""level""#,
    CentreLevel.allCases.map { level in
      .init(level.rawValue, .marker("star", .purple, size: level == .regional ? 6 : 4))
    }, labels: ids(.aroundPoint))

  /// Windows that the work was cut into.
  static let sections = QMLStyle(.outline(.black, width: 0.2, isDashed: true), labels: ids(.aroundPoint))

  /// Stretches that differ between two results.
  static let changes = QMLStyle(
    by: #""kind""#,
    Comparison.Kind.allCases.map { kind in
      .init(
        kind.rawValue,
        .line(ComparisonStrokes.colour(of: kind), width: kind == .gained || kind == .lost ? 1.2 : 0.7))
    })

  /// Sites of types whose symbols are known.
  static func sites(drawing symbols: [String: EquipmentSymbol]) -> QMLStyle {
    QMLStyle(
      by: #""type""#,
      symbols.sorted { $0.key < $1.key }.map { .init($0.key, .marker($0.value.marker, .black, size: 3.5)) },
      labels: ids(.aroundPoint))
  }

  /// Sites by type: the shape is that of the type's class in every project, colours tell types of one class apart; then
  /// those of any other type, which an edit may bring.
  static func sites(of types: [(name: String, symbol: EquipmentSymbol)]) -> QMLStyle {
    var counts: [EquipmentSymbol: Int] = [:]
    let drawn = types.map { name, symbol -> QMLCategories.Category in
      let colour = colours[counts[symbol, default: 0] % colours.count]
      counts[symbol, default: 0] += 1
      return .init(name, .marker(symbol.marker, colour, size: 3.5))
    }
    return QMLStyle(
      by: #""type""#,
      drawn + [.init("", label: "other types", .marker(EquipmentSymbol.other.marker, .black, size: 3))],
      labels: ids(.aroundPoint))
  }

  private static let colours: [Colour] = [.black, .blue, .orange, .purple, .skyBlue, .yellow]

  private static func ids(_ placement: QMLLabels.Placement) -> QMLLabels {
    QMLLabels(expression: #""id""#, placement: placement)
  }

  private static func colour(of task: DiscriminationTask) -> Colour {
    switch task {
    case .detection: .skyBlue
    case .recognition: .blue
    case .identification: .black
    }
  }
}
