import Foundation
import GeoCore
import TerrainKernels

/// What can be measured, by the name that chooses it on the command line; GDAL's library always is.
enum Engine: String, CaseIterable, Sendable, Codable {
  case reference
  case exact
  case fast
  case gdal
  case gdalViewshed = "gdal_viewshed"
  case grass
}

/// One row of a race: an answer to a question, and the clock that its speed is told by.
struct Contestant {
  let name: String
  var clock = Clock.processor
  /// Whether it is so slow that it answers one question in five, once.
  var isSlow = false
  /// The lap's cells over its time are the speed; no verdicts when the truth itself was run.
  let answer: (Question) async throws -> (Lap, Verdicts?)

  /// Whether it answers the question with that number in a repetition.
  func answers(question: Int, repetition: Int) -> Bool {
    !isSlow || repetition == 0 && question % Self.slowShare == 0
  }

  private static let slowShare = 5

  /// GDAL's library, which the others are told as multiples of.
  static let yardstick = "GDAL library"

  /// All that take part on a terrain at a range (m).
  static func all(over terrain: Terrain, range: Double, among engines: Set<Engine>) throws -> [Contestant] {
    let library = try GDALLibrary(over: terrain)
    var contestants = [
      Contestant(name: yardstick) { try library.viewshed(from: $0.viewpoint, cells: $0.cellCount) }
    ]
    if engines.contains(.gdalViewshed), range >= programRange, let program = try GDALProgram(over: terrain) {
      contestants.append(
        Contestant(name: "gdal_viewshed") { try program.viewshed(from: $0.viewpoint, cells: $0.cellCount) })
    }
    if engines.contains(.grass), let program = try GRASSProgram(over: terrain) {
      contestants.append(
        Contestant(name: "GRASS r.viewshed", isSlow: true) {
          try program.viewshed(from: $0.viewpoint, cells: $0.cellCount)
        })
    }
    if engines.contains(.reference) { contestants.append(reference) }
    for engine in [ViewshedEngine.exact, .fast] where engines.contains(Engine(engine)) {
      contestants.append(
        Contestant(name: engine.rawValue) { question in
          Lap.ofThread(cells: question.cellCount) { engine.verdicts(of: question) }
        })
      contestants.append(
        Contestant(name: engine.rawValue, clock: .wall) { question in
          await Lap.ofProcess(cells: question.cellCount) {
            await engine.verdicts(of: question, threads: ProcessInfo.processInfo.activeProcessorCount)
          }
        })
    }
    return contestants
  }

  /// Below this range (m) starting the program takes so much longer than its work that nothing can be told.
  private static let programRange = 10_000.0

  /// The definition of truth, on cells spread over the sample only: it is slow.
  private static var reference: Contestant {
    Contestant(name: "reference") { question in
      let step = max(question.sample.count / referenceCells, 1)
      let targets = stride(from: 0, to: question.sample.count, by: step).map { question.sample[$0] }
      let sight = question.terrain.sight(from: question.viewpoint)
      let (lap, _) = Lap.ofThread(cells: targets.count) {
        targets.reduce(0) { $0 + (sight.isVisible($1) ? 1 : 0) }
      }
      return (lap, nil)
    }
  }

  /// About how many cells an observer the reference decides in a repetition.
  private static let referenceCells = 1000
}

extension ViewshedEngine {
  /// The answer to a question, on the calling thread.
  fileprivate func verdicts(of question: Question) -> Verdicts {
    Verdicts(
      viewshed(
        from: question.viewpoint, over: question.terrain.raster, cellSize: question.terrain.cellSize,
        curvature: Question.curvature, voids: .block))
  }

  /// The same answer, on several threads.
  fileprivate func verdicts(of question: Question, threads: Int) async -> Verdicts {
    Verdicts(
      await viewshed(
        from: question.viewpoint, over: question.terrain.raster, cellSize: question.terrain.cellSize,
        curvature: Question.curvature, voids: .block, threads: threads))
  }
}

extension Engine {
  init(_ engine: ViewshedEngine) {
    switch engine {
    case .exact: self = .exact
    case .fast: self = .fast
    case .reference: self = .reference
    }
  }
}
