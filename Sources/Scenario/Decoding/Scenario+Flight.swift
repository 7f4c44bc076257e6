import GeoCore

/// The way of a patrol with its heights.
struct Flight {
  var vertices: [RouteVertex]
  /// The height of all vertices; nil when they have heights of their own, or none.
  var constantHeight: RouteHeight?
  var notes: [String] = []
}

extension Scenario {
  /// The way of a patrol: what flies has a height at each vertex, what does not has none.
  ///
  /// The patrol's own height rules; else the heights of its route where it is known what they are above; else
  /// the type's above the ground.
  func flight(of draft: PatrolDraft, along route: Route, _ type: EquipmentType) throws -> Flight {
    let ground = route.vertices.map { $0.raised(to: nil) }
    guard type.kind == .aircraft else { return Flight(vertices: Route.withoutRepeats(ground)) }
    if let metres = draft.height {
      if (draft.vertices ?? []).contains(where: { $0.height != nil }) {
        throw draft.fault(
          ".height_m", "patrol \(draft.id): its route has heights, too", fix: "keep one of the two")
      }
      return constant(RouteHeight(metres: metres, above: draft.heightReference ?? .ground), over: ground)
    }
    let heights = route.vertices.compactMap(\.height)
    let isInline = draft.vertices != nil
    if heights.isEmpty || (!isInline && draft.heightReference == nil && heights[0].reference == nil) {
      var flight = try typical(of: draft, over: ground, type)
      if !heights.isEmpty {
        flight.notes = [
          "patrol \(draft.id): the heights of its route are not used, as nothing says what they are above:"
            + " height_reference would"
        ]
      }
      return flight
    }
    return Flight(vertices: try ownHeights(of: draft, along: route, isInline: isInline))
  }

  private func constant(_ height: RouteHeight, over vertices: [RouteVertex]) -> Flight {
    let raised = vertices.map { $0.raised(to: height) }
    return Flight(vertices: Route.withoutRepeats(raised), constantHeight: height)
  }

  /// The way at the type's height.
  private func typical(
    of draft: PatrolDraft, over vertices: [RouteVertex], _ type: EquipmentType
  ) throws -> Flight {
    guard let metres = type.movement.height, draft.heightReference ?? .ground == .ground else {
      throw draft.fault(
        ".height_m",
        "patrol \(draft.id) has no height"
          + (draft.heightReference.map { " above \($0.rawValue)" } ?? ""),
        fix: "add `height_m`: \(PatrolKeys.height.summary)")
    }
    return constant(RouteHeight(metres: metres, above: .ground), over: vertices)
  }

  /// The vertices with the heights that the route has.
  private func ownHeights(of draft: PatrolDraft, along route: Route, isInline: Bool) throws -> [RouteVertex] {
    try route.vertices.enumerated().map { index, vertex in
      guard let height = vertex.height else {
        throw draft.fault(
          ".route", "patrol \(draft.id): vertex \(index) has no height, others have",
          fix: "give all vertices a height, or none and `height_m`")
      }
      if !isInline, let own = height.reference, draft.heightReference != nil {
        throw draft.fault(
          ".height_reference",
          "patrol \(draft.id): the heights of its route say themselves that they are \(own.rawValue)",
          fix: "leave it out, or add `height_m`")
      }
      let reference = height.reference ?? draft.heightReference
      guard reference != .ground || height.metres >= 0 else {
        throw draft.fault(
          ".route",
          "patrol \(draft.id): vertex \(index) is \(YAMLNode.number(height.metres).summary) m above the ground",
          fix: "give heights of 0 or more")
      }
      return vertex.raised(to: RouteHeight(metres: height.metres, above: reference))
    }
  }
}
