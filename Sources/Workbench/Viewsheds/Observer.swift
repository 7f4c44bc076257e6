import GeoCore
import GeoIO
import TerrainKernels

/// An observer on a DEM, with all that its viewshed rests on.
struct Observer: Sendable {
  /// Its id, else its number.
  let id: String
  /// How messages name it.
  let who: String
  let settings: ObserverSettings
  let standpoint: Standpoint
  /// The size of its cell, taken for all cells that it looks at.
  let cellSize: CellSize
  /// From true north to the grid's north at its cell, clockwise positive.
  let convergence: Angle
  let viewpoint: Viewpoint

  /// An observer at a point of the DEM's own system.
  ///
  /// - Parameters:
  ///   - id: its id, else its number.
  ///   - who: how messages name it.
  ///   - source: where it was read; nil for the command line.
  /// - Throws: `InputError` when it cannot stand there.
  init(
    id: String, who: String, at point: (x: Double, y: Double), on dem: DEM, voids: VoidPolicy,
    settings: ObserverSettings, source: InputError.Place?
  ) throws {
    self.id = id
    self.who = who
    self.settings = settings
    standpoint = try Standpoint(
      on: dem, at: point, voids: voids, needsGround: settings.needsGround, who: who, source: source)
    cellSize = try dem.cellSize(at: standpoint.cell)
    convergence = try dem.meridianConvergence(at: standpoint.cell)
    let eye = settings.eyeElevation(ground: standpoint.ground)
    if let ground = standpoint.ground, eye < ground {
      throw InputError(
        .badData, at: source ?? .init(file: dem.path),
        "\(who)'s eye at an elevation of \(eye) m is below its ground, \(ground) m",
        fix: "raise it, or give a height above ground")
    }
    viewpoint = Viewpoint(
      cell: standpoint.cell, eyeElevation: eye, targetHeight: settings.targetHeight,
      minRange: settings.minRange, maxRange: settings.maxRange,
      sector: settings.sector(convergence: convergence), verticalField: settings.verticalField)
  }

  /// The cells of its range that a DEM has.
  func window(on extent: CellWindow) -> CellWindow { viewpoint.window(within: extent, cellSize: cellSize) }
}

/// How an observer looks, as far as it is said; what is not has a default.
public struct ObserverSettings: Sendable {
  private(set) var numbers: [ObserverNumber: Double]

  static let defaultObserverHeight = 2.0
  static let defaultTargetHeight = 1.8
  static let defaultMaxRange = 30_000.0

  /// Settings of those numbers; what is not given has a default.
  public init(_ numbers: [ObserverNumber: Double]) { self.numbers = numbers }

  var targetHeight: Double { numbers[.targetHeight] ?? Self.defaultTargetHeight }
  var minRange: Double { numbers[.minRange] ?? 0 }
  var maxRange: Double { numbers[.maxRange] ?? Self.defaultMaxRange }

  /// Whether the eye's elevation hangs on the ground's.
  var needsGround: Bool { numbers[.observerElevation] == nil }

  /// The eye's elevation (m) over ground of that elevation (m), which is there when it is needed.
  func eyeElevation(ground: Double?) -> Double {
    numbers[.observerElevation] ?? (ground ?? 0) + (numbers[.observerHeight] ?? Self.defaultObserverHeight)
  }

  /// The sector on a grid whose north is turned from true north.
  ///
  /// - Parameter convergence: from true north to the grid's, clockwise positive.
  func sector(convergence: Angle) -> Sector {
    guard let azimuth = numbers[.azimuth], let width = numbers[.sector] else { return .full }
    return Sector(around: Angle(degrees: azimuth) - convergence, width: Angle(degrees: width))
  }

  /// The vertical field; nil when nothing is said of it.
  var verticalField: VerticalField? {
    guard let bounds = verticalBounds else { return nil }
    return VerticalField(from: Angle(degrees: bounds.lowest), to: Angle(degrees: bounds.highest))
  }

  private var verticalBounds: (lowest: Double, highest: Double)? {
    guard let tilt = numbers[.tilt], let angle = numbers[.verticalAngle] else { return nil }
    return (tilt - angle / 2, tilt + angle / 2)
  }

  /// These settings with some said anew; a height takes the place of an elevation, and the other way round.
  func replacing(_ others: [ObserverNumber: Double]) -> ObserverSettings {
    var result = self
    if others[.observerElevation] != nil { result.numbers[.observerHeight] = nil }
    if others[.observerHeight] != nil { result.numbers[.observerElevation] = nil }
    result.numbers.merge(others) { $1 }
    return result
  }

  /// What is wrong with single numbers; nil when nothing is.
  ///
  /// - Parameter name: how the user knows a number, such as `--min-range`.
  public func valueFault(naming name: (ObserverNumber) -> String) -> String? {
    for number in ObserverNumber.allCases {
      if let value = numbers[number], !number.allows(value) {
        return "\(name(number)) \(value): must be \(number.allowed)"
      }
    }
    return nil
  }

  /// What is wrong with single numbers or with how they go together; nil when nothing is.
  public func fault(naming name: (ObserverNumber) -> String) -> String? {
    valueFault(naming: name) ?? unpaired(naming: name) ?? contradiction(naming: name)
  }

  /// What one number asks for and is not said.
  private func unpaired(naming name: (ObserverNumber) -> String) -> String? {
    for (one, other) in [(ObserverNumber.azimuth, ObserverNumber.sector), (.tilt, .verticalAngle)] {
      for (given, missing) in [(one, other), (other, one)] {
        if let value = numbers[given], numbers[missing] == nil {
          return "\(name(given)) \(value) is given without \(name(missing)): give both or neither"
        }
      }
    }
    return nil
  }

  private func contradiction(naming name: (ObserverNumber) -> String) -> String? {
    if numbers[.observerHeight] != nil, numbers[.observerElevation] != nil {
      return "\(name(.observerHeight)) and \(name(.observerElevation)) exclude each other"
    }
    if minRange > maxRange {
      return "\(name(.minRange)) \(minRange) is above \(name(.maxRange)) \(maxRange)"
    }
    if let bounds = verticalBounds, bounds.lowest <= -90 || bounds.highest >= 90 {
      return "\(name(.tilt)) and \(name(.verticalAngle)) reach from \(bounds.lowest) to \(bounds.highest)"
        + " degrees: must stay above -90 and below 90"
    }
    return nil
  }
}
