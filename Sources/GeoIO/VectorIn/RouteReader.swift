public import GeoCore

/// Reads routes of patrols: lines of any source that GDAL opens (GPX and KML among them), QGroundControl's
/// `.plan` and QGC WPL files.
///
/// QGroundControl's files hold one route, with its launch point and the heights that it is flown at. The
/// heights of line sources are kept; what they are above only KML says.
public struct RouteReader: Sendable {
  /// What to read.
  public var path: String
  /// Which of its features, and how; without a layer, the only one that has lines.
  public var query: LayerQuery
  /// Takes what the user should know.
  public var notes: InputNotes

  /// A reader of that source.
  public init(path: String, query: LayerQuery, notes: InputNotes) {
    self.path = path
    self.query = query
    self.notes = notes
  }

  /// The one route of the source.
  ///
  /// - Throws: `InputError` naming the source, and the item, line or feature at fault.
  public func route() throws -> Route {
    switch format {
    case .flightPlan:
      try checkNothingIsChosen("a flight plan")
      return try FlightPlan.route(of: path)
    case .waypoints:
      try checkNothingIsChosen("a list of waypoints")
      return try WaypointFile(path: path).route()
    case .litchi:
      try checkNothingIsChosen("a mission of Litchi")
      return try LitchiMission(path: path).route()
    case .waylines(let inner):
      try checkNothingIsChosen("a mission of DJI")
      return try WaylineMission(path: path, inner: inner).route()
    case .lines:
      let rows = try layers().flatMap(\.rows)
      guard rows.count == 1 else {
        throw InputError(
          .badData, at: .init(file: path), "holds \(rows.count) routes, one is wanted",
          fix: "pick one with `route_where`, or list the layer under `patrols` as {source: ..., layer: ...}")
      }
      return rows[0].route
    }
  }

  /// What the source is written in.
  enum Format: Equatable {
    case flightPlan, waypoints, lines, litchi
    /// The path of the waylines, which may lie in an archive.
    case waylines(String)
  }

  /// How a list of waypoints starts.
  static let waypointsMark = "QGC WPL"
  /// How the name of a flight plan ends.
  private static let flightPlanSuffix = ".plan"

  var format: Format {
    let beginning = (try? SourceText.beginning(of: path, count: Self.waypointsMark.utf8.count)) ?? []
    // What cannot be read at all is GDAL's to complain about.
    guard !beginning.isEmpty else { return .lines }
    if path.lowercased().hasSuffix(Self.flightPlanSuffix) { return .flightPlan }
    if LitchiMission.isOne(path) { return .litchi }
    if let inner = WaylineMission.waylines(of: path) { return .waylines(inner) }
    return beginning == Array(Self.waypointsMark.utf8) ? .waypoints : .lines
  }

  /// Throws for what is said of layers and systems beside a file that has neither, and notes that it is on WGS 84.
  private func checkNothingIsChosen(_ noun: String) throws {
    guard query.layers == .only, query.filter == nil else {
      throw InputError(
        .badData, at: .init(file: path), "is \(noun), which has no layers to choose from",
        fix: "leave out `route_layer` and `route_where`")
    }
    guard query.encoding == nil else {
      throw InputError(
        .badData, at: .init(file: path), "is \(noun), whose texts have an encoding of their own",
        fix: "leave out `\(query.keyPrefix)encoding`")
    }
    let input = SystemOfInput(
      path: path, named: query.crs, remedy: "", notes: notes, keyPrefix: query.keyPrefix)
    let wgs84 = try SpatialReference.wgs84()
    guard try unsafe input.reference(own: wgs84.handle).isSame(as: wgs84) else {
      throw InputError(
        .badData, at: .init(file: path), "is \(noun), whose places are always on WGS 84",
        fix: "leave out `route_crs`")
    }
    _ = try input.system(wgs84) { nil }
  }

  /// A route over some vertices, checked.
  ///
  /// - Parameter place: what messages name.
  static func checked(_ route: Route, at place: String) throws -> Route {
    var route = route
    route.vertices = Route.withoutRepeats(route.vertices)
    for (index, vertex) in route.vertices.enumerated() {
      let (x, y) = (vertex.coordinate.longitude, vertex.coordinate.latitude)
      guard x.isFinite, y.isFinite, vertex.height?.metres.isFinite ?? true else {
        throw InputError(
          .badData, at: .init(file: place), "has the vertex (\(x), \(y))", fix: "give finite numbers")
      }
      guard abs(x) <= furthestLongitude, abs(y) <= 90 else {
        let isSwapped = abs(y) <= 180 && abs(x) <= 90
        throw InputError(
          .badData, at: .init(file: place), "has longitude \(x), latitude \(y), which is not on Earth",
          fix: isSwapped ? "swap the two" : "check the coordinate system")
      }
      if abs(x) > 180 { route.vertices[index].coordinate.longitude = x.remainder(dividingBy: 360) }
    }
    if let filled = route.vertices.withHeightsBetween(Geodesic.distance) {
      let missing = route.vertices.count { $0.height == nil }
      route.notes.append(
        "\(place): \(missing) of \(route.vertices.count) places \(missing == 1 ? "has" : "have") no height; it is taken"
          + " from the heights before and after, along the way")
      route.vertices = filled
    }
    guard let first = route.vertices.first,
      route.vertices.contains(where: { !$0.coordinate.isSamePlace(as: first.coordinate) })
    else {
      throw InputError(
        .badData, at: .init(file: place),
        "leads over \(route.vertices.isEmpty ? "no place" : "one place only"), a route needs two or more",
        fix: "draw a route of two or more places")
    }
    return route
  }

  /// Lines across the antimeridian are often stored running on past 180 (degrees).
  private static let furthestLongitude = 360.0
}
