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
      + " (\(Self.reach.inWholeNumbers) m around): a crosser is taken to stand on the trees and roofs there, so the result is an upper"
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

/// How much of a border a DEM reaches, by the border's vertices.
struct DEMReach {
  /// What the user should know; nil when it reaches all.
  let warning: String?

  /// Opens a DEM and looks.
  ///
  /// - Parameters:
  ///   - query: which band is read, and what its values mean where the DEM does not say so.
  ///   - notes: takes what the user should know of it.
  /// - Throws: `InputError` when it cannot be opened or reaches nothing.
  init(of paths: [String], query: RasterQuery, along border: BorderLine, notes: InputNotes) throws {
    let mosaic = try TerrainMosaic(paths: paths, query: query, voids: .fill, notes: notes)
    let path = paths.joined(separator: ", ")
    let inside = try mosaic.contains(border.parts.flatMap(\.vertices))
    let count = inside.count { $0 }
    guard count > 0 else {
      throw InputError(
        .badData, at: .init(file: path), "the terrain does not reach the border anywhere",
        fix: "give a DEM of the border's area, or check both coordinate systems")
    }
    warning =
      count == inside.count
      ? nil
      : "\(path): reaches \(count) of the border's \(inside.count) vertices; the rest is without terrain"
  }
}

/// Tells of planes whose metres are not the ground's, as of Web Mercator's: cells are taken as they are on the ground.
enum ProjectionScale {
  /// The warning about a DEM's plane where observers stand; nil when it is true to the ground there.
  ///
  /// - Parameter cells: the observers' cells, at least one.
  static func warning(at cells: [Cell], on dem: DEM) throws -> String? {
    let errors = try cells.filter { try !dem.isGeographic && !dem.isTrue(at: $0) }.map {
      try dem.scaleError(at: $0)
    }
    guard let worst = errors.max(by: { abs($0) < abs($1) }) else { return nil }
    return
      "\(dem.path): distances on its projection are \(text(worst)) than on the ground; cells are taken as large as they"
      + " are on the ground at the observer"
  }

  /// What a viewshed's file says of it.
  ///
  /// - Parameters:
  ///   - cell: the observer's.
  ///   - window: the cells that the file has.
  static func facts(at cell: Cell, over window: CellWindow, on dem: DEM) throws -> [String: String] {
    guard !dem.isGeographic else { return [:] }
    let error = try dem.scaleError(at: cell)
    var facts = ["KARAULA_SCALE_ERROR": "\(error)"]
    guard try !dem.isTrue(at: cell) else { return facts }
    let others = try dem.cellSizeError(of: window, against: cell)
    facts["KARAULA_CELL_SIZE_ERROR"] =
      "distances on the DEM's projection are \(text(error)) than on the ground at the observer; cells are as large as the"
      + " observer's is on the ground, theirs differ by up to \(percent(others))"
    return facts
  }

  private static func text(_ error: Double) -> String {
    "\(percent(error)) \(error > 0 ? "longer" : "shorter")"
  }

  private static func percent(_ share: Double) -> String { "\((abs(share) * 10_000).rounded() / 100) %" }
}
