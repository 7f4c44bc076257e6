import GeoCore

/// Why the places of a coordinate system are not known on Earth.
enum SystemFault: Error, Sendable, Hashable {
  /// It is local, or rests on nothing of the Earth.
  case notOnEarth
  /// It has coordinates from the Earth's centre.
  case geocentric
  /// It names an ellipsoid and no datum.
  case unknownDatum(ellipsoid: String)
  /// It gives a shift of nothing between ellipsoids that differ.
  case nullShift(ellipsoid: String)
  /// PROJ knows no shift of its datum anywhere.
  case ballpark(datum: String)
  /// PROJ knows shifts of its datum, but for other areas.
  case elsewhere(GeographicBox, meantFor: String)
  /// All shifts need grids that are not installed.
  case missingGrids([String])

  /// Whether the system gives no datum of a name, so that its code cannot be looked up.
  var isOfNoDatum: Bool {
    switch self {
    case .unknownDatum, .nullShift: true
    default: false
    }
  }

  /// What is wrong, after the name of what is in a system.
  ///
  /// - Parameter title: the system's name.
  func problem(_ title: String) -> String {
    switch self {
    case .notOnEarth: "is in \(title), which is not on Earth"
    case .geocentric: "is in \(title), whose coordinates count from the Earth's centre"
    case .unknownDatum(let ellipsoid):
      "is in \(title), which names an ellipsoid (\(ellipsoid)) and no datum: its places may be hundreds of metres off"
    case .nullShift(let ellipsoid):
      "is in \(title), which gives a datum shift of zero from \(ellipsoid) to WGS 84: its places may be hundreds of metres"
        + " off"
    case .ballpark(let datum):
      "is in \(title), and PROJ knows no shift of its datum (\(datum)) to WGS 84, only a ballpark: its places may be"
        + " hundreds of metres off"
    case .elsewhere(let area, let other):
      "is in \(title), and PROJ knows shifts of its datum to WGS 84 for other areas only (\(other.shortened)), not for"
        + " \(area.text)"
    case .missingGrids(let files):
      "is in \(title), whose datum shifts to WGS 84 all need grids that are not installed: \(files.joined(separator: ", "))"
    }
  }

  /// What to do.
  ///
  /// - Parameters:
  ///   - name: what the user names a system by, such as `crs`.
  ///   - hint: systems that it may be, with a datum that PROJ knows; empty when there are none.
  func remedy(naming name: String, _ hint: String) -> String {
    let named = "say which system it is with `\(name): EPSG:...`"
    switch self {
    case .geocentric: return "bring it to longitudes and latitudes with ogr2ogr -t_srs EPSG:4979"
    case .missingGrids(let files):
      return "install \(files.count == 1 ? "it" : "them") with projsync --file \(files[0]), or \(named)"
    case .elsewhere where hint.isEmpty: return "check its coordinates, and \(named)"
    default: break
    }
    return hint.isEmpty
      ? "\(named), or give the shift to WGS 84 in a PROJ string with +towgs84" : hint
  }
}

extension String {
  /// The name of an area in so few words that a line can hold it.
  var shortened: String {
    let text = hasSuffix(".") ? dropLast() : self[...]
    return text.count <= Self.longestArea ? String(text) : text.prefix(Self.longestArea) + " ..."
  }

  private static let longestArea = 60
}

extension GeographicBox {
  /// The box for messages, to the hundredth of a degree.
  fileprivate var text: String {
    let rounded = [west, east, south, north].map { ($0 * 100).rounded() / 100 }
    return "longitude \(rounded[0]) to \(rounded[1]), latitude \(rounded[2]) to \(rounded[3])"
  }
}
