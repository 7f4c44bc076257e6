/// How a map is printed on A4: as large as the first page allows, at a round scale.
struct PaperScale {
  /// The map's width on paper (mm).
  let width: Double
  /// The n of 1 : n, true along the map's middle latitude.
  let denominator: Double

  /// What the first page leaves for a map between margins, title and figures (mm).
  private static let room = (width: 180.0, height: 184.0)

  /// The scale of a map.
  init(of projection: MapProjection) {
    let ground = (
      width: projection.width * projection.metresPerUnit, height: projection.height * projection.metresPerUnit
    )
    denominator = RoundScale.denominator(for: ground, in: Self.room)
    width = ground.width * RoundScale.millimetresPerMetre / denominator
  }

  /// The scale as maps print it, such as `1 : 250 000`.
  var text: String {
    let digits = String(Int(denominator))
    let groups = stride(from: digits.count, to: 0, by: -3).map { end in
      String(digits.dropLast(digits.count - end).suffix(3))
    }
    return "1 : " + groups.reversed().joined(separator: "\u{202F}")
  }
}
