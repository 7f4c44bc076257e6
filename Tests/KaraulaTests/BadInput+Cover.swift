extension BadInput {
  /// Cover that cannot be used.
  static let covers: [BadInput] = [
    .cover("missing canopy", "canopy: canopy.asc", nil, 66, "canopy.asc: ", "no such file"),
    .cover("canopy that is text", "canopy: canopy.asc", "trees\n", 65, "canopy.asc: ", "as a raster"),
    .cover(
      "canopy elsewhere", "canopy: canopy.asc", Samples.grid(west: 25), 65, "scenario.yaml:3:33: ",
      "terrain.canopy does not reach the border"),
    .cover(
      "canopy with a negative height on the border", "canopy: canopy.asc", Samples.grid { _, _ in -3 }, 65,
      "canopy.asc: ", "holds -3 at row 49, column ", "-a_nodata -3"),
    .cover(
      "canopy with undeclared nodata on the border", "canopy: canopy.asc", Samples.grid { _, _ in 32_767 },
      65,
      "canopy.asc: ", "holds 32767 at ", "at most 1000 m"),
    .cover(
      "canopy and land cover", "canopy: a.tif, land_cover: {source: b.tif, classes: {10: 15}}", nil, 65,
      "scenario.yaml:3:52: ", "keep one of canopy and land_cover"),
    .cover(
      "missing land cover", "land_cover: {source: canopy.asc, classes: {10: 15}}", nil, 66, "canopy.asc: ",
      "no such file"),
  ]

  private static func cover(
    _ name: String, _ keys: String, _ grid: String?, _ status: Int32, _ words: String...
  ) -> BadInput {
    BadInput(
      name: name,
      files: [
        Samples.scenarioName: Samples.scenario(terrain: "dem: dem.asc, \(keys)"), "canopy.asc": grid,
        "canopy.prj": Samples.wgs84,
      ], status: status, words: words)
  }
}
