import GeoCore

/// Which operation brings a system's coordinates to WGS 84, and what had to be left.
struct OperationChoice: Sendable, Hashable {
  /// The operation; nil when the system is on WGS 84 itself.
  var operation: CoordinateOperation?
  /// A clearly more accurate operation, for which grids are not installed, and their files.
  var better: CoordinateOperation?
  var missingGrids: [String] = []
  /// The share of the coordinates' area that lies in the operation's own, in [0, 1].
  var share = 1.0

  /// The accuracy (m) with which WGS 84 is told from its realisations, and from those of the ITRS: that of the ensemble
  /// EPSG:6326. Those of the ITRS agree within 0.1 m or so, and plates have moved by less than 2 m since the oldest.
  static let realisationAccuracy = 2.0
}

extension OperationSearch {
  private static let wgs84 = "EPSG:4326"
  /// Systems within `realisationAccuracy` of WGS 84, to which EPSG knows shifts of datums that it does not relate to
  /// WGS 84 itself: ITRF2014 and ITRF2008.
  private static let hubs = ["EPSG:9000", "EPSG:8999"]
  /// The worst accuracy (m) of a way to a hub: what is related to the ITRS by more than a survey is no realisation.
  private static let hubAccuracy = 1.0

  /// What can be said without knowing where coordinates lie; nil when the operation hangs on it.
  ///
  /// - Throws: `SystemFault` for a system that names no datum.
  func choiceAnywhere() throws -> OperationChoice? {
    guard let datum = try datum() else { throw SystemFault.notOnEarth }
    let plain = try operations(to: Self.wgs84, Terms(allowsBallpark: true, leadsOverOthers: false))
      .filter(\.isUsable)
    if plain.contains(where: { !$0.shiftsDatum }) { return OperationChoice() }
    if datum.isBound {
      guard var given = plain.first(where: { !$0.isBallpark })?.operation else { return nil }
      guard !given.isNull || datum.allows(nullShift: given) else {
        throw SystemFault.nullShift(ellipsoid: datum.ellipsoid)
      }
      given.name = CoordinateOperation.ownShift
      return OperationChoice(operation: given)
    }
    if datum.isRealisation, var same = plain.first(where: \.isBallpark)?.operation {
      same.name = "taking \(datum.name) for WGS 84"
      same.accuracy = OperationChoice.realisationAccuracy
      return OperationChoice(operation: same)
    }
    guard !datum.isUnknown else { throw SystemFault.unknownDatum(ellipsoid: datum.ellipsoid) }
    return nil
  }

  /// The operation for coordinates that lie in an area: of those that cover most of it the most accurate, of equals
  /// the one that is meant for the smallest area.
  ///
  /// - Parameters:
  ///   - area: where coordinates lie; nil when that is not known.
  ///   - isCarried: whether an operation carries coordinates of the area; asked of those that use grids, which may have
  ///     holes.
  /// - Throws: `SystemFault` when PROJ has a ballpark operation at most.
  func choice(
    in area: GeographicBox?, isCarriedBy isCarried: (CoordinateOperation) throws -> Bool
  ) throws -> OperationChoice {
    var known = try ranked(operations(to: Self.wgs84, Terms(area: area)), in: area)
    if known.isEmpty, let around = area?.grown(by: Self.neighbourhood) {
      known = try ranked(operations(to: Self.wgs84, Terms(area: around)), in: around)
        .map { ($0.found, 0) }
    }
    var best = try known.first { try $0.found.isReady && isCarried($0.found.operation) }
    if (best?.found.operation.accuracy ?? .infinity) > OperationChoice.realisationAccuracy {
      let over = try overHub(area)
      if let over, over.found.operation.isMoreAccurate(than: best?.found.operation) { best = over }
    }
    guard let best else { throw try fault(of: known.map(\.found), in: area) }
    var choice = OperationChoice(operation: best.found.operation, share: best.share)
    if let better = known.first(where: {
      !$0.found.missingGrids.isEmpty && $0.share >= best.share
        && $0.found.operation.isMoreAccurate(than: choice.operation, by: Self.worthwhile)
    }) {
      choice.better = better.found.operation
      choice.missingGrids = better.found.missingGrids
    }
    return choice
  }

  /// The least gain in accuracy (m) for which a user is told of a grid.
  private static let worthwhile = 0.5
  /// Areas are given to a hundredth of a degree and end at borders; a shift is as good some kilometres beyond (degrees).
  private static let margin = 0.1
  /// A national shift is still taken so far outside its area (degrees, some 50 km), with a warning.
  private static let neighbourhood = 0.5

  /// Operations in the order in which they are preferred, with the share of an area that lies in their own; those that
  /// are meant for somewhere else are left out.
  private func ranked(
    _ operations: [Found], in area: GeographicBox?
  ) -> [(found: Found, share: Double)] {
    operations.compactMap { found -> (found: Found, share: Double)? in
      // Where no area is common to an operation's steps it leads nowhere.
      guard let own = found.operation.area else { return nil }
      let share = area?.share(in: own, margin: Self.margin) ?? 1
      return share > 0 ? (found, share) : nil
    }
    .enumerated().sorted { Self.rank($0.element, $0.offset) < Self.rank($1.element, $1.offset) }
    .map(\.element)
  }

  /// The smaller, the rather it is taken: by the area that it covers, its accuracy, the size of its own area, PROJ's order.
  private static func rank(_ candidate: (found: Found, share: Double), _ order: Int) -> (
    Double, Double, Double, Int
  ) {
    let operation = candidate.found.operation
    return (
      -candidate.share, operation.accuracy ?? .infinity, operation.area?.size ?? .infinity, order
    )
  }

  /// The best way over one of the hubs.
  private func overHub(_ area: GeographicBox?) throws -> (found: Found, share: Double)? {
    for hub in Self.hubs {
      let ways = try ranked(operations(to: hub, Terms(area: area)), in: area)
      guard
        var way = ways.first(where: {
          $0.found.isReady && ($0.found.operation.accuracy ?? .infinity) <= Self.hubAccuracy
        })
      else { continue }
      way.found.operation.accuracy =
        (way.found.operation.accuracy ?? 0) + OperationChoice.realisationAccuracy
      return way
    }
    return nil
  }

  private func fault(of known: [Found], in area: GeographicBox?) throws -> SystemFault {
    let datum = try datum()?.name ?? ""
    if let lacking = known.first(where: { !$0.missingGrids.isEmpty }) {
      return .missingGrids(lacking.missingGrids)
    }
    let elsewhere = try operations(to: Self.wgs84, Terms()).filter(\.isReady)
    guard let area, let other = elsewhere.first else { return .ballpark(datum: datum) }
    return .elsewhere(area, meantFor: other.operation.areaName)
  }
}
