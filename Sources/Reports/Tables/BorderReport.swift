public import Coverage
public import GeoCore
import SensorPhysics

/// The border as a table of features: each run of pieces with the same verdict is a line.
public enum BorderReport {
  private static let own: [FeatureTable.Column] = [
    .init("part", .integer), .init("from_m", .real), .init("to_m", .real), .init("length_m", .real),
    .init("covered", .boolean), .init("probability", .real), .init("seen_by", .textList),
    .init("overlap", .integer), .init("marginal", .boolean), .init("cause", .text),
    .init("max_revisit_s", .real), .init("mean_wait_s", .real), .init("seen_share", .real),
    .init("looks", .integer), .init("assumed_ground", .boolean),
  ]

  /// The table; parts count from 1, lengths are geodesic metres.
  public static func table(of assessment: Assessment) -> FeatureTable {
    let attributes = AttributeColumns(of: assessment.border, beside: own)
    var table = FeatureTable(name: "border", columns: own + attributes.columns)
    var start = 0
    for index in assessment.pieces.indices {
      let isLast = index + 1 == assessment.pieces.count || !assessment.runsOn(from: index)
      guard isLast else { continue }
      let piece = assessment.pieces[start]
      let chainage = piece.chainage.lowerBound..<assessment.pieces[index].chainage.upperBound
      let verdict = assessment.verdicts[start]
      let values: [AttributeValue] = [
        .integer(piece.part + 1), .real(chainage.lowerBound.millimetres),
        .real(chainage.upperBound.millimetres),
        .real((chainage.upperBound - chainage.lowerBound).millimetres), .boolean(assessment.isCovered(start)),
        .real(verdict.probability.millionths), .textList(assessment.observerIDs(of: start)),
        .integer(verdict.overlap(required: assessment.requiredProbability)),
        assessment.isMarginKnown ? .boolean(verdict.isMarginal) : .null,
        verdict.cause.map { .text($0.text) } ?? .null,
        verdict.patrols.map { .real($0.maxRevisit.millimetres) } ?? .null,
        verdict.patrols.map { .real($0.meanWait.millimetres) } ?? .null,
        verdict.patrols.map { .real($0.seenShare.millionths) } ?? .null,
        verdict.patrols.map { .integer($0.lookCount) } ?? .null, .boolean(verdict.hasAssumedGround),
      ]
      table.features.append(
        .init(
          .line(assessment.border.parts[piece.part].vertices(in: chainage)),
          values + attributes.values(part: piece.part, chainage: chainage)))
      start = index + 1
    }
    return table
  }
}

extension Assessment {
  /// Whether the piece after this one belongs to the same run: same part, source line and verdict.
  fileprivate func runsOn(from index: Int) -> Bool {
    let (piece, next) = (pieces[index], pieces[index + 1])
    return piece.part == next.part && piece.stretch == next.stretch && verdicts[index] == verdicts[index + 1]
  }
}
