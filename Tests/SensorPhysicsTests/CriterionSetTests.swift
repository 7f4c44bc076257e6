import SensorPhysics
import Testing

@Suite struct CriterionSetTests {
  @Test("the built-in sets have the published figures")
  func figures() {
    func cycles(_ set: CriterionSet, _ target: Target = .person) -> [Double] {
      DiscriminationTask.allCases.map { set.cycles(for: $0, target: target) }
    }
    #expect(
      CriterionSet.builtIn.map(\.name) == ["industry", "johnson-1958", "en-62676-4", "analytics"])
    #expect(cycles(.industry) == [0.75, 3, 6])
    #expect(cycles(.johnson1958) == [1, 4, 6.4])
    // Pixels per metre x 0.75 m / 2.
    #expect(cycles(.en62676) == [9.375, 46.875, 93.75])
    #expect(cycles(.industry, .vehicle) == [0.75, 3, 6])
    #expect(CriterionSet.en62676.edition == "2015")
  }

  @Test("thermal cameras are judged by the industry's set, visible ones by EN 62676-4")
  func usualSets() {
    #expect(Band.allCases.map { CriterionSet.usual(for: $0).name } == ["industry", "industry", "en-62676-4"])
  }

  @Test(
    "automatic alarms detect at 551 m what a watcher detects at 2,206 m with 75 mm, and recognise no less"
  )
  func analytics() throws {
    let camera = Camera(name: "t", band: .lwir, optics: Optics(focalLength: 0.075, pitch: 17e-6))
    func range(_ task: DiscriminationTask, _ set: CriterionSet) -> Double? {
      camera.range(for: task, target: .person, light: .day, criteria: set)?.rounded()
    }
    #expect(range(.detection, .industry) == 2206)
    #expect(range(.detection, .analytics) == 551)
    #expect(range(.recognition, .analytics) == range(.recognition, .industry))
    #expect(range(.identification, .analytics) == range(.identification, .industry))
  }

  @Test("a camera's own criteria shorten its range as their cycles tell")
  func ownCriteria() throws {
    var camera = Camera(name: "t", band: .lwir, optics: Optics(focalLength: 0.15, pitch: 17e-6))
    let industry = try #require(camera.range(for: .detection, target: .person, light: .day))
    camera.criteria = .johnson1958
    let johnson = try #require(camera.range(for: .detection, target: .person, light: .day))
    // Both are quotients of a few roundings.
    #expect(abs(johnson / industry - 0.75) < 1e-15)
  }
}
