import Coverage
import GeoCore

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
