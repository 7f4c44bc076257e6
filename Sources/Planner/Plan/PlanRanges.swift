import GeoCore
import SensorPhysics

/// How far each sensor and each stance of each patrol matters (m): worked out once for a plan.
struct PlanRanges: Sendable {
  /// Of each placed sensor.
  let sensors: [Double]
  /// Of each stance of each patrol.
  let stances: [[Double]]
  /// The longest of any patrol.
  let patrols: Double

  init(of plan: Plan) {
    let required = plan.requiredProbability
    sensors = plan.sensors.map { $0.furthestRange(required: required) }
    stances = (plan.patrols?.sensors ?? []).map { patrol in
      var last: (cameras: [FlyingCamera], range: Double)?
      return patrol.stances.map { stance in
        guard case .flying(let cameras, _) = stance.look else {
          return stance.furthestRange(required: required)
        }
        // All stances of a flight look with the same cameras.
        if let last, last.cameras == cameras { return last.range }
        let range = stance.furthestRange(required: required)
        last = (cameras, range)
        return range
      }
    }
    patrols = stances.lazy.flatMap { $0 }.max() ?? 0
  }
}

/// How far and in which directions one eye looks over a lattice, whatever the terrain.
struct EyeReach {
  /// What one camera takes in.
  private struct Field {
    /// How far (cells).
    let range: Double
    /// The middle of its sector, from the plane's north, and half its width (rad); nil for all directions.
    let sector: (middle: Angle, half: Double)?
  }

  /// The eye's cell.
  let cell: Cell
  /// How far any of its cameras looks (cells).
  let range: Double
  private let fields: [Field]

  /// An eye that looks all round.
  ///
  /// - Parameter range: metres.
  init(at cell: Cell, range: Double, on lattice: Lattice) {
    self.cell = cell
    self.range = range / lattice.cellSize
    fields = [Field(range: self.range, sector: nil)]
  }

  /// The eye of a sensor.
  ///
  /// - Parameters:
  ///   - placement: where it stands on the lattice's plane.
  ///   - furthest: further than this (m) it does not look.
  init(
    of sensor: Sensor, at placement: Plan.Placement, on lattice: Lattice, required: Double, furthest: Double
  ) {
    cell = lattice.cell(at: placement.point)
    fields = sensor.fields.map { field in
      Field(
        range: min(field.furthestRange(required: required), furthest) / lattice.cellSize,
        sector: field.sector.radians < 2 * .pi
          ? (field.azimuth - placement.convergence, field.sector.radians / 2) : nil)
    }.filter { $0.range > 0 }
    range = fields.map(\.range).max() ?? 0
  }

  /// The range in whole cells.
  var reach: Int { Int(min(range, Self.furthest)) + 1 }

  /// Beyond every lattice (cells).
  private static let furthest = 1e12

  /// Whether its range may hold cells of a window.
  func mayReach(_ window: CellWindow) -> Bool { window.expanded(by: reach).contains(cell) }

  /// Whether it may look at any cell of a square.
  ///
  /// - Parameters:
  ///   - square: the square's row and column.
  ///   - side: its side (cells).
  func mayLook(at square: Cell, side: Int) -> Bool {
    let east = (Double(square.column) + 0.5) * Double(side) - Double(cell.column)
    let south = (Double(square.row) + 0.5) * Double(side) - Double(cell.row)
    let distance = (east * east + south * south).squareRoot()
    // From its middle to a corner.
    let radius = Double(side) * 0.5.squareRoot()
    return fields.contains { field in
      guard distance - radius <= field.range else { return false }
      guard let sector = field.sector, distance > radius else { return true }
      let turn = sector.middle.separation(from: .azimuth(east: east, north: -south)).radians
      // The square's corners lie within radius / distance (rad), or half more where it is near.
      return turn <= sector.half + radius / distance * (.pi / 2)
    }
  }
}
