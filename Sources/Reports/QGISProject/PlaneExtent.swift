import GeoCore

/// An upright rectangle of a map's plane.
struct PlaneExtent {
  /// The least and the largest easting (m).
  let x: ClosedRange<Double>
  /// The least and the largest northing (m).
  let y: ClosedRange<Double>

  /// No side is shorter (m), as nothing could be seen in it.
  private static let leastSide = 500.0

  /// The least rectangle around points, none of whose sides is too short to be looked at.
  init(around points: [PlanePoint]) {
    let west = points.map(\.x).min() ?? 0
    let east = points.map(\.x).max() ?? 0
    let south = points.map(\.y).min() ?? 0
    let north = points.map(\.y).max() ?? 0
    self.init(
      middle: PlanePoint(x: (west + east) / 2, y: (south + north) / 2),
      width: max(east - west, Self.leastSide), height: max(north - south, Self.leastSide))
  }

  private init(middle: PlanePoint, width: Double, height: Double) {
    x = (middle.x - width / 2)...(middle.x + width / 2)
    y = (middle.y - height / 2)...(middle.y + height / 2)
  }

  var width: Double { x.upperBound - x.lowerBound }
  var height: Double { y.upperBound - y.lowerBound }
  private var middle: PlanePoint {
    PlanePoint(x: (x.lowerBound + x.upperBound) / 2, y: (y.lowerBound + y.upperBound) / 2)
  }

  /// The rectangle with room on each side.
  ///
  /// - Parameter share: of the longer side, above 0.
  func grown(by share: Double) -> PlaneExtent {
    let more = 2 * share * max(width, height)
    return PlaneExtent(middle: middle, width: width + more, height: height + more)
  }

  /// The least rectangle around this one whose width is `aspect` times its height.
  func widened(toAspect aspect: Double) -> PlaneExtent {
    PlaneExtent(
      middle: middle, width: max(width, height * aspect), height: max(height, width / aspect))
  }

  /// The corners' coordinates under the names that a project gives them.
  var bounds: KeyValuePairs<String, String> {
    [
      "xmin": x.lowerBound.inMetres, "ymin": y.lowerBound.inMetres, "xmax": x.upperBound.inMetres,
      "ymax": y.upperBound.inMetres,
    ]
  }

  /// The rectangle as well-known text.
  var polygon: String {
    let corners = [
      (x.lowerBound, y.lowerBound), (x.upperBound, y.lowerBound), (x.upperBound, y.upperBound),
      (x.lowerBound, y.upperBound), (x.lowerBound, y.lowerBound),
    ]
    return "POLYGON((" + corners.map { "\($0.inMetres) \($1.inMetres)" }.joined(separator: ", ") + "))"
  }
}

extension Double {
  /// Metres to the millimetre.
  fileprivate var inMetres: String { "\(millimetres)" }
}
