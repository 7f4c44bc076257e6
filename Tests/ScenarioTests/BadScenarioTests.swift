import GeoCore
import Scenario
import Testing

/// A faulty scenario and what its message must say.
struct BadScenario: Sendable, CustomTestStringConvertible {
  let yaml: String
  let place: String
  let words: [String]

  /// A faulty text after the two lines of `smallest`: its faults stand from line 3 on.
  init(adding text: String, _ place: String, _ words: String...) {
    yaml = smallest + text
    self.place = place
    self.words = words
  }

  /// A faulty text.
  init(_ yaml: String, _ place: String, _ words: String...) {
    self.yaml = yaml
    self.place = place
    self.words = words
  }

  /// A terrain with one more key.
  init(terrainKey text: String, _ place: String, _ words: [String]) {
    self.init(yaml: smallest + "terrain: {dem: a, \(text)}\n", place: place, words: words)
  }

  /// A site with one more key.
  static func site(_ text: String, _ place: String, _ words: String...) -> BadScenario {
    BadScenario(yaml: smallest + "sites:\n  - {\(text)}\n", place: place, words: words)
  }

  /// A type of equipment with one camera.
  static func camera(_ text: String, _ place: String, _ words: String...) -> BadScenario {
    let type = "equipment:\n  a:\n    mast_height_m: 2\n    cameras:\n      - {\(text)}\n"
    return BadScenario(yaml: smallest + type, place: place, words: words)
  }

  init(yaml: String, place: String, words: [String]) {
    self.yaml = yaml
    self.place = place
    self.words = words
  }

  var testDescription: String { "\(place) \(words.joined(separator: " "))" }
}

@Suite struct BadScenarioTests {
  @Test(
    "a faulty scenario is told in one line, with its place, its path and a remedy",
    arguments: BadScenario.documents + BadScenario.inputs + BadScenario.landCover + BadScenario.equipment
      + BadScenario.sites + BadScenario.centres + BadScenario.patrols + BadScenario.patrolStops
      + BadScenario.variants + BadScenario.requirements + BadScenario.placements)
  func message(bad: BadScenario) throws {
    let error = try #require(fault(of: bad.yaml))
    #expect(error.kind == .badData)
    let text = "\(error)"
    #expect(text.hasPrefix(bad.place + " "))
    #expect(!text.contains("\n"))
    #expect(!error.remedy.isEmpty)
    for words in bad.words { #expect(text.contains(words)) }
  }
}
