/// Wrong inputs of the commands that look from single places.
extension BadInput {
  /// A call of `viewshed` over the sample's DEM, with the observer in its midst unless others are named.
  private static func viewshed(
    _ name: String, _ arguments: String..., observer: [String] = ["--observer", "22.05,41.05"],
    files: [String: String?] = [:], preparation: String? = nil, status: Int32, words: String...
  ) -> BadInput {
    BadInput(
      name: name, files: files,
      arguments: ["viewshed", "--dem", "dem.asc"] + (arguments.contains("-o") ? [] : ["-o", "out.tif"])
        + observer
        + arguments,
      preparation: preparation, isFoundByValidate: false, status: status, words: words)
  }

  /// A call of `viewshed` with a layer of one or more observers.
  private static func observers(
    _ name: String, _ points: [String], _ arguments: String..., words: String...
  ) -> BadInput {
    let layer = ObserverLayerTests.layer(points.map { ("22.05,41.05", $0) })
    return BadInput(
      name: name, files: ["posts.geojson": layer],
      arguments: ["viewshed", "--dem", "dem.asc", "--observers", "posts.geojson"] + arguments,
      isFoundByValidate: false, status: 65, words: ["posts.geojson"] + words)
  }

  /// A call of `los`.
  private static func los(
    _ name: String, from: String = "22.05,41.05,2", to: String = "22.06,41.05,1.8", more: [String] = [],
    status: Int32, words: String...
  ) -> BadInput {
    BadInput(
      name: name, arguments: ["los", "--dem", "dem.asc", "--from", from, "--to", to] + more,
      isFoundByValidate: false, status: status, words: words)
  }

  /// Options that say too little, too much or nonsense.
  static let viewshedUsage: [BadInput] = [
    .viewshed("no observer", observer: [], status: 64, words: "--observer X,Y", "--observers FILE"),
    .viewshed(
      "observers of both kinds", "--observers", "posts.geojson", status: 64, words: "either --observer"),
    .viewshed("one coordinate", observer: ["--observer", "22.05"], status: 64, words: "'22.05'", "X,Y"),
    .viewshed("three coordinates", observer: ["--observer", "1,2,3"], status: 64, words: "'1,2,3'", "X,Y"),
    .viewshed(
      "decimal commas", observer: ["--observer", "22,05,41,05"], status: 64, words: "decimal points"),
    .viewshed(
      "coordinate that is no number", observer: ["--observer", "nan,41"], status: 64, words: "finite"),
    .viewshed(
      "coordinate that is text", observer: ["--observer", "22.05,north"], status: 64, words: "north"),
    .viewshed("negative range", "--max-range", "-5", status: 64, words: "--max-range -5.0", "from 0"),
    .viewshed("negative nearest range", "--min-range", "-1", status: 64, words: "--min-range -1.0"),
    .viewshed("range beyond the earth", "--max-range", "1e300", status: 64, words: "--max-range 1e+300"),
    .viewshed("range that is no number", "--max-range", "nan", status: 64, words: "--max-range nan"),
    .viewshed(
      "ranges the wrong way round", "--min-range", "500", "--max-range", "400", status: 64,
      words: "--min-range 500.0 is above --max-range 400.0"),
    .viewshed(
      "nearest range beyond the default", "--min-range", "40000", status: 64, words: "--max-range 30000.0"),
    .viewshed("sector 0", "--azimuth", "10", "--sector", "0", status: 64, words: "--sector 0.0", "above 0"),
    .viewshed("sector of 361", "--azimuth", "10", "--sector", "361", status: 64, words: "at most 360"),
    .viewshed(
      "sector without azimuth", "--sector", "40", status: 64, words: "--sector 40.0", "without --azimuth"),
    .viewshed("azimuth without sector", "--azimuth", "40", status: 64, words: "without --sector"),
    .viewshed(
      "tilt without angle", "--tilt", "-4", status: 64, words: "--tilt -4.0", "without --vertical-angle"),
    .viewshed("angle without tilt", "--vertical-angle", "4", status: 64, words: "without --tilt"),
    .viewshed(
      "field beyond the zenith", "--tilt", "80", "--vertical-angle", "30", status: 64, words: "95.0",
      "below 90"),
    .viewshed(
      "height and elevation", "--observer-height", "2", "--observer-elevation", "400", status: 64,
      words: "exclude each other"),
    .viewshed("negative target", "--target-height", "-1", status: 64, words: "--target-height -1.0"),
    .viewshed("refraction 1", "--refraction", "1", status: 64, words: "--refraction 1.0", "below 1"),
    .viewshed("unknown engine", "--engine", "magic", status: 64, words: "magic", "reference"),
    .viewshed("unknown mode", "--mode", "seen", status: 64, words: "seen", "height"),
    .viewshed("unknown policy", "--nodata", "sea", status: 64, words: "sea", "transparent"),
    .viewshed(
      "count of heights", "--observers", "a", "--mode", "height", observer: [], status: 64, words: "height"),
    .viewshed("files of one observer", "--per-observer", "each", status: 64, words: "--per-observer needs"),
    .viewshed("layer of no source", "--observers-layer", "a", status: 64, words: "--observers-layer needs"),
    .viewshed("crs that is none", "--crs", "moon", status: 64, words: "--crs moon"),
    .usage(
      "viewshed without output", "viewshed", "--dem", "dem.asc", "--observer", "22.05,41.05", words: "-o"),
    .usage("viewshed without DEM", "viewshed", "--observer", "22.05,41.05", "-o", "a.tif", words: "--dem"),
    .usage(
      "output over the DEM", "viewshed", "--dem", "dem.asc", "--observer", "22.05,41.05", "-o", "./dem.asc",
      words: "./dem.asc is an input"),
  ]

