import ArgumentParser
import GeoCore

/// How a layer of observers is read, beside its name.
struct ObserverTableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The column of longitudes or eastings of a table without geometry (default: the one called so).",
      valueName: "COLUMN"))
  var observersX: String?

  @Option(
    help: ArgumentHelp(
      "The column of latitudes or northings; with --observers-x.", valueName: "COLUMN"))
  var observersY: String?

  @Option(
    help: ArgumentHelp("The encoding of texts that are not UTF-8, such as CP1251.", valueName: "E"))
  var observersEncoding: String?

  /// Whether one of them is given.
  var isGiven: Bool { observersX != nil || observersY != nil || observersEncoding != nil }

  func validate() throws {
    guard (observersX == nil) == (observersY == nil) else {
      throw ValidationError("--observers-x and --observers-y go together: give both or neither")
    }
  }

  /// What is read of which layers.
  func query(_ layers: LayerChoice, crs: String?) -> LayerQuery {
    var places: LayerQuery.PlaceNames?
    if let observersX, let observersY { places = LayerQuery.PlaceNames(x: observersX, y: observersY) }
    return LayerQuery(layers: layers, crs: crs, encoding: observersEncoding, places: places)
  }
}
