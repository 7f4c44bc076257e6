import GeoCore
import RealModule

/// The least-cost ways from the outer edge to each border cell, and from each border cell to the inner edge.
///
/// The way out there runs over outside and border cells only, the way in over inside and border cells only. So the two meet
/// in the border cell where the line is passed last, and a piece beside a door keeps its own strength.
///
/// Laws:
/// 1. A uniform belt of width w, hazard r and speed v has the strength 1 - exp(-r w / v), at any angle, within 1.4 % of the
///    exponent.
/// 2. Behind a wall with a door the weakest crossing goes through the door; pieces beside it keep theirs.
/// 3. More hazard never lowers a strength, less never raises one.
public struct CrossingField: Sendable {
  /// What was crossed.
  public let lattice: CrossingLattice
  /// From the outer edge to each outside and border place.
  public let outer: LeastPaths
  /// From each inside and border place to the inner edge.
  public let inner: LeastPaths

  /// Searches both ways at once.
  ///
  /// - Complexity: O(n log n) in the cells.
  public init(of lattice: CrossingLattice) async {
    async let outer = Self.outer(of: lattice)
    let inner = Self.inner(of: lattice)
    self.init(lattice: lattice, outer: await outer, inner: inner)
  }

  /// Searches one way after the other, for callers that keep all processors busy.
  public init(serially lattice: CrossingLattice) {
    self.init(lattice: lattice, outer: Self.outer(of: lattice), inner: Self.inner(of: lattice))
  }

  private init(lattice: CrossingLattice, outer: LeastPaths, inner: LeastPaths) {
    self.lattice = lattice
    self.outer = outer
    self.inner = inner
  }

  private static func outer(of lattice: CrossingLattice) -> LeastPaths {
    LatticeSearch.paths(
      over: lattice.cells, costs: lattice.costs.restricted { lattice.sides[$0] != .inside },
      from: lattice.outerStarts, .forward)
  }

  private static func inner(of lattice: CrossingLattice) -> LeastPaths {
    LatticeSearch.paths(
      over: lattice.cells, costs: lattice.costs.restricted { lattice.sides[$0] != .outside },
      from: lattice.innerStarts, .backward)
  }

  /// The least exponent of all crossings that pass the line in a border cell; infinite where none can.
  public func exponent(at place: Int) -> Double { outer.exponents[place] + inner.exponents[place] }

  /// The time (s) of the crossing with the least exponent, of equals the quickest.
  public func seconds(at place: Int) -> Double { outer.seconds[place] + inner.seconds[place] }

  /// The least probability of detection of all crossings that pass the line in a border cell, in [0, 1]; 1 where none can.
  public func strength(at place: Int) -> Double { Self.probability(ofExponent: exponent(at: place)) }

  /// 1 - exp(-exponent), exact for small ones.
  public static func probability(ofExponent exponent: Double) -> Double { -Double.expMinusOne(-exponent) }

  /// The crossing of the least exponent, of equals the quickest, that passes the line in a border cell; nil where none can.
  public func crossing(through place: Int) -> LeastCrossing? {
    guard exponent(at: place).isFinite else { return nil }
    let out = outer.path(to: place)
    let back = inner.path(to: place)
    guard let first = out.first, let last = back.first else { return nil }
    var legs = lattice.costs.legs(along: out + back.reversed().dropFirst(), over: lattice.cells)
    // From the edge to the first centre, and from the last one to the edge.
    legs.insert(rest(at: first, outer), at: 0)
    let borderLeg = 1 + lattice.costs.legs(along: out, over: lattice.cells).count
    legs.append(rest(at: last, inner))
    return LeastCrossing(
      places: out + back.reversed().dropFirst(), borderPlace: place, exponent: exponent(at: place),
      seconds: seconds(at: place), legs: legs, borderLeg: borderLeg)
  }

  private func rest(at place: Int, _ paths: LeastPaths) -> PathLeg {
    let level = lattice.costs.levelCost(at: place)
    return PathLeg(
      place: place, seconds: paths.seconds[place], metres: paths.seconds[place] / level.seconds,
      exponent: paths.exponents[place])
  }

  /// The weakest crossings, the weakest first, whose border cells lie at least so far apart (m).
  ///
  /// - Complexity: O(n log n) in the border cells, times `count`.
  public func weakest(_ count: Int, apart: Double) -> [LeastCrossing] {
    var border: [Int] = []
    lattice.cells.forEach { _, place in
      if lattice.sides[place] == .border, exponent(at: place).isFinite { border.append(place) }
    }
    border.sort { (exponent(at: $0), seconds(at: $0), $0) < (exponent(at: $1), seconds(at: $1), $1) }
    let least = apart / lattice.costs.cellSize
    var taken: [Cell] = []
    var crossings: [LeastCrossing] = []
    for place in border {
      guard crossings.count < count else { break }
      let cell = lattice.cells.cell(at: place)
      let isApart = taken.allSatisfy { other in
        let (rows, columns) = (Double(other.row - cell.row), Double(other.column - cell.column))
        return (rows * rows + columns * columns).squareRoot() >= least
      }
      guard isApart, let crossing = crossing(through: place) else { continue }
      taken.append(cell)
      crossings.append(crossing)
    }
    return crossings
  }
}

/// One way across the border, from edge to edge.
public struct LeastCrossing: Sendable {
  /// The places of its cells' centres, from outside to inside.
  public let places: [Int]
  /// The border cell in which the line is passed last.
  public let borderPlace: Int
  /// The integral of hazard over time.
  public let exponent: Double
  /// How long it takes (s).
  public let seconds: Double
  /// What it does in each cell that it passes over, in order.
  public let legs: [PathLeg]
  /// How many of the legs lead to the border cell's centre.
  public let borderLeg: Int

  /// The probability of detection, in [0, 1].
  public var probability: Double { CrossingField.probability(ofExponent: exponent) }
  /// How long it is, on the map (m).
  public var metres: Double { legs.reduce(0) { $0 + $1.metres } }
}