  /// DEMs and places that cannot be used, and outputs that cannot be written.
  static let viewshedData: [BadInput] = [
    .viewshed(
      "observer outside the DEM", observer: ["--observer", "-22.05,41.05"], status: 65, words: "dem.asc: ",
      "-22.05,41.05 lies outside", "22.0 to 22.1"),
    .viewshed(
      "observer just beyond the DEM's far edge", observer: ["--observer", "22.1001,41.05"], status: 65,
      words: "lies outside"),
    .viewshed(
      "observer's coordinates swapped", observer: ["--observer", "41.05,22.05"], status: 65,
      words: "swap the two"),
    .viewshed(
      "eye below the ground", "--observer-elevation", "12", status: 65,
      words: "elevation of 12.0 m is below its ground"),
    .viewshed(
      "missing DEM of a viewshed", files: [Samples.terrainName: nil], status: 66, words: "dem.asc: ",
      "no such file"),
    .viewshed(
      "DEM of a viewshed that is text", files: [Samples.terrainName: "hills\n"], status: 65,
      words: "as a raster"),
    .viewshed(
      "DEM of a viewshed without system", files: ["dem.prj": nil], status: 65, words: "no coordinate system",
      "--dem-crs"),
    BadInput(
      name: "rotated DEM", files: ["turned.vrt": rotated],
      arguments: ["viewshed", "--dem", "turned.vrt", "-o", "out.tif", "--observer", "22.05,41.05"],
      isFoundByValidate: false, status: 65, words: ["turned.vrt: ", "rotated", "gdalwarp"]),
    .viewshed("output below a file", "-o", "dem.prj/out.tif", status: 73, words: "dem.prj: "),
    .viewshed(
      "range of more cells than a sweep holds", "--max-range", "30000",
      observer: ["--observer", "520000,4600001"],
      files: ["dem.asc": nil],
      preparation:
        "gdal_create -q -of GTiff -outsize 40000 3 -a_ullr 500000 4600003 540000 4600000 -a_srs EPSG:32634 dem.asc",
      status: 65, words: "dem.asc", "20000 cells", "--max-range"),
    .viewshed(
      "output that is a folder", "-o", "taken", preparation: "mkdir taken", status: 73, words: "taken: "),
    .viewshed("missing observers", "--observers", "none.gpkg", observer: [], status: 66, words: "none.gpkg"),
    .viewshed(
      "observers without points", "--observers", "border.geojson", observer: [], status: 65,
      words: "feature 0",
      "point"),
    .viewshed(
      "observers' layer that is not there", "--observers", "border.geojson", "--observers-layer", "posts",
      observer: [], status: 65, words: "'posts'", "border"),
  ]

