public import GeoCore

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

/// The plane that a project's map is drawn on.
public enum MapPlane {
  /// Degrees are rounded to a hundredth, as a centre need not be exact.
  private static let steps = 100.0

  /// The coordinate system of a border's map as a PROJ string on WGS 84.
  ///
  /// The lattice's own where there is one zone, so that cells are upright squares. Where there are more, it is
  /// Lambert's azimuthal equal-area plane around the border's middle, which knows no antimeridian: its scale is
  /// off by (d / 2R)^2 / 2 at a distance d from there, 0.3 % at 1000 km.
  public static func projection(of border: BorderLine, on lattices: [Lattice]) -> String {
    if lattices.count == 1 { return lattices[0].projection }
    let vertices = border.parts.flatMap(\.vertices)
    return "+proj=laea +lat_0=\(middle(of: vertices.map(\.latitude))) "
      + "+lon_0=\(middle(of: vertices.map(\.longitude))) +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"
  }

  private static func middle(of degrees: [Double]) -> Double {
    let least = degrees.min() ?? 0
    let most = degrees.max() ?? 0
    return ((least + most) / 2 * steps).rounded() / steps
  }
}

/// A coordinate system as a project holds it.
enum ReferenceSystem {
  /// WGS 84 by longitude and latitude, the system of every GeoPackage's layer; 3452 is QGIS's own number of it.
  static let wgs84 = numbered("EPSG:4326", number: 3452)

  /// The system of web maps; 3857 is QGIS's own number of it.
  static let webMercator = numbered("EPSG:3857", number: 3857)

  /// WGS 84's ellipsoid, on which QGIS measures.
  static let ellipsoid = "EPSG:7030"

  /// A system without a number.
  ///
  /// - Parameter projection: a PROJ string.
  static func plane(_ projection: String) -> XMLElement {
    XMLElement(
      "spatialrefsys", [:],
      [
        XMLElement("proj4", text: projection), XMLElement("ellipsoidacronym", text: ellipsoid),
        XMLElement("geographicflag", text: "false"),
      ])
  }

  private static func numbered(_ name: String, number: Int) -> XMLElement {
    XMLElement(
      "spatialrefsys", [:],
      [XMLElement("srsid", text: "\(number)"), XMLElement("authid", text: name)])
  }
}
