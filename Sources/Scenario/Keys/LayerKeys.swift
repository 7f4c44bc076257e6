/// The keys beside a vector `source`, which say what of it is read and how.
struct LayerKeys {
  let layer: Key
  let filter: Key
  let crs: Key

  /// The keys beside `source`.
  static let ofSource = LayerKeys(
    prefix: "", filterSummary: "an attribute filter such as neighbour = 'BG'")
  /// The keys beside `route_source`, whose names start like its own.
  static let ofRoute = LayerKeys(prefix: "route_", filterSummary: "an attribute filter that leaves one line")

  private init(prefix: String, filterSummary: String) {
    layer = Key(
      prefix + "layer", .either([.text, .list(.text)]),
      "the layer to read, a list of several, or \"*\" for all that can hold what is wanted",
      fallback: "the source's only layer that can")
    filter = Key(prefix + "where", .text, filterSummary, fallback: "all features")
    crs = Key(prefix + "crs", .text, "the coordinate system of a source that has none, such as EPSG:4326")
  }

  /// All of them, in the order in which they are written.
  var all: [Key] { [layer, filter, crs] }
}