  /// Layers with values that make no sense.
  static let observerLayers: [BadInput] = [
    .observers(
      "negative height", [#""id": "A""#, #""observer_height_m": -4"#], "-o", "out.tif",
      words: "(layer posts, feature 1)", "column observer_height_m -4.0"),
    .observers(
      "height that is text", [#""observer_height_m": "tall""#], "-o", "out.tif",
      words: "feature 0", "column observer_height_m", "found tall"),
    .observers(
      "column's range against the option's", [#""min_range_m": 900"#], "-o", "out.tif", "--max-range", "800",
      words: "column min_range_m 900.0 is above --max-range 800.0"),
    .observers(
      "column's sector without an azimuth", [#""sector_deg": 90"#], "-o", "out.tif",
      words: "column sector_deg 90.0", "without column azimuth_deg"),
    .observers(
      "height and elevation in one row", [#""observer_height_m": 4, "observer_elevation_m": 400"#], "-o",
      "out.tif", words: "column observer_height_m and column observer_elevation_m exclude"),
    .observers(
      "two names of one file", [#""id": "Post""#, #""id": "post""#], "--per-observer", "each",
      words: "feature 1", "column id", "'post'", "feature 0"),
    .observers(
      "number that is another's id", [#""id": "1""#, #""id": null"#], "--per-observer", "each",
      words: "feature 1", "'1'"),
    .observers(
      "id that leaves the folder", [#""id": "../A""#], "--per-observer", "each", words: "column id", "../A"),
    .observers("hidden file's id", [#""id": ".A""#], "--per-observer", "each", words: "column id", ".A"),
    .observers("no observer in the layer", [], "-o", "out.tif", words: "no "),
  ]

  /// Lines of sight that cannot be.
  static let lines: [BadInput] = [
    .los("line from one coordinate", from: "22.05", status: 64, words: "--from", "X,Y,H"),
    .los("line without a height", to: "22.05,41.05", status: 64, words: "--to", "X,Y,H"),
    .los("line to below the ground", to: "22.05,41.05,-1", status: 64, words: "--to", "-1.0"),
    .los("line's refraction", more: ["--refraction", "nan"], status: 64, words: "--refraction nan"),
    .los(
      "line from outside the DEM", from: "21,41.05,2", status: 65, words: "the observer at 21.0,41.05",
      "outside"),
    .los(
      "line to outside the DEM", to: "22.05,42,2", status: 65, words: "the target at 22.05,42.0", "outside"),
    .los("line in no system", more: ["--crs", "EPSG:1"], status: 64, words: "EPSG:1"),
    .los("line that cannot be written", more: ["-o", "dem.prj/a.geojson"], status: 73, words: "dem.prj: "),
    .los("line over the DEM", more: ["-o", "dem.asc"], status: 64, words: "dem.asc is an input"),
  ]

  /// The sample's DEM on a grid that is turned.
  private static let rotated = """
    <VRTDataset rasterXSize="100" rasterYSize="100"><SRS>EPSG:4326</SRS>
      <GeoTransform>22, 0.001, 0.0002, 41.1, 0.0002, -0.001</GeoTransform>
      <VRTRasterBand dataType="Float32" band="1"><SimpleSource>
        <SourceFilename relativeToVRT="1">dem.asc</SourceFilename><SourceBand>1</SourceBand>
      </SimpleSource></VRTRasterBand></VRTDataset>
    """
}
