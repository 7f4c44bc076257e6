/// The keys beside a vector `source`, which say what of it is read and how.
struct LayerKeys {
  let layer: Key
  let filter: Key
  let crs: Key
  let encoding: Key
  /// The keys of a layer whose rows are items of a list; none for a layer that is read for its geometries.
  let ofRows: [Key]
  /// How their names start.
  let prefix: String

  /// The keys beside `source` of a border.
  static let ofBorder = LayerKeys(ofRows: [])
  /// The keys beside `route_source`, whose names start like its own.
  static let ofRoute = LayerKeys(
    prefix: "route_", filterSummary: "an attribute filter that leaves one line", ofRows: [])
  /// The keys beside `source` of sites.
  static let ofSites = LayerKeys(ofRows: [x, y, columns(SiteKeys.columns), type])
  /// The keys beside `source` of candidates for sites, whose types stand beside them.
  static let ofCandidates = LayerKeys(ofRows: [x, y, columns(SiteKeys.columns)])
  /// The keys beside `source` of centres.
  static let ofCentres = LayerKeys(ofRows: [x, y, columns(CentreKeys.columns), level, type])
  /// The keys beside `source` of vehicles that respond.
  static let ofVehicles = LayerKeys(ofRows: [x, y, columns(VehicleKeys.columns)])
  /// The keys beside `source` of patrols.
  static let ofPatrols = LayerKeys(ofRows: [columns(PatrolKeys.columns), type])

  static let x = Key(
    "x", .text, "the column of longitudes or eastings of a table without geometry",
    fallback: "the one whose name says it, such as lon, x or easting")
  static let y = Key(
    "y", .text, "the column of latitudes or northings of a table without geometry",
    fallback: "the one whose name says it, such as lat, y or northing")
  static let type = Key("type", .text, "the type of equipment of rows that name none")
  static let level = Key(
    CentreKeys.level.name, CentreKeys.level.kind, "the level of centres whose rows name none")

  /// The key that tells what the file calls the columns of some keys.
  private static func columns(_ keys: [Key]) -> Key {
    Key(
      columnsName,
      .mapping(keys.map { Key($0.name, .text, "the column of \($0.summary); an empty text for none") }),
      "the file's own names of columns by key, such as {id: Name, mast_height_m: Hoehe}",
      fallback: "columns that are called as the keys are")
  }

  private static let columnsName = "columns"

  private init(
    prefix: String = "", filterSummary: String = "an attribute filter such as neighbour = 'BG'", ofRows: [Key]
  ) {
    layer = Key(
      prefix + "layer", .either([.text, .list(.text)]),
      "the layer to read, a list of several, or \"*\" for all that can hold what is wanted",
      fallback: "the source's only layer that can")
    filter = Key(prefix + "where", .text, filterSummary, fallback: "all features")
    crs = Key(
      prefix + "crs", .text, "the source's coordinate system, whatever it says itself, such as EPSG:4326",
      fallback: "the source's own")
    encoding = Key(
      prefix + "encoding", .text,
      "the encoding of the texts of a source that does not say it, such as CP1251",
      fallback: "what the source says, else UTF-8")
    self.ofRows = ofRows
    self.prefix = prefix
  }

  /// All of them, in the order in which they are written.
  var all: [Key] { [layer, filter, crs, encoding] + ofRows }

  /// The key for the file's own names of columns; nil for a layer that is read for its geometries.
  var columns: Key? { ofRows.first { $0.name == Self.columnsName } }
}
