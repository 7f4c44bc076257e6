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

  /// A rectangle of that size (m) around the same middle.
  func sized(width: Double, height: Double) -> PlaneExtent {
    PlaneExtent(middle: middle, width: width, height: height)
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
public struct MapPlane: Sendable, Hashable {
  /// The coordinate system: an EPSG code, or a PROJ string on WGS 84.
  public let projection: String
  /// What people read of one without a code; nil for a code, which QGIS names itself.
  public let title: String?

  /// Degrees are rounded to a hundredth, as a centre need not be exact.
  private static let steps = 100.0
  /// The width of a UTM zone (degrees), and how far from its middle a border may run: the scale is off by 0.12 % there.
  private static let zoneWidth = 6.0
  private static let furthest = 4.5
  /// UTM ends here (degrees of latitude).
  private static let latitudes = -80.0...84.0
  fileprivate static let (northern, southern) = (32600, 32700)

  /// The plane of a border's map.
  ///
  /// The UTM zone of its middle where the border stays near it, as people know it by its name. Else Lambert's azimuthal
  /// equal-area plane around the border's middle, which knows no antimeridian: its scale is off by (d / 2R)^2 / 2 at a
  /// distance d from there, 0.3 % at 1000 km.
  ///
  /// - Parameter vertices: the border's.
  public init(around vertices: [Coordinate]) {
    let longitude = Self.middle(of: vertices.map(\.longitude))
    let latitude = Self.middle(of: vertices.map(\.latitude))
    let turned = longitude.remainder(dividingBy: 360)
    let zone = min(Int(((turned + 180) / Self.zoneWidth).rounded(.down)) + 1, 60)
    let meridian = Double(zone) * Self.zoneWidth - 183
    let isNear = vertices.allSatisfy {
      abs(($0.longitude - meridian).remainder(dividingBy: 360)) <= Self.furthest
        && Self.latitudes.contains($0.latitude)
    }
    if isNear {
      projection = "EPSG:\((latitude < 0 ? Self.southern : Self.northern) + zone)"
      title = nil
    } else {
      projection =
        "+proj=laea +lat_0=\(latitude) +lon_0=\(longitude) +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"
      title = "Equal-area plane around \(latitude), \(longitude) on WGS 84"
    }
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

  /// A system that people know: by its code, else by a title that its well-known text has as its name.
  static func named(_ projection: String, wellKnownText: String?) -> XMLElement {
    let parts =
      wellKnownText.map { [XMLElement("wkt", text: $0), XMLElement("proj4", text: projection)] }
      ?? [XMLElement("srsid", text: "\(number(ofZone: projection))"), XMLElement("authid", text: projection)]
    return XMLElement(
      "spatialrefsys", [:],
      parts + [
        XMLElement("ellipsoidacronym", text: ellipsoid), XMLElement("geographicflag", text: "false"),
      ])
  }

  /// QGIS's own number of a UTM zone's code, without which it reads no code.
  private static func number(ofZone code: String) -> Int {
    let code = Int(code.dropFirst("EPSG:".count)) ?? 0
    return code - (code > MapPlane.southern ? southernOffset : northernOffset)
  }

  /// EPSG's codes of zones less QGIS's numbers of them: 32601 is 3085, 32701 is 3151.
  private static let (northernOffset, southernOffset) = (29516, 29550)

  private static func numbered(_ name: String, number: Int) -> XMLElement {
    XMLElement(
      "spatialrefsys", [:],
      [XMLElement("srsid", text: "\(number)"), XMLElement("authid", text: name)])
  }
}
