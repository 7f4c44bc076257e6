import ArgumentParser
import Crossings
import Foundation
import GeoCore

/// Times the lattice search of crossings on a synthetic strip: cells settled and moves looked at per second and core.
@main
struct CrossingsBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crossings-benchmark",
    abstract: "Times the search for least-cost crossings, one thread.",
    discussion: """
      A strip of hills with a patchwork of hazards, searched from its northern edge: forward, then backward. A move is a \
      look at one of the 32 neighbours that is not settled yet.
      """)

  @Option(help: "Rows of the strip.")
  var rows = 400

  @Option(help: "Columns of the strip.")
  var columns = 2500

  @Option(help: "How often each search is timed; the least and the median are told.")
  var rounds = 5

  func validate() throws {
    guard (8...10_000).contains(rows), (8...100_000).contains(columns), (1...100).contains(rounds) else {
      throw ValidationError("rows are 8 to 10000, columns 8 to 100000, rounds 1 to 100")
    }
  }

  func run() throws {
    let cells = PackedCells((0..<rows).map { CellRun(row: $0, columns: 0..<columns) })
    let costs = Self.hills(over: cells)
    let starts = (0..<columns).compactMap { cells.place(of: Cell(row: 0, column: $0)) }
      .map { SearchStart(place: $0) }
    print("| search | cells | settled/s (median) | settled/s (best) | moves/s (median) | moves/s (best) |")
    print("|---|---|---|---|---|---|")
    for (name, direction) in [("forward", LatticeSearch.Direction.forward), ("backward", .backward)] {
      var settled: [Double] = []
      var moves: [Double] = []
      for _ in 0..<rounds {
        let start = ContinuousClock.now
        let paths = LatticeSearch.paths(over: cells, costs: costs, from: starts, direction)
        let seconds = start.duration(to: .now) / .seconds(1)
        settled.append(Double(paths.settledCount) / seconds)
        moves.append(Double(paths.moveCount) / seconds)
      }
      let figures = [settled, moves].flatMap { speeds -> [Double] in
        let sorted = speeds.sorted()
        return [sorted[rounds / 2], sorted[rounds - 1]]
      }
      let text = figures.map { String(format: "%.2f M", $0 / 1e6) }.joined(separator: " | ")
      print("| \(name) | \(cells.cellCount) | \(text) |")
    }
  }

  /// Hills of three wavelengths, half of them seen with different hazards: the same on every machine.
  private static func hills(over cells: PackedCells) -> TravelCosts {
    var costs = TravelCosts(over: cells, pace: .tobler(factor: 0.6), cellSize: 60)
    cells.forEach { cell, place in
      let (row, column) = (Double(cell.row), Double(cell.column))
      costs.elevations[place] = Float(
        120 * sin(row / 31) * cos(column / 47) + 30 * sin(row / 7 + column / 11) + 5 * cos(column / 3))
      let view = sin(row / 23 + 1) * sin(column / 37)
      costs.hazards[place] = view > 0 ? Float(view * 0.002) : 0
    }
    return costs
  }
}
