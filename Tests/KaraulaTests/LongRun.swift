/// A long border over level ground.
enum LongRun {
  /// Along 41 degrees north (km): about 84 per degree.
  private static let border = Samples.collection("LineString", "[[20, 41], [22, 41]]")

  /// A scenario in cells of that size (m), over 168 km with that many sites.
  private static func scenario(cellSize: Int, sites: Int) -> String {
    let lines = (0..<sites).map { index in
      "  - {id: S\(index), type: fixed-pillar, at: [\(20 + 2 * Double(index) / Double(sites)), 41.01]}"
    }
    return """
      karaula: 1
      border: {source: border.geojson}
      grid: {cell_size_m: \(cellSize), section_length_m: 5000}
      sites:
      \(lines.joined(separator: "\n"))

      """
  }

  /// Files of a run that takes long enough for a progress bar.
  static let files = [Samples.scenarioName: scenario(cellSize: 50, sites: 2), Samples.borderName: border]
  /// Files of a run that would take half a minute and more, in half a gigabyte.
  static let endlessFiles = [
    Samples.scenarioName: scenario(cellSize: 5, sites: 400), Samples.borderName: border,
  ]
}
