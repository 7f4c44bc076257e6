import GeoCore
import GeoIO
import Scenario

/// What crossers walk over, ready to be read by each task.
struct CrossingGround: Sendable {
  private let input: CrossingInput.Ground
  private let paths: [String]
  private let notes: InputNotes

  /// The ground of a scenario; nil when its crossing names none.
  init?(_ file: ScenarioFile, notes: InputNotes) {
    guard let input = file.scenario.usedCrossing.ground else { return nil }
    self.input = input
    self.notes = notes
    paths = input.sources.map(file.path)
  }

  /// How many times the time of open ground the cells of a window take, row-major; infinite for barriers, 1 where there are
  /// no data and for codes that are not listed.
  ///
  /// - Throws: `InputError` naming a raster that cannot be read.
  func factors(on lattice: Lattice, over window: CellWindow) throws -> [Float] {
    let mosaic = try LandCoverMosaic(paths: paths, query: input.query, content: .codes([:]), notes: notes)
    let codes = try mosaic.codes(of: lattice, window: window)
    return codes.cells.indices.map { index in
      guard !codes.voids[isVoid: index], let code = Int(exactly: codes.cells[index]) else { return 1 }
      return Float(input.factors[code] ?? 1)
    }
  }
}
