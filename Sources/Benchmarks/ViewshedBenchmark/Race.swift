import GeoCore
import TerrainKernels

/// All contestants on the same questions, interleaved: when the machine slows down it slows all of them.
struct Race {
  let questions: [Question]
  let contestants: [Contestant]
  let repetitions: Int

  /// What a contestant did in each repetition, and how right it was in the first.
  private struct Record {
    var laps: [Lap] = []
    var tallies: [Setting: Tally] = [:]
  }

  /// Runs every contestant on every question in turn, as often as there are repetitions.
  func run() async throws -> [RaceResult] {
    var records = [Record](repeating: Record(), count: contestants.count)
    for repetition in 0..<repetitions {
      for index in records.indices { records[index].laps.append(Lap()) }
      for (number, question) in questions.enumerated() {
        for turn in contestants.indices {
          // Nobody always follows the same one, whose leavings in the caches would be for or against it.
          let index = (turn + number + repetition) % contestants.count
          guard contestants[index].answers(question: number, repetition: repetition) else { continue }
          let (lap, verdicts) = try await contestants[index].answer(question)
          records[index].laps[repetition] += lap
          guard repetition == 0, let verdicts else { continue }
          records[index].tallies[question.standing, default: Tally()].count(verdicts, of: question)
        }
      }
    }
    // A slow one has no lap in later repetitions.
    for index in records.indices { records[index].laps.removeAll { $0.cells == 0 } }
    let yardstick = contestants.firstIndex { $0.name == Contestant.yardstick }.map { records[$0].laps } ?? []
    return zip(contestants, records).map { contestant, record in
      let speeds = record.laps.map { $0.speed(contestant.clock) }
      let ratios = zip(speeds, yardstick).map { $0 / $1.speed(contestant.clock) }
      return RaceResult(
        contestant: contestant.name, clock: contestant.clock, cellsPerRepetition: record.laps[0].cells,
        cellsPerSecond: Spread(speeds), timesGDAL: Spread(ratios),
        random: record.tallies[.random], hilltop: record.tallies[.hilltop])
    }
  }
}

/// A row of the first table.
struct RaceResult: Codable {
  let contestant: String
  let clock: Clock
  /// The cells decided in one repetition.
  let cellsPerRepetition: Int
  let cellsPerSecond: Spread
  /// Speed as a multiple of GDAL's library's in the same repetition.
  let timesGDAL: Spread
  /// Agreement with the reference over the observers at random places; nil for the reference itself.
  let random: Tally?
  /// Agreement with the reference over the observers on hilltops.
  let hilltop: Tally?
}

/// Which cells a contestant calls visible: the one form that all answers are brought to.
struct Verdicts: Sendable {
  let window: CellWindow
  /// Not 0 where visible; row-major over `window`.
  let flags: [UInt8]

  init(window: CellWindow, flags: [UInt8]) {
    self.window = window
    self.flags = flags
  }

  /// The answer of an engine of this project.
  init(_ viewshed: Viewshed) {
    self.init(window: viewshed.window, flags: viewshed.visible)
  }

  /// Whether the cell is visible; false outside the window.
  subscript(cell: Cell) -> Bool { window.contains(cell) && flags[window.index(of: cell)] != 0 }

  /// Joins the visible cells with those in a union over a larger window.
  func add(to union: inout [UInt8], over whole: CellWindow) {
    for row in window.rows {
      let first = Cell(row: row, column: window.columns.lowerBound)
      let source = window.index(of: first)
      let target = whole.index(of: first)
      for column in 0..<window.columns.count { union[target &+ column] |= flags[source &+ column] }
    }
  }
}
