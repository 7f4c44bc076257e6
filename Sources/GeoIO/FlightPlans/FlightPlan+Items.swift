import GeoCore

extension FlightPlan.Item {
  /// The complex items that fly over an area or along a corridor.
  private static let transectTypes: Set<String> = ["survey", "CorridorScan"]
  /// The complex items that bring the aircraft down.
  private static let landingTypes: Set<String> = ["fwLandingPattern", "vtolLandingPattern"]

  /// Adds what the item flies to a route.
  ///
  /// - Parameters:
  ///   - name: how messages name it.
  ///   - path: the file.
  func add(to route: inout MissionRoute, name: String, _ path: String) throws {
    let place = InputError.Place(file: path)
    func fault(_ problem: String, _ remedy: String) -> InputError {
      InputError(.badData, at: place, "\(name)\(problem)", fix: remedy)
    }
    guard type == "ComplexItem" else {
      guard type == "SimpleItem" else {
        throw fault(".type: expected SimpleItem or ComplexItem, found \(type)", "save it again")
      }
      guard let command, let frame, let params, params.count == MissionItem.parameterCount else {
        throw fault(
          ": expected command, frame and \(MissionItem.parameterCount) params, not all are there",
          "save the plan again from QGroundControl")
      }
      try route.add(
        MissionItem(command: command, frame: frame, parameters: params, place: place, name: name))
      return
    }
    let kind = complexItemType ?? "nothing"
    if Self.landingTypes.contains(kind) { return route.addReturn() }
    guard Self.transectTypes.contains(kind) else {
      throw fault(
        ".complexItemType: expected survey or CorridorScan, found \(kind)",
        "fly it with waypoints, a survey or a corridor instead")
    }
    guard let transects, try transects.add(to: &route, name: name, path) else {
      throw fault(
        ": the \(kind) has no stored transects", "open the plan in QGroundControl and save it again")
    }
  }
}

extension FlightPlan.Transects {
  /// What the path's height is above: QGroundControl's AltMode is 1 above launch, 2 above the sea, 3 and 4 above the
  /// ground.
  private func reference(_ name: String, _ path: String) throws -> HeightReference {
    if followsTerrain == true { return .ground }
    switch camera?.mode {
    case nil: return camera?.isAboveLaunch ?? true ? .launch : .seaLevel
    case 1: return .launch
    case 2: return .seaLevel
    case 3, 4: return .ground
    case let mode?:
      throw InputError(
        .badData, at: .init(file: path),
        "\(name).CameraCalc.DistanceMode: expected 1 to 4, found \(mode)",
        fix: "choose what its heights are above in QGroundControl and save it again")
    }
  }

  /// Adds the stored path to a route.
  ///
  /// - Returns: false when nothing is stored.
  func add(to route: inout MissionRoute, name: String, _ path: String) throws -> Bool {
    if let items, !items.isEmpty {
      for (index, item) in items.enumerated() {
        try item.add(to: &route, name: "\(name).Items[\(index)]", path)
      }
      return true
    }
    guard let points, !points.isEmpty, let height = camera?.distance else { return false }
    let reference = try self.reference(name, path)
    for (index, point) in points.enumerated() {
      guard point.count >= 2, let latitude = point[0], let longitude = point[1] else {
        throw InputError(
          .badData, at: .init(file: path),
          "\(name).VisualTransectPoints[\(index)]: expected [latitude, longitude]",
          fix: "save the plan again from QGroundControl")
      }
      route.add(
        RouteVertex(
          Coordinate(longitude: longitude, latitude: latitude),
          height: RouteHeight(metres: height, above: reference)))
    }
    return true
  }
}
