import PatrolMotion
import GeoCore
import GeoIO
import Planner
import Scenario
import SensorPhysics

/// Makes of patrols what the planner looks from: who is where when, and how it looks.
struct PatrolPlanning {
  let scenario: Scenario
  /// Stretches of a way are at most this long (m): the cell of the lattice.
  let step: Double
  /// The terrain's own elevations; nil for level ground.
  let posts: TerrainPosts?
  let border: BorderLine

  /// The patrols of the scenario over its period; nil when there are none.
  ///
  /// - Throws: `InputError` for a flight that cannot be flown.
  func plan(of patrols: [Patrol]) throws -> PatrolPlan? {
    guard !patrols.isEmpty else { return nil }
    let period = CyclicPeriod(length: scenario.period)
    var plan = PatrolPlan(
      sensors: try patrols.map { try sensor(of: $0, period: period) }, period: period,
      exposure: scenario.exposure)
    plan.passRule = PassRule(
      breakTime: scenario.assumptions.passBreak, minimumLook: scenario.assumptions.minimumLook)
    return plan
  }

  /// The longest range (m) of the patrols' cameras that matters to the scenario's verdicts, 0 without any.
  static func reach(of patrols: [Patrol], in scenario: Scenario) throws -> Double {
    let required = scenario.requiredProbability
    return try patrols.map { patrol in
      guard patrol.kind != .aircraft else {
        return try FlyingCamera.all(of: patrol, in: scenario).map { $0.furthestRange(required: required) }
          .max() ?? 0
      }
      let place = patrol.posts.first?.coordinate ?? patrol.route.first?.coordinate
      guard let place, !patrol.cameras.isEmpty else { return 0 }
      // What it could see all round is what it may see at any of its posts.
      return try scenario.sensor(of: patrol, at: place, azimuth: nil, sector: Angle(degrees: 360))
        .furthestRange(required: required)
    }.max() ?? 0
  }

  private func sensor(of patrol: Patrol, period: CyclicPeriod) throws -> MovingSensor {
    var sensor = MovingSensor(id: patrol.id, type: patrol.type, stances: [])
    if !patrol.cameras.isEmpty { sensor.stances = try patrol.posts.map { try stance(of: patrol, at: $0) } }
    guard let path = PatrolPath(patrol), let speed = patrol.speed else { return sensor }
    let motion = RouteMotion(
      length: path.length, speed: speed, shape: patrol.isClosed ? .closed : .outAndBack,
      turnRound: patrol.turnTime,
      halts: patrol.halts(along: path.length) + path.waits(at: speed, isClosed: patrol.isClosed))
    let schedule = try schedule(of: patrol, over: path, motion, period: period)
    sensor.schedule = schedule
    guard !patrol.cameras.isEmpty else { return sensor }
    let rides = schedule.rota.sorties.map { sortie in
      PatrolRide(
        aircraft: sortie.airframe, motion: motion.entering(at: sortie.entry), time: sortie.onStation,
        delay: patrol.start)
    }
    if patrol.kind == .aircraft {
      sensor.stances += try flyingStances(of: patrol, along: path, rides)
    } else {
      sensor.stances += try standingStances(of: patrol, along: path, rides)
      if patrol.sensesOnTheMove { sensor.stances += try drivingStances(of: patrol, along: path, rides) }
    }
    return sensor
  }

  private func stance(of patrol: Patrol, at post: Patrol.Post) throws -> MovingSensor.ObservationPoint {
    let sensor = try scenario.sensor(
      of: patrol, at: post.coordinate, azimuth: post.azimuth, sector: post.sector)
    return MovingSensor.ObservationPoint(
      coordinate: post.coordinate, track: Angle(degrees: 0), look: .standing(sensor),
      presences: [.init(aircraft: 0, time: post.time)])
  }

  /// Where a vehicle halts, and when.
  private func standingStances(
    of patrol: Patrol, along path: PatrolPath, _ rides: [PatrolRide]
  ) throws -> [MovingSensor.ObservationPoint] {
    var presences: [Double: [MovingSensor.Presence]] = [:]
    for ride in rides {
      for stop in ride.motion.stops(during: ride.time) {
        presences[stop.chainage, default: []].append(ride.presence(stop.time))
      }
    }
    return try presences.sorted { $0.key < $1.key }.map { chainage, presences in
      let place = path.place(at: chainage).coordinate
      return MovingSensor.ObservationPoint(
        coordinate: place, track: Angle(degrees: 0),
        look: .standing(try scenario.sensor(of: patrol, at: place, azimuth: nil, sector: nil)),
        presences: presences)
    }
  }

  /// Where a vehicle that senses under way drives, and when.
  private func drivingStances(
    of patrol: Patrol, along path: PatrolPath, _ rides: [PatrolRide]
  ) throws -> [MovingSensor.ObservationPoint] {
    try path.stretches(of: step).map { stretch in
      let place = path.place(at: (stretch.lowerBound + stretch.upperBound) / 2).coordinate
      let presences = [RouteMotion.Heading.forward, .backward].flatMap { heading in
        rides.flatMap { $0.presences(in: stretch, heading) }
      }
      return MovingSensor.ObservationPoint(
        coordinate: place, track: Angle(degrees: 0),
        look: .standing(try scenario.sensor(of: patrol, at: place, azimuth: nil, sector: nil)),
        presences: presences)
    }
  }

