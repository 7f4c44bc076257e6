/// Faults of `terrain.canopy` and `terrain.land_cover`.
extension BadScenario {
  static let landCover: [BadScenario] = [
    BadScenario(
      adding: "terrain: {dem: a, canopy: b, land_cover: {source: c, classes: {1: 2}}}\n", "s.yaml:3:42:",
      "terrain.land_cover: canopy is given, too", "keep one of canopy and land_cover"),
    BadScenario(adding: "terrain: {dem: a, canopy: }\n", "s.yaml:3:27:", "terrain.canopy: expected a text"),
    BadScenario(adding: "terrain: {dem: a, canopy: []}\n", "s.yaml:3:27:", "at least one raster"),
    BadScenario(adding: "terrain: {dem: a, canopy: [b, {}]}\n", "s.yaml:3:31:", "terrain.canopy[1]"),
    BadScenario(adding: "terrain: {dem: a, canopy: {crs: b}}\n", "s.yaml:3:27:", "canopy.source: missing"),
    BadScenario(
      adding: "terrain: {dem: a, canopy: {source: b, classes: {1: 2}}}\n", "s.yaml:3:39:",
      "terrain.canopy.classes: unknown key"),
    BadScenario(
      adding: "terrain: {dem: a, land_cover: b}\n", "s.yaml:3:31:", "terrain.land_cover: expected a mapping"),
    landCover("source: b", "s.yaml:3:31:", "land_cover.classes: missing"),
    landCover("classes: {1: 2}", "s.yaml:3:31:", "land_cover.source: missing"),
    landCover("source: b, classes: {}", "s.yaml:3:52:", "land_cover.classes: the table is empty"),
    landCover("source: b, classes: [1]", "s.yaml:3:52:", "expected a text, found a list"),
    landCover(
      "source: b, classes: esa-worldcove", "s.yaml:3:52:", "expected esa-worldcover, found esa-worldcove",
      "did you mean `esa-worldcover`?"),
    landCover(
      "source: b, classes: {tree: 2}", "s.yaml:3:53:", "classes.tree: expected a whole number", "found tree"),
    landCover("source: b, classes: {1.5: 2}", "s.yaml:3:53:", "expected a whole number", "found 1.5"),
    landCover("source: b, classes: {99999999: 2}", "s.yaml:3:53:", "at most 16777216, found 99999999"),
    landCover(
      "source: b, classes: {10: -2}", "s.yaml:3:57:", "classes.10: expected a number", "at most 1000 m",
      "found -2"),
    landCover("source: b, classes: {10: 1500}", "s.yaml:3:57:", "at most 1000 m, found 1500"),
    landCover("source: b, classes: {10: tall}", "s.yaml:3:57:", "expected a number", "found tall"),
    landCover("source: b, classes: {10: 2, 010: 3}", "s.yaml:3:60:", "the code 10 is given more than once"),
  ]

  private static func landCover(_ keys: String, _ place: String, _ words: String...) -> BadScenario {
    BadScenario(terrainKey: "land_cover: {\(keys)}", place, words)
  }
}
