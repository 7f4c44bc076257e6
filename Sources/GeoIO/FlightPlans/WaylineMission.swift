import GeoCore

/// A mission of DJI Pilot or DJI Fly in the form WPML: `waylines.wpml`, alone or in a KMZ archive.
struct WaylineMission {
  /// The file's, for messages.
  let path: String

  private static let fileName = "waylines.wpml"
  /// What the archive's other file, the template, is called; DJI's flight controllers do not read it.
  private static let templateName = "template.kml"
  /// The name space of the elements.
  private static let mark = "wpml:"

  /// The path of the waylines that a file that may be read is, or holds in an archive; nil when it holds none.
  static func waylines(of path: String) -> String? {
    let name = path.lowercased()
    if name.hasSuffix(".wpml") { return path }
    guard name.hasSuffix(".kmz") else { return nil }
    return ["/vsizip/\(path)/wpmz/\(fileName)", "/vsizip/\(path)/\(fileName)"].first {
      !SourceText.uncheckedBeginning(of: $0, count: 1).isEmpty
    }
  }

  /// The route.
  ///
  /// - Throws: `InputError` naming the waypoint at fault.
  func route(from bytes: [UInt8]) throws -> Route {
    let text = TaggedText(String(decoding: bytes, as: UTF8.self)[...])
    var mission = MissionRoute()
    let folders = text.elements("Folder")
    guard folders.count <= 1 else {
      throw fault("holds \(folders.count) waylines, one is wanted", "export them one by one")
    }
    for folder in folders {
      let reference = try reference(of: folder)
      if let speed = folder.number(of: "wpml:autoFlightSpeed"), speed > 0 { mission.add(speed: speed) }
      for (index, placemark) in folder.elements("Placemark").enumerated() {
        mission.add(try vertex(placemark, name: "waypoint \(index)", above: reference))
      }
    }
    return try mission.route(of: path, home: nil)
  }

  private func reference(of folder: TaggedText) throws -> HeightReference {
    switch folder.text(of: "wpml:executeHeightMode") {
    case "relativeToStartPoint": return .launch
    case "realTimeFollowSurface": return .ground
    case let mode:
      throw fault(
        "has heights in the mode \(mode ?? "of nothing"), that is above the ellipsoid, not the sea",
        "plan them relative to the take-off point or to the ground, and export it again")
    }
  }

  private func vertex(_ placemark: TaggedText, name: String, above reference: HeightReference) throws
    -> RouteVertex
  {
    let numbers = (placemark.text(of: "coordinates") ?? "").split(separator: ",").compactMap {
      Double($0.filter { !$0.isWhitespace })
    }
    guard numbers.count >= 2, let height = placemark.number(of: "wpml:executeHeight"), height.isFinite else {
      throw fault("\(name) has no place or no wpml:executeHeight", "export the mission again from DJI Pilot")
    }
    var vertex = RouteVertex(
      Coordinate(longitude: numbers[0], latitude: numbers[1]),
      height: RouteHeight(metres: height, above: reference))
    vertex.wait = placemark.elements("wpml:action").reduce(0) { wait, action in
      action.text(of: "wpml:actionActuatorFunc") == "hover"
        ? wait + max(0, action.number(of: "wpml:hoverTime") ?? 0) : wait
    }
    return vertex
  }

  private func fault(_ problem: String, _ remedy: String) -> InputError {
    InputError(.badData, at: .init(file: path), problem, fix: remedy)
  }
}
