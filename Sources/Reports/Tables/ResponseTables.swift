public import Coverage
public import GeoCore

/// What is told of a response as features: the border by who comes first, the gaps, the ways to these.
public enum ResponseTables {
  private static let own: [FeatureTable.Column] = [
    .init("kind", .text), .init("id", .text), .init("part", .integer), .init("from_m", .real),
    .init("to_m", .real), .init("length_m", .real), .init("response_s", .real),
    .init("first_response_s", .real), .init("vehicle", .text), .init("road_m", .real),
    .init("off_road_m", .real), .init("foot_m", .real),
  ]

  /// All in one layer, told apart by `kind`: `border` for runs of pieces with the same vehicle and second, `gap`, and `way` for
  /// the way to the place of a gap that is reached last.
  public static func features(of assessment: ResponseAssessment) -> FeatureTable {
    var table = FeatureTable(name: "response", columns: own)
    addBorder(of: assessment, to: &table)
    for (index, gap) in assessment.gaps.enumerated() {
      table.features.append(feature("gap", "G\(index + 1)", gap, assessment, with: nil))
    }
    for (index, gap) in assessment.gaps.enumerated() {
      guard let way = gap.way else { continue }
      table.features.append(feature("way", "G\(index + 1)", gap, assessment, with: way))
    }
    return table
  }

  private static func addBorder(of assessment: ResponseAssessment, to table: inout FeatureTable) {
    let pieces = assessment.pieces
    var start = 0
    for index in pieces.indices {
      guard index + 1 == pieces.count || !pieces[index].runsOn(to: pieces[index + 1]) else { continue }
      let part = pieces[start].piece.part
      let chainage = pieces[start].piece.chainage.lowerBound..<pieces[index].piece.chainage.upperBound
      let arrival = pieces[start].arrival
      table.features.append(
        .init(
          .line(assessment.border.parts[part].vertices(in: chainage)),
          [.text("border"), .null] + values(part, chainage) + [
            arrival.map { .real($0.seconds.rounded()) } ?? .null,
            arrival.map { .real($0.seconds.rounded()) } ?? .null,
            arrival.map { .text(assessment.vehicles[$0.vehicle]) } ?? .null, .null, .null, .null,
          ]))
      start = index + 1
    }
  }

  /// - Parameter way: what is drawn; nil for the gap itself.
  private static func feature(
    _ kind: String, _ id: String, _ gap: ResponseAssessment.GapArrival, _ assessment: ResponseAssessment,
    with way: ResponseAssessment.Way?
  ) -> FeatureTable.Feature {
    let line = way?.places ?? assessment.border.parts[gap.gap.part].vertices(in: gap.gap.chainage)
    let lengths = [gap.way?.roadLength, gap.way?.offRoadLength, gap.way?.footLength]
    return .init(
      .line(line),
      [.text(kind), .text(id)] + values(gap.gap.part, gap.gap.chainage) + [
        gap.last.map { .real($0.seconds.rounded()) } ?? .null,
        gap.firstSeconds.map { .real($0.rounded()) } ?? .null,
        gap.last.map { .text(assessment.vehicles[$0.vehicle]) } ?? .null,
      ] + lengths.map { $0.map { .real($0.rounded()) } ?? .null })
  }

  private static func values(_ part: Int, _ chainage: Range<Double>) -> [AttributeValue] {
    [
      .integer(part + 1), .real(chainage.lowerBound.millimetres), .real(chainage.upperBound.millimetres),
      .real((chainage.upperBound - chainage.lowerBound).millimetres),
    ]
  }
}

extension ResponseAssessment.Piece {
  /// Whether a piece goes on with the same vehicle and the same second.
  fileprivate func runsOn(to next: Self) -> Bool {
    piece.part == next.piece.part && arrival?.vehicle == next.arrival?.vehicle
      && arrival?.seconds.rounded() == next.arrival?.seconds.rounded()
  }
}
