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
    case .mission(let format, let inner):
      try checkNothingIsChosen(format.noun)
      return try format.route(from: SourceText.bytes(of: inner), of: path)
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
    /// A format that is read here, and the path of what holds the mission, which may lie in an archive.
    case mission(MissionFormat, String)
    /// Lines, which GDAL reads.
    case lines
  }

  /// How a list of waypoints starts.
  static let waypointsMark = "QGC WPL"
  /// How the name of a flight plan ends.
  private static let flightPlanSuffix = ".plan"

  var format: Format {
    let beginning = (try? SourceText.beginning(of: path, count: Self.waypointsMark.utf8.count)) ?? []
    // What cannot be read at all is GDAL's to complain about.
    guard !beginning.isEmpty else { return .lines }
    if path.lowercased().hasSuffix(Self.flightPlanSuffix) { return .mission(.flightPlan, path) }
    if LitchiMission.isOne(path) { return .mission(.litchi, path) }
    if let inner = WaylineMission.waylines(of: path) { return .mission(.waylines, inner) }
    return beginning == Array(Self.waypointsMark.utf8) ? .mission(.waypoints, path) : .lines
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
    if let speed = route.speed, !possibleSpeeds.contains(speed) {
      throw InputError(
        .badData, at: .init(file: place), "commands a speed of \(speed) m/s",
        fix:
          "command one from \(possibleSpeeds.lowerBound) to \(possibleSpeeds.upperBound.inWholeNumbers) m/s")
    }
    route.vertices = Route.withoutRepeats(route.vertices)
    for (index, vertex) in route.vertices.enumerated() {
      let (x, y) = (vertex.coordinate.longitude, vertex.coordinate.latitude)
      guard x.isFinite, y.isFinite, vertex.height?.metres.isFinite ?? true else {
        throw InputError(
          .badData, at: .init(file: place), "has the vertex (\(x), \(y))", fix: "give finite numbers")
      }
      if let height = vertex.height?.metres, !possibleHeights.contains(height) {
        throw InputError(
          .badData, at: .init(file: place), "has a height of \(height) m",
          fix: "give heights from \(possibleHeights.lowerBound.inWholeNumbers) to"
            + " \(possibleHeights.upperBound.inWholeNumbers) m")
      }
      guard max(vertex.wait, vertex.circles) <= longestWait else {
        throw InputError(
          .badData, at: .init(file: place),
          "waits for \(vertex.wait) s and flies \(vertex.circles) m in circles",
          fix: "let it wait, or circle, for less than \(longestWait.inWholeNumbers) s and m in all")
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

  /// What a height of a route can be (m), whatever it is above: that of a scenario's own routes.
  private static let possibleHeights = -20_000.0...2e7
  /// The most that a route waits (s) or circles (m) in one place: three decades, far beyond every battery.
  private static let longestWait = 1e9
  /// What anything flies or drives at (m/s), as in scenarios.
  private static let possibleSpeeds = 0.01...1000

  /// Lines across the antimeridian are often stored running on past 180 (degrees).
  private static let furthestLongitude = 360.0
}
