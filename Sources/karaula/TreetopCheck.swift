import Coverage
import Foundation
import GeoCore
import GeoIO
import Planner
import TerrainKernels

/// Tells how much of the covered border may be treetops and roofs: over a surface that holds them, and without a canopy to
/// take off, a crosser is taken to stand on top.
///
/// A cell stands out when it is higher than the opening of the surface by a square that reaches `reach` to each side: by more
/// than the target, which then would walk below. Slopes do not stand out, crests do; woods wider than the square do not.
struct TreetopCheck {
  /// How far around a cell its surroundings reach (m). An assumption: woods up to twice as wide are told from hills.
  private static let reach = 100.0

  let plan: Plan
  let terrain: TerrainChoice

  /// The warning about a result; nil over bare ground, or when a canopy or land cover is given.
  ///
  /// - Throws: `InputError` when the terrain cannot be read, and `CancellationError`.
  func warning(of assessment: Assessment) throws -> String? {
    guard terrain.isSurfaceAlone else { return nil }
    let covered = assessment.pieces.indices.filter(assessment.isCovered).map { assessment.pieces[$0] }
    let length = covered.reduce(0) { $0 + $1.length }
    return
      "terrain.dem is a dsm and no canopy is given: \(Self.text(try lengthStandingOut(of: covered))) of the"
      + " \(Self.text(length)) covered lie on cells that stand more than \(plan.targetHeight) m above their surroundings"
      + " (\(Int(Self.reach)) m around): a crosser is taken to stand on the trees and roofs there, so the result is an upper"
      + " bound under trees"
  }

  private static func text(_ length: Double) -> String { String(format: "%.3f km", length.kilometres) }

  /// The length (m) of those of some pieces whose cells stand out.
  private func lengthStandingOut(of pieces: [BorderPiece]) throws -> Double {
    let source = try terrain.source()
    var lengths: [BorderPiece: Double] = [:]
    let tiles = Dictionary(grouping: pieces) { Place(zone: $0.zone, tile: LatticeTile(holding: $0.cell)) }
    for (place, pieces) in tiles {
      try Task.checkCancellation()
      let lattice = plan.zones[place.zone].lattice
      let reach = max(1, Int((Self.reach / lattice.cellSize).rounded()))
      let surface = try source.elevations(of: lattice, window: place.tile.window.expanded(by: 2 * reach))
      let opening = GroundOpening.opening(of: surface, reach: reach)
      for piece in pieces {
        guard let top = surface[piece.cell] else { continue }
        let rise = Double(top) - Double(opening[surface.window.index(of: piece.cell)])
        if rise > plan.targetHeight { lengths[piece] = piece.length }
      }
    }
    // In the border's order, so that the sum has the same bits each time.
    return pieces.reduce(0) { $0 + (lengths[$1] ?? 0) }
  }

  /// A tile of a zone's lattice.
  private struct Place: Hashable {
    let zone: Int
    let tile: LatticeTile
  }
}
