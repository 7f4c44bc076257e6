import GeoCore
public import Scenario
public import SensorPhysics

/// The cameras that a question is about, with what holds unless it says otherwise.
public struct RangeSubject: Sendable {
  /// The type of equipment, or what stands for it.
  let name: String
  let cameras: [Camera]
  /// What the user should know, a sentence each.
  public var warnings: [String] = []
  var target = Target.person
  var task = DiscriminationTask.detection
  var conditions = Conditions(light: .night, visibility: nil, rainRate: 0)
  var criteria: [Band: CriterionSet] = [:]
  var assumptions = PhysicsAssumptions()

  /// Cameras under a name, with what holds unless the question says otherwise.
  public init(name: String, cameras: [Camera], warnings: [String] = []) {
    self.name = name
    self.cameras = cameras
    self.warnings = warnings
  }

  /// The cameras of a type.
  public init(_ type: EquipmentType) { self.init(name: type.name, cameras: type.cameras) }

  /// The cameras of a type of a scenario, under its target, task, weather, criteria and assumptions.
  public init(_ type: EquipmentType, of scenario: Scenario) {
    self.init(type)
    target = scenario.target
    task = scenario.task
    conditions = scenario.conditions
    criteria = scenario.criteria
    assumptions = scenario.assumptions
    warnings = scenario.warnings.map(\.description).filter { $0.contains(": equipment.\(type.name).") }
  }
}

/// What `range` asks about cameras; what is nil is the subject's own.
public struct RangeQuestion: Sendable {
  /// The word for unlimited visibility.
  public static let clear = "clear"

  /// What is looked for.
  public var target: Target?
  /// What must be told about it.
  public var task: DiscriminationTask?
  /// Day or a moonless night.
  public var light: Light?
  /// Meteorological visibilities without the rain (m); nil among them is clear air.
  public var visibilities: [Double?]?
  /// Rain rates (mm/h), each with each visibility.
  public var rains: [Double]?
  /// Those whose ranges are told, in (0, 1): that of published tables, and one to rely on.
  public var probabilities = [geometricRangeProbability, 0.9]
  /// The slant ranges whose probabilities are told (m); nil for some twenty.
  public var ranges: [Double]?

  /// A question that leaves everything to its subject.
  public init() {}

  /// The curves of each camera in each weather.
  ///
  /// - Throws: `InputError`.
  public func answers(about subject: RangeSubject) throws -> [RangeAnswer] {
    let task = task ?? subject.task
    let target = target ?? subject.target
    return try subject.cameras.map { camera in
      let criteria = camera.criteria ?? subject.criteria[camera.band] ?? .usual(for: camera.band)
      return RangeAnswer(
        type: subject.name, camera: camera, criteria: criteria, assumptions: subject.assumptions,
        target: target, task: task, light: light ?? subject.conditions.light,
        probabilities: probabilities,
        weathers: try weathers(of: subject).map { weather in
          try RangeAnswer.Weather(
            weather,
            curves: DiscriminationTask.allCases.map { task in
              try Self.curve(camera, criteria, task, target, weather, subject.assumptions)
            })
        })
    }
  }

  /// Each visibility with each rain.
  private func weathers(of subject: RangeSubject) -> [Conditions] {
    let usual = subject.conditions
    let visibilities = visibilities ?? [usual.visibility]
    let rains = rains ?? [usual.rainRate]
    return rains.flatMap { rain in
      visibilities.map { Conditions(light: light ?? usual.light, visibility: $0, rainRate: rain) }
    }
  }

  private static func curve(
    _ camera: Camera, _ criteria: CriterionSet, _ task: DiscriminationTask, _ target: Target,
    _ weather: Conditions, _ assumptions: PhysicsAssumptions
  ) throws -> DetectionCurve {
    let curve = DetectionCurve(
      camera: camera, criteria: criteria, task: task, target: target, light: weather.light,
      atmosphere: weather.atmosphere(assumptions), assumptions: assumptions)
    guard let curve else {
      throw InputError(
        .wrongUsage, at: nil, "camera \(camera.name) has no optics to tell its range", fix: "give its optics")
    }
    return curve
  }
}
