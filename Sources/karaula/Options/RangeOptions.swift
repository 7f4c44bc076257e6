import ArgumentParser
import GeoCore
import Scenario
import SensorPhysics
import Workbench

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

  /// The question as it is asked.
  var question: RangeQuestion {
    var question = RangeQuestion()
    question.target = target?.target
    question.task = task
    question.light = light
    question.visibilities = visibilityKm?.values.map { $0.map { $0 * .metresPerKilometre } }
    question.rains = rainMmH?.values
    if let probabilities = probability?.values { question.probabilities = probabilities }
    question.ranges = rangesM?.values
    return question
  }
}