  /// Where an aircraft flies, in which direction, and when.
  private func flyingStances(
    of patrol: Patrol, along path: PatrolPath, _ rides: [PatrolRide]
  ) throws -> [MovingSensor.ObservationPoint] {
    let cameras = try FlyingCamera.all(of: patrol, in: scenario)
    let launch = try patrol.launch.flatMap { try ground(at: $0) }
    let stretches = try FlightStretches(
      cameras: cameras, path: path, step: step, aim: aim(of: cameras),
      required: scenario.requiredProbability
    ) { try heightAboveGround(at: $0, of: patrol, launch: launch) }
    return try stretches.all().flatMap { stretch in
      let place = path.place(at: (stretch.lowerBound + stretch.upperBound) / 2)
      let height = try eyeHeight(at: place, of: patrol, launch: launch)
      return [RouteMotion.Heading.forward, .backward].compactMap {
        heading -> MovingSensor.ObservationPoint? in
        let presences = rides.flatMap { $0.presences(in: stretch, heading) }
        guard !presences.isEmpty else { return nil }
        let track = heading == .forward ? place.track : place.track + Angle(degrees: 180)
        return MovingSensor.ObservationPoint(
          coordinate: place.coordinate, track: track, look: .flying(cameras, height), presences: presences)
      }
    }
  }

  /// What tells where cameras that hold the border point; nil when none does.
  private func aim(of cameras: [FlyingCamera]) throws -> BorderAim? {
    guard cameras.contains(where: { $0.direction == .border }) else { return nil }
    return try BorderAim(border, cellSize: step)
  }

  private func heightAboveGround(
    at place: PatrolPath.Place, of patrol: Patrol, launch: Double?
  ) throws -> Double {
    switch try eyeHeight(at: place, of: patrol, launch: launch) {
    case .aboveGround(let height): height
    case .aboveDatum(let elevation): elevation - (try ground(at: place.coordinate) ?? 0)
    }
  }

  /// The height of an aircraft's eye, which is above the ground.
  private func eyeHeight(
    at place: PatrolPath.Place, of patrol: Patrol, launch: Double?
  ) throws -> MovingSensor.EyeHeight {
    guard let height = place.height, height.reference != .ground else {
      return .aboveGround(place.height?.metres ?? 0)
    }
    if height.reference == .launch, launch == nil {
      throw patrol.fault(
        "its launch stands where no ground is known, so heights above it mean nothing",
        fix: "give heights above agl or amsl, or another launch")
    }
    let elevation = height.metres + (height.reference == .launch ? launch ?? 0 : 0)
    if let ground = try ground(at: place.coordinate), elevation <= ground {
      throw patrol.fault(
        "it would fly at \(elevation.inWholeNumbers) m above the sea where the ground is at \(ground.inWholeNumbers) m,"
          + " near [\(place.coordinate.shortText)]",
        fix: "raise height_m, or give height_reference agl")
    }
    return .aboveDatum(elevation)
  }

  private func ground(at place: Coordinate) throws -> Double? {
    guard let posts else { return 0 }
    return try posts.elevation(nearest: place)
  }

  /// Who flies when; what has no launch starts from and comes back to its route's first vertex.
  private func schedule(
    of patrol: Patrol, over path: PatrolPath, _ motion: RouteMotion, period: CyclicPeriod
  ) throws -> PatrolSchedule {
    let base = patrol.launch ?? path.place(at: 0).coordinate
    let limits = FlightLimits(endurance: patrol.endurance ?? .infinity, turnaround: patrol.turnaround)
    do {
      let rota = try Rota(
        airframes: patrol.aircraft, limits: limits, period: period, motion: motion,
        policy: patrol.inAir.map { .continuousRelief(inAir: $0) } ?? .asOftenAsTheyCan
      ) { Geodesic.distance(base, path.place(at: $0).coordinate) / motion.speed }
      return PatrolSchedule(
        aircraft: patrol.aircraft, limits: limits, start: patrol.start, rota: rota, motion: motion)
    } catch .noAirTime {
      throw patrol.fault(
        "its endurance, or what its turnaround leaves of the period, is less than a minute of flight",
        fix: "raise endurance_s or period_s, or lower turnaround_s")
    } catch .airTimeBelowWay(let airTime, let needed) {
      throw patrol.fault(
        "its air time of \(airTime.inWholeNumbers) s is shorter than the way to the route and back, \(needed.rounded(.up).inWholeNumbers) s",
        fix: "bring launch nearer, or raise speed_m_s or endurance_s")
    }
  }
}

extension Patrol {
  fileprivate func halts(along length: Double) -> [RouteMotion.Halt] {
    switch halts {
    case nil: []
    case .every(let spacing, let duration):
      .every(spacing, duration: duration, length: length, shape: isClosed ? .closed : .outAndBack)
    case .at(let chainages, let duration): chainages.map { .init(chainage: $0, duration: duration) }
    }
  }

  /// A fault of this patrol.
  func fault(_ problem: String, fix: String) -> InputError {
    InputError(.badData, at: place, "patrol \(id): \(problem)", fix: fix)
  }
}

extension Coordinate {
  fileprivate var shortText: String {
    [longitude, latitude].map { "\(($0 * 1e4).rounded() / 1e4)" }.joined(separator: ", ")
  }
}
