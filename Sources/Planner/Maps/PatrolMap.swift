import PatrolMotion
import Coverage
import GeoCore
import SensorPhysics

/// What all patrols together make of one tile of a map.
struct PatrolTile: Sendable {
  /// What they do for one cell.
  struct Seen: Sendable {
    /// The cell's place in the tile, row-major.
    let place: Int
    /// The chance that any of them detects a crosser, in [0, 1].
    let probability: Double
    /// How many of them would cover it alone.
    let overlap: Int
    /// The longest wait between two looks (s).
    let maxRevisit: Double
  }

  /// The cells that any of them sees.
  var seen: [Seen] = []

  /// Their passes over each cell; none unless the plan wants them told.
  var passes: [TileDetections.Pass] = []

  /// The memory that it takes.
  var bytes: Int {
    seen.count * MemoryLayout<Seen>.stride + passes.count * MemoryLayout<TileDetections.Pass>.stride
  }
}

/// Works out what patrols make of the tiles of one section's map.
struct PatrolMap {
  let patrols: PatrolPlan
  let ranges: PlanRanges
  /// The number of each patrol in the cache.
  let numbers: [Int]
  let zone: Plan.Zone
  let plan: Plan
  let sights: PointViews
  let cache: PlannerCache?

  /// What they make of the cells of a tile that are shown.
  func tile(_ cells: MapCells) throws -> PatrolTile {
    guard let cache else { return try newTile(cells) }
    let question = PlannerCache.Question(
      required: plan.requiredProbability, targetHeight: plan.targetHeight, counts: true,
      landCoverBlocks: plan.landCoverBlocks, period: patrols.period.length, passRule: patrols.passRule,
      wantsDetections: plan.wantsDetections)
    let key = PlannerCache.Key(
      subject: PlannerCache.PatrolCrowd(numbers: numbers, exposure: patrols.exposure),
      place: .tile(cells.tile, zone: zone.lattice.zone), question: question)
    return try cache.map(key) { try newTile(cells) }
  }

  /// The figures of each cell come from the looks at it alone, so that those of one cell's passes are held at a time.
  ///
  /// - Complexity: O(pairs of a stance and a cell in its range, and for those in its picture the distance in cells).
  private func newTile(_ cells: MapCells) throws -> PatrolTile {
    let views = try views(near: cells.window)
    var tile = PatrolTile()
    guard !views.isEmpty else { return tile }
    for band in cells.window.bands(ofAtMost: Glimpse.mostAtOnce / views.count) {
      let first = cells.window.index(of: Cell(row: band.rows.lowerBound, column: band.columns.lowerBound))
      for (place, looks) in try looks(at: cells, in: band, from: views).enumerated() where !looks.isEmpty {
        let passes = passes(looks)
        let figures = PatrolFigures(passes: passes, period: patrols.period, exposure: patrols.exposure)
        guard let figures else { continue }
        if plan.wantsDetections {
          tile.passes += passes.map { .init(place: Int32(first + place), pass: $0) }
        }
        tile.seen.append(
          PatrolTile.Seen(
            place: first + place, probability: figures.probability,
            overlap: figures.overlap(required: plan.requiredProbability), maxRevisit: figures.maxRevisit))
      }
    }
    return tile
  }

  /// The sights from all stances that may reach a window, rising by patrol and stance.
  private func views(near window: CellWindow) throws -> [(place: StancePlace, sight: PointView)] {
    let around = window.expanded(by: Int(ranges.patrols / zone.lattice.cellSize) + 1)
    return try patrols.sensors.indices.flatMap { sights.places(of: $0, in: around) }
      .filter { !CellWindow(around: $0.cell, reach: Int($0.reach)).intersection(window).isEmpty }
      .compactMap { place in try sights.sight(from: place).map { (place, $0) } }
  }

  /// The looks at each cell of some rows of a tile, rising by patrol and stance.
  private func looks(
    at cells: MapCells, in band: CellWindow, from views: [(place: StancePlace, sight: PointView)]
  ) throws -> [[Glimpse]] {
    var looks = [[Glimpse]](repeating: [], count: band.count)
    var targets = [SightTarget?](repeating: nil, count: band.count)
    try cells.forEach(in: band) { cell, _, _ in targets[band.index(of: cell)] = try sights.target(in: cell) }
    for (place, sight) in views {
      try Task.checkCancellation()
      let near = CellWindow(around: place.cell, reach: Int(place.reach)).intersection(band)
      try cells.forEach(in: near) { cell, _, _ in
        guard place.reaches(cell), let target = targets[band.index(of: cell)] else { return }
        let probability = try sight.probability(at: target)
        guard probability > 0 else { return }
        looks[band.index(of: cell)].append(
          Glimpse(patrol: place.patrol, stance: place.stance, probability: probability))
      }
    }
    return looks
  }

  /// The passes over a cell, rising by patrol.
  private func passes(_ looks: [Glimpse]) -> [PatrolPass] {
    looks.chunked().flatMap { sights.passes(of: $0.patrol, $0.looks) }
  }
}

extension CellWindow {
  /// The window's rows in bands of at most so many cells, or of one row each where that has more.
  fileprivate func bands(ofAtMost cells: Int) -> [CellWindow] {
    let height = max(cells / max(columns.count, 1), 1)
    return stride(from: rows.lowerBound, to: rows.upperBound, by: height).map {
      CellWindow(rows: $0..<min($0 + height, rows.upperBound), columns: columns)
    }
  }
}

extension [Glimpse] {
  /// The looks of each patrol, which follow one another.
  fileprivate func chunked() -> [(patrol: Int, looks: ArraySlice<Glimpse>)] {
    var chunks: [(patrol: Int, looks: ArraySlice<Glimpse>)] = []
    var rest = self[...]
    while let patrol = rest.first?.patrol {
      let looks = rest.prefix { $0.patrol == patrol }
      chunks.append((patrol, looks))
      rest = rest[looks.endIndex...]
    }
    return chunks
  }
}
