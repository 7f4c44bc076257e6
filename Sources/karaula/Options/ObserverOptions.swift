import Workbench
import ArgumentParser
import GeoCore

/// How observers look, as options: of the one observer, or where a layer's columns say nothing.
struct ObserverOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: ArgumentHelp("The eye above its ground (default: 2 m).", valueName: "M"))
  var observerHeight: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The eye above the DEM's datum, instead of a height.", valueName: "M"))
  var observerElevation: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The target above its ground (default: 1.8 m).", valueName: "M"))
  var targetHeight: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The nearest ground distance looked at (default: 0 m).", valueName: "M"))
  var minRange: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The furthest ground distance looked at (default: 30000 m, or the DEM's end).", valueName: "M"))
  var maxRange: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The direction of the sector's middle, clockwise from true north; with --sector.", valueName: "DEGREES")
  )
  var azimuth: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The width of the sector looked at (default: all around); with --azimuth.", valueName: "DEGREES"))
  var sector: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The elevation angle of the vertical field's middle, negative downwards; with --vertical-angle.",
      valueName: "DEGREES"))
  var tilt: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The height of the vertical field in which a target's top must lie (default: no limit); with --tilt.",
      valueName: "DEGREES"))
  var verticalAngle: Double?

  var settings: ObserverSettings {
    let given: [ObserverNumber: Double?] = [
      .observerHeight: observerHeight, .observerElevation: observerElevation, .targetHeight: targetHeight,
      .minRange: minRange, .maxRange: maxRange, .azimuth: azimuth, .sector: sector, .tilt: tilt,
      .verticalAngle: verticalAngle,
    ]
    return ObserverSettings(given.compactMapValues { $0 })
  }
}

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
