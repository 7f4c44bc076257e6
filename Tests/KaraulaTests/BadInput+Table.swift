extension BadInput {
  /// Scenarios that are missing or malformed.
  static let scenarios: [BadInput] = [
    BadInput(
      name: "missing scenario", files: [Samples.scenarioName: nil], status: 66,
      words: ["scenario.yaml: ", "no such file"]),
    BadInput(
      name: "scenario that is a folder", arguments: ["run", "folder", "--out", "out"],
      preparation: "mkdir folder", isFoundByValidate: false, status: 66,
      words: ["folder: ", "cannot be read"]),
    BadInput(name: "empty scenario", files: [Samples.scenarioName: ""], status: 65, words: ["scenario.yaml"]),
    BadInput(
      name: "scenario that is not text",
      preparation: #"printf 'karaula: 1\nname: \377\376\n' > scenario.yaml"#,
      status: 65, words: ["scenario.yaml: ", "UTF-8"]),
    .scenario(
      "wrong type", Samples.scenario(more: "grid: {cell_size_m: wide}"), 65, "scenario.yaml:6:21: ",
      "grid.cell_size_m", "wide"),
    .scenario(
      "text for a mapping", "karaula: 1\nborder: border.geojson\n", 65, "scenario.yaml:2:9: ", "border"),
    .scenario(
      "syntax error", "karaula: 1\nborder: {source: border.geojson\nterrain: 1\n", 65, "scenario.yaml:3:",
      "YAML"),
    .scenario(
      "unknown key", Samples.scenario(more: "required_probabilty: 0.5"), 65, "scenario.yaml:6:1: ",
      "required_probabilty", "`required_probability`"),
    .scenario("no border", "karaula: 1\nsites: []\n", 65, "scenario.yaml:1:1: ", "border"),
    .scenario(
      "group_by that names no attribute",
      "karaula: 1\nborder:\n  source: border.geojson\n  group_by: county\nsites: []\n", 65,
      "scenario.yaml:4:13: ", "county", "neighbour"),
    .scenario(
      "group_by that names an attribute which summary.json has no room for",
      "karaula: 1\nborder:\n  source: border.geojson\n  group_by: sensor\nsites: []\n", 65,
      "scenario.yaml:4:13: border.group_by: ", "found sensor", "per_sensor", "rename the column"),
    .scenario(
      "group_by part", Samples.scenario(border: "source: border.geojson, group_by: part"), 65,
      "scenario.yaml:2:44: border.group_by: ", "found part", "per_part", "rename the column"),
    .scenario(
      "cell size 0", Samples.scenario(more: "grid: {cell_size_m: 0}"), 65, "scenario.yaml:6:21: ",
      "grid.cell_size_m"),
    .scenario(
      "negative cell size", Samples.scenario(more: "grid: {cell_size_m: -60}"), 65, "scenario.yaml:6:21: ",
      "-60"),
    .scenario(
      "cell size of a millimetre", Samples.scenario(more: "grid: {cell_size_m: 0.001}"), 65,
      "scenario.yaml:6:21: ", "with cells of 0.001 m", " GB", "grid.cell_size_m"),
    .scenario(
      "cell size of a country", Samples.scenario(more: "grid: {cell_size_m: 1.0e+9}"), 65,
      "scenario.yaml:6:21: ", "grid.cell_size_m"),
  ]

  /// Sites that cannot stand there.
  static let sites: [BadInput] = [
    .scenario(
      "unknown equipment", Samples.scenario(sites: ["{id: A, type: termal-camera, at: [22.05, 41.045]}"]), 65,
      "scenario.yaml:5:", "termal-camera", "`thermal-camera`"),
    .scenario(
      "site outside the DEM", Samples.scenario(sites: ["{id: A, type: fixed-pillar, at: [22.25, 41.045]}"]),
      65,
      "scenario.yaml:5:5: ", "site A", "22.25", "outside the terrain"),
    .scenario(
      "site's coordinates swapped",
      Samples.scenario(sites: ["{id: A, type: fixed-pillar, at: [41.045, 22.05]}"]),
      65, "scenario.yaml:5:5: ", "site A", "swapped", "[22.05, 41.045]"),
    .scenario(
      "site's latitude out of range",
      Samples.scenario(sites: ["{id: A, type: fixed-pillar, at: [22.05, 141.045]}"]), 65,
      "scenario.yaml:5:37: ",
      "latitude 141.045"),
    .scenario(
      "sector without azimuth",
      Samples.scenario(sites: ["{id: A, type: thermal-camera, at: [22.05, 41.045]}"]), 65,
      "scenario.yaml:5:5: ",
      "azimuth_deg"),
    .scenario(
      "two sites of one id", Samples.scenario(sites: [Samples.site, Samples.site]), 65, "scenario.yaml:6:",
      "the id A"),
    .scenario(
      "missing layer of sites", Samples.scenario(sites: ["{source: posts.geojson}"]), 66, "posts.geojson",
      "no such file"),
    .scenario(
      "layer of sites without their columns", Samples.scenario(sites: ["{source: posts.geojson}"]),
      files: ["posts.geojson": Samples.collection("Point", "[22.05, 41.045]")], 65, "posts.geojson",
      "has no column type; its columns are neighbour"),
    .scenario(
      "layer of sites that is one of lines", Samples.scenario(sites: ["{source: border.geojson}"]), 65,
      "border.geojson", "point"),
  ]

  /// Borders that are none.
  static let borders: [BadInput] = [
    BadInput(
      name: "missing border", files: [Samples.borderName: nil], status: 66,
      words: ["border.geojson: ", "no such file"]),
    .border("border that is text", "a line from here to there\n", "cannot be opened as a vector source"),
    .border("border without features", #"{"type": "FeatureCollection", "features": []}"#, "gives no line"),
    .scenario(
      "filter that matches nothing",
      Samples.scenario(border: "source: border.geojson, where: neighbour = 'XK'"),
      65, "border.geojson: ", "gives no line", "XK"),
    .scenario(
      "filter that is not SQL", Samples.scenario(border: "source: border.geojson, where: neighbour ="), 65,
      "border.geojson: ", "the filter `neighbour =` fails"),
    .scenario(
      "layer that is not there", Samples.scenario(border: "source: border.geojson, layer: rivers"), 65,
      "border.geojson: ", "'rivers'", "its layers are border"),
    .border("points", Samples.collection("Point", "[22.05, 41.05]"), "Point", "gives no line"),
    .border(
      "polygon that nobody asked for",
      Samples.collection("Polygon", "[[[22.02, 41.03], [22.08, 41.03], [22.05, 41.07], [22.02, 41.03]]]"),
      "Polygon",
      "rings: true"),
    .border(
      "line of one place", Samples.collection("LineString", "[[22.02, 41.05], [22.02, 41.05]]"),
      "gives no line"),
    .border(
      "border's coordinates swapped past the pole",
      Samples.collection("LineString", "[[41.05, 122.02], [41.05, 122.08]]"),
      "latitude 122.02", "swap them"),
    .border(
      "border's coordinates out of range",
      Samples.collection("LineString", "[[7654321, 4543210], [7654999, 4543210]]"),
      "not on Earth", "coordinate system"),
    .scenario(
      "border's coordinates swapped", Samples.scenario(),
      files: [Samples.borderName: Samples.collection("LineString", "[[41.05, 22.02], [41.05, 22.08]]")], 65,
      "scenario.yaml:2:18: ", "swapped", "the border's coordinates"),
    .scenario(
      "border whose last line is cut off", Samples.scenario(border: "source: border.geojsonl"),
      files: ["border.geojsonl": halfRead], 65, "border.geojsonl: "),
    BadInput(
      name: "shapefile of a border cut off in its shapes",
      files: [
        Samples.scenarioName: Samples.scenario(border: "source: lines.shp"),
        "lines.csv":
          "WKT,n\n\"LINESTRING (22.02 41.05,22.05 41.05)\",1\n\"LINESTRING (22.05 41.05,22.08 41.05)\",2\n",
      ],
      preparation:
        "ogr2ogr -a_srs EPSG:4326 lines.shp lines.csv && head -c 230 lines.shp > cut && mv cut lines.shp",
      status: 65, words: ["lines.shp: "]),
    BadInput(
      name: "shapefile of sites cut off in its shapes",
      files: [
        Samples.scenarioName: Samples.scenario(sites: ["{source: posts.shp}"]),
        "posts.csv": """
        WKT,id,type
        "POINT (22.04 41.045)",A,fixed-pillar
        "POINT (22.05 41.045)",B,fixed-pillar

        """,
      ],
      preparation:
        "ogr2ogr -a_srs EPSG:4326 posts.shp posts.csv && head -c 140 posts.shp > cut && mv cut posts.shp",
      status: 65, words: ["posts.shp"]),
    .border(
      "coordinate that is no number",
      Samples.collection("LineString", "[[22.02, 41.05], [NaN, 41.05], [22.08, 41.05]]"),
      "feature 0", "nan", "finite"),
    .scenario(
      "border without coordinate system", Samples.scenario(border: "source: border.csv"),
      files: ["border.csv": "WKT,name\n\"LINESTRING (22.02 41.05,22.08 41.05)\",a\n"], 65, "border.csv: ",
      "has no coordinate system", "crs:"),
    .scenario(
      "coordinate system that is none", Samples.scenario(border: "source: border.csv, crs: 'EPSG:1'"),
      files: ["border.csv": "WKT,name\n\"LINESTRING (22.02 41.05,22.08 41.05)\",a\n"], 65, "border.csv: ",
      "'EPSG:1'"),
  ]

  /// A feature a line; the second one ends too early.
  private static let halfRead = """
    {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[22.02, 41.05], [22.05, 41.05]]}}
    {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[22.05, 41.05], [22.

    """

  /// Terrain that cannot be used.
  static let terrains: [BadInput] = [
    BadInput(
      name: "missing DEM", files: [Samples.terrainName: nil], status: 66,
      words: ["dem.asc: ", "no such file"]),
    BadInput(
      name: "DEM that is text", files: [Samples.terrainName: "hills and valleys\n"], status: 65,
      words: ["dem.asc: ", "cannot be opened as a raster"]),
    BadInput(
      name: "DEM without coordinate system", files: ["dem.prj": nil], status: 65,
      words: ["dem.asc: ", "has no coordinate system", "crs:"]),
    BadInput(
      name: "DEM elsewhere", files: [Samples.terrainName: Samples.grid(west: 25)], status: 65,
      words: ["scenario.yaml:3:16: ", "does not reach the border"]),
    BadInput(
      name: "TIFF cut off in its header", files: truncated,
      preparation: "gdal_translate -q dem.asc whole.tif && head -c 6 whole.tif > dem.tif", status: 65,
      words: ["dem.tif: ", "cannot be opened as a raster"]),
    BadInput(
      name: "TIFF cut off in its cells", files: truncated,
      preparation: "gdal_translate -q dem.asc whole.tif && head -c 9000 whole.tif > dem.tif",
      isFoundByValidate: false, status: 66, words: ["dem.tif: ", "cannot be read"]),
  ]

  private static let truncated: [String: String?] = [
    Samples.scenarioName: Samples.scenario(terrain: "dem: dem.tif")
  ]

  /// Folders that cannot be written to, and wrong ways to call the program.
  static let calls: [BadInput] = [
    BadInput(
      name: "result folder that is a file", files: ["out": "mine"], isFoundByValidate: false, status: 73,
      words: ["out: ", "folder"]),
    BadInput(
      name: "result folder below a file", files: ["taken": "mine"],
      arguments: ["run", Samples.scenarioName, "--out", "taken/below"], isFoundByValidate: false, status: 73,
      words: ["taken/below: ", "folder"]),
    .usage("unknown option", "run", Samples.scenarioName, "--outt", "out", words: "--outt"),
    .usage("unknown command", "walk", words: "walk"),
    .usage("no scenario", "run", words: "scenario"),
    .usage("no scenario to validate", "validate", words: "scenario"),
    .usage("one scenario too many", "run", Samples.scenarioName, "second.yaml", words: "second.yaml"),
    .usage("--out without a folder", "run", Samples.scenarioName, "--out", words: "--out"),
    .usage("no threads", "run", Samples.scenarioName, "--out", "out", "--threads", "0", words: "--threads 0"),
    .usage("threads that are no number", "run", Samples.scenarioName, "--threads", "two", words: "two"),
    .usage(
      "quiet and verbose", "run", Samples.scenarioName, "--out", "out", "--quiet", "--verbose",
      words: "--quiet",
      "--verbose"),
  ]
}
