public import Coverage
import GeoCore

/// A window of one zone's lattice that is worked on at a time: some border, and the maps' tiles along it.
struct Section: Sendable {
  /// The zone.
  let zone: Int
  /// The pieces, by their place in the plan's list.
  let pieces: Range<Int>
  /// The tiles of the map that this section makes; each tile belongs to one section.
  var tiles: [LatticeTile]
}

/// The border cut into sections.
public struct Sections: Sendable {
  /// All pieces of the border, by part and chainage.
  public let pieces: [BorderPiece]
  /// The sections, in the pieces' order.
  let all: [Section]
  /// The pieces of each zone by place; empty without patrols.
  let indices: [PieceIndex]
  /// The border's own line in each zone; empty without patrols.
  let lines: [BorderSegments]
  /// The corridor of each zone; empty when no map is wanted.
  let corridors: [CorridorMap]

  /// Rasterises the border and cuts it where chainage passes a multiple of the section length.
  public init(of plan: Plan) {
    let order = plan.zones.indices.flatMap { zone in
      plan.zones[zone].stretches.map { (zone: zone, stretch: $0) }
    }.sorted { ($0.stretch.part, $0.stretch.chainages[0]) < ($1.stretch.part, $1.stretch.chainages[0]) }
    var pieces: [BorderPiece] = []
    var sections: [Section] = []
    for (zone, stretch) in order {
      let new = BorderPiece.pieces(
        of: stretch, on: plan.zones[zone].lattice, along: plan.border.parts[stretch.part])
      var start = pieces.count
      for (index, piece) in new.enumerated() {
        let number = (piece.chainage.lowerBound / plan.sectionLength).rounded(.down)
        let isLast =
          index + 1 == new.count
          || (new[index + 1].chainage.lowerBound / plan.sectionLength).rounded(.down) != number
        guard isLast else { continue }
        let end = pieces.count + index + 1
        sections.append(Section(zone: zone, pieces: start..<end, tiles: []))
        start = end
      }
      pieces += new
    }
    corridors =
      plan.corridor.map { corridor in
        plan.zones.map { CorridorMap(corridor, along: $0.stretches, on: $0.lattice) }
      } ?? []
    Self.share(corridors, among: &sections, pieces)
    indices =
      plan.patrols == nil ? [] : plan.zones.indices.map { [pieces] in PieceIndex(pieces, zone: $0) }
    lines = plan.patrols == nil ? [] : plan.zones.map { BorderSegments(of: $0.stretches) }
    self.pieces = pieces
    all = sections
  }

  /// Gives each tile of a map to the section whose pieces come nearest to it, the first of equals.
  ///
  /// - Complexity: O(tiles), as no tile is further from the border than the corridor is wide.
  private static func share(
    _ corridors: [CorridorMap], among sections: inout [Section], _ pieces: [BorderPiece]
  ) {
    for (zone, corridor) in corridors.enumerated() {
      var owners: [LatticeTile: Int] = [:]
      for section in sections.indices.reversed() where sections[section].zone == zone {
        for piece in sections[section].pieces { owners[LatticeTile(holding: pieces[piece].cell)] = section }
      }
      guard !owners.isEmpty else { continue }
      for tile in corridor.tiles {
        var distance = 0
        var nearest: Int?
        while nearest == nil {
          nearest = tile.ring(at: distance).compactMap { owners[$0] }.min()
          distance += 1
        }
        if let nearest { sections[nearest].tiles.append(tile) }
      }
    }
  }
}

extension Sections {
  /// Where each section lies, in the border's order.
  func extents(of plan: Plan, ranges: PlanRanges) -> [SectionExtent] {
    let reach = max(ranges.sensors.max() ?? 0, ranges.patrols)
    return all.map { section in
      let own = pieces[section.pieces]
      let border = own.reduce(CellWindow(rows: 0..<0, columns: 0..<0)) {
        $0.union(CellWindow(around: $1.cell, reach: 0))
      }
      let cells = (reach / plan.zones[section.zone].lattice.cellSize).rounded(.up)
      return SectionExtent(
        zone: section.zone, part: own.first?.part ?? 0,
        chainage: (own.first?.chainage.lowerBound ?? 0)..<(own.last?.chainage.upperBound ?? 0),
        pieceCount: own.count, window: border.expanded(by: Int(cells)))
    }
  }
}
