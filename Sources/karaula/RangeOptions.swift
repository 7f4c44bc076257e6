import ArgumentParser
import GeoCore
import Scenario
import SensorPhysics

/// What is asked about a camera.
struct RangeOptions: ParsableArguments {
  /// The targets that have a name.
  enum NamedTarget: String, CaseIterable, ExpressibleByArgument {
    case person
    case vehicle

    var target: Target { self == .person ? .person : .vehicle }
  }

  @Option(name: .long, help: "What is looked for (default: the scenario's, else person).")
  var target: NamedTarget?

  @Option(name: .long, help: "The task of the second table (default: the scenario's, else detection).")
  var task: DiscriminationTask?

  @Option(name: .long, help: "day or night, a moonless one (default: the scenario's, else night).")
  var light: Light?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Meteorological visibilities without the rain (km), or clear (default: the scenario's, else clear).",
      valueName: "KM,..."),
    transform: VisibilitySeries.init)
  var visibilityKm: VisibilitySeries?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Rain rates (mm/h), each with each visibility (default: the scenario's, else 0).",
      valueName: "MM/H,..."),
    transform: {
      try NumberSeries($0, allowed: "numbers of mm/h from 0 to 1000") { Conditions.rains.contains($0) }
    })
  var rainMmH: NumberSeries?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Probabilities of the first table (default: 0.5,0.9).", valueName: "P,..."),
    transform: { try NumberSeries($0, allowed: "numbers above 0 and below 1") { $0 > 0 && $0 < 1 } })
  var probability: NumberSeries?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Slant ranges of the second table (m; default: some twenty).", valueName: "M,..."),
    transform: {
      try NumberSeries($0, allowed: "numbers of metres from 0 to 20000000") { longestRanges.contains($0) }
    })
  var rangesM: NumberSeries?

  /// Slant ranges (m): half way round the earth at the most.
  private static let longestRanges = 0...2e7
  /// The usual probabilities: that of published tables, and one to rely on.
  private static let usualProbabilities = [geometricRangeProbability, 0.9]

  /// The curves of each camera in each weather.
  ///
  /// - Throws: `InputError`.
  func answers(about subject: RangeSubject) throws -> [RangeAnswer] {
    let task = task ?? subject.task
    let target = target?.target ?? subject.target
    return try subject.cameras.map { camera in
      let criteria = camera.criteria ?? subject.criteria[camera.band] ?? .usual(for: camera.band)
      return RangeAnswer(
        type: subject.name, camera: camera, criteria: criteria, assumptions: subject.assumptions,
        target: target, task: task, light: light ?? subject.conditions.light,
        probabilities: probability?.values ?? Self.usualProbabilities,
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
    let visibilities = visibilityKm?.values.map { $0.map { $0 * .metresPerKilometre } } ?? [usual.visibility]
    let rains = rainMmH?.values ?? [usual.rainRate]
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
