import RadioLinks
import GeoCore
import SensorPhysics

/// How QGIS draws each layer of `karaula.gpkg`.
enum LayerStyles {
  /// Pieces of the border by verdict; those that a few metres would change are lighter. Where
  /// pieces are too short for the scale, covered ones lie above gaps.
  static let border = QMLStyle(
    by: """
      CASE WHEN "covered" AND "marginal" THEN 'marginal' WHEN "covered" THEN 'covered' \
      WHEN "marginal" THEN 'marginal gap' ELSE 'gap' END
      """,
    [
      .init("covered", .line(.blue, width: 1)),
      .init("marginal", label: "covered, marginal", .line(.skyBlue, width: 1)),
      .init("marginal gap", label: "gap, marginal", .line(.orange, width: 1)),
      .init("gap", .line(.vermillion, width: 1)),
    ], drawnBy: #""covered""#)

  /// Gaps with their length and cause, those that the scale can show, the longest first.
  static let gaps = QMLStyle(
    .line(.vermillion.translucent, width: 3),
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

  /// Sites by type: shapes and colours in turn, so that a type can be told by either as far as they go; then those of
  /// any other type, which an edit may bring.
  static func sites(of types: [String]) -> QMLStyle {
    QMLStyle(
      by: #""type""#,
      types.enumerated().map { index, type in
        .init(type, .marker(shapes[index % shapes.count], colours[index % colours.count], size: 3))
      } + [.init("", label: "other types", .marker("triangle", .black, size: 3))], labels: ids(.aroundPoint))
  }

  private static let shapes = ["square", "circle", "diamond", "pentagon", "hexagon"]
  private static let colours: [Colour] = [.blue, .orange, .purple, .skyBlue, .black, .yellow]

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
