/// A long border over level ground.
enum LongRun {
  /// Along 41 degrees north (km): about 84 per degree.
  private static let border = Samples.collection("LineString", "[[20, 41], [22, 41]]")

  /// A scenario in cells of that size (m), over 168 km.
  static func scenario(cellSize: Double) -> String {
    """
    karaula: 1
    border: {source: border.geojson}
    grid: {cell_size_m: \(cellSize)}
    sites:
      - {id: A, type: fixed-pillar, at: [20.5, 41.0]}
      - {id: B, type: fixed-pillar, at: [21.5, 41.0]}

    """
  }

  /// Files of a run that takes long enough for a progress bar.
  static let files = [Samples.scenarioName: scenario(cellSize: 50), Samples.borderName: border]
  /// Files of a run that would take minutes.
  static let endlessFiles = [Samples.scenarioName: scenario(cellSize: 5), Samples.borderName: border]
}
