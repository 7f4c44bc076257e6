public import Coverage
public import GeoCore

/// What is told of crossings as features: the strength of the border, the weakest ways, where detection comes too late.
public enum CrossingTables {
  /// The border by strength: each run of pieces of equal strength is a line.
  public static func strengths(of assessment: CrossingAssessment) -> FeatureTable {
    let own: [FeatureTable.Column] = [
      .init("part", .integer), .init("from_m", .real), .init("to_m", .real), .init("length_m", .real),
      .init("strength", .real), .init("strength_any_start", .real), .init("crossing_s", .real),
      .init("local_strength", .real), .init("timely_strength", .real),
    ]
    let attributes = AttributeColumns(of: assessment.border, beside: own)
    var table = FeatureTable(name: "strength", columns: own + attributes.columns)
    var start = 0
    let strengths = assessment.strengths
    for index in strengths.indices {
      let isLast = index + 1 == strengths.count || !strengths[index].runsOn(to: strengths[index + 1])
      guard isLast else { continue }
      let first = strengths[start]
      let chainage = first.piece.chainage.lowerBound..<strengths[index].piece.chainage.upperBound
      let values: [AttributeValue] = [
        .integer(first.piece.part + 1), .real(chainage.lowerBound.millimetres),
        .real(chainage.upperBound.millimetres),
        .real((chainage.upperBound - chainage.lowerBound).millimetres), .real(first.probability.millionths),
        first.anyStartProbability.map { .real($0.millionths) } ?? .null,
        first.seconds.map { .real($0.rounded()) } ?? .null,
        first.localProbability.map { .real($0.millionths) } ?? .null,
        first.timelyProbability.map { .real($0.millionths) } ?? .null,
      ]
      table.features.append(
        .init(
          .line(assessment.border.parts[first.piece.part].vertices(in: chainage)),
          values + attributes.values(part: first.piece.part, chainage: chainage)))
      start = index + 1
    }
    return table
  }

  /// The weakest ways across, the weakest first.
  public static func paths(of assessment: CrossingAssessment) -> FeatureTable {
    FeatureTable(
      name: "crossings",
      columns: [
        .init("id", .text), .init("part", .integer), .init("at_m", .real), .init("probability", .real),
        .init("probability_any_start", .real), .init("highest_chance", .real), .init("time_s", .real),
        .init("length_m", .real), .init("seen_by", .textList), .init("critical_s", .real),
        .init("timely_probability", .real),
      ],
      features: assessment.paths.enumerated().map { index, path in
        let piece = assessment.strengths[path.piece].piece
        return .init(
          .line(path.points.map(\.coordinate)),
          [
            .text("C\(index + 1)"), .integer(piece.part + 1), .real(piece.middleChainage.millimetres),
            .real(path.probability.millionths), .real(path.ownProbability.millionths),
            .real(path.highestChance.millionths), .real(path.seconds.rounded()),
            .real(path.metres.rounded()), .textList(path.observers),
            path.criticalPoint.map { .real($0.seconds.rounded()) } ?? .null,
            path.timelyProbability.map { .real($0.millionths) } ?? .null,
          ])
      })
  }

  /// The critical detection points of the ways that have one.
  public static func criticalPoints(of assessment: CrossingAssessment) -> FeatureTable {
    FeatureTable(
      name: "critical_points",
      columns: [
        .init("crossing", .text), .init("after_s", .real), .init("after_m", .real), .init("left_s", .real),
      ],
      features: assessment.paths.enumerated().compactMap { index, path in
        path.criticalPoint.map { point in
          .init(
            .point(point.coordinate),
            [
              .text("C\(index + 1)"), .real(point.seconds.rounded()), .real(point.metres.rounded()),
              .real((path.seconds - point.seconds).rounded()),
            ])
        }
      })
  }
}

extension BorderPiece {
  /// The chainage (m) of its middle.
  var middleChainage: Double { (chainage.lowerBound + chainage.upperBound) / 2 }
}

extension CrossingAssessment.Strength {
  /// Whether a piece goes on with the same strength: same part, source line and printed figures.
  fileprivate func runsOn(to next: CrossingAssessment.Strength) -> Bool {
    piece.part == next.piece.part && piece.stretch == next.piece.stretch
      && probability.millionths == next.probability.millionths
      && seconds?.rounded() == next.seconds?.rounded()
      && anyStartProbability?.millionths == next.anyStartProbability?.millionths
      && localProbability?.millionths == next.localProbability?.millionths
      && timelyProbability?.millionths == next.timelyProbability?.millionths
  }
}

/// The layers of crossings as QGIS shows them.
public enum CrossingLayers {
  /// The strength of the border below the weakest ways.
  ///
  /// - Parameter required: the probability that covers.
  public static func layers(of assessment: CrossingAssessment) -> [StyledLayer] {
    let required = assessment.requiredProbability
    let strength = QMLStyle(
      by: """
        CASE WHEN "crossing_s" IS NULL THEN 'closed' WHEN "strength" < \(unseenProbability) THEN 'unseen' \
        WHEN "strength" < \(required) THEN 'crossable' ELSE 'strong' END
        """,
      [
        .init("strong", label: "not crossed below \(required)", .line(.blue, width: 1.2)),
        .init("crossable", label: "crossed below \(required)", .line(.orange, width: 1.2)),
        .init("unseen", label: "crossed unseen, below \(unseenProbability)", .line(.vermillion, width: 1.2)),
        .init("closed", label: "nobody crosses", .line(.black, width: 1.2)),
      ])
    let paths = QMLStyle(
      .line(.purple, width: 0.8),
      labels: .init(
        expression: #""id" || ': ' || format_number("probability", 3)"#, placement: .alongLine))
    let points = QMLStyle(.marker("diamond", .purple, size: 3))
    func styled(
      _ table: FeatureTable, _ style: QMLStyle, empty: FeatureTable.Geometry.Kind? = nil
    ) -> StyledLayer {
      StyledLayer(table, style: style.text(forColumns: table.columns.map(\.name)), emptyKind: empty)
    }
    return [
      styled(CrossingTables.strengths(of: assessment), strength),
      styled(CrossingTables.paths(of: assessment), paths, empty: .line),
      styled(CrossingTables.criticalPoints(of: assessment), points),
    ]
  }
}
