import GeoCore
import Scenario
import Testing

struct YAMLBoundTests {
  private func fault(_ yaml: String) throws -> InputError {
    let error = #expect(throws: InputError.self) {
      _ = try ScenarioDocument(yaml: yaml, file: "s.yaml").scenario()
    }
    return try #require(error)
  }

  private static let head = "karaula: 1\nborder: {source: b.geojson}\n"

  @Test("Ten lines of aliases of aliases are refused where they grow too large, also as a key")
  func aliases() throws {
    var text = Self.head + "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<12 {
      let items = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(items)]\n"
    }
    for end in ["z: *a11\n", "z: {? *a11 : 1}\n"] {
      let error = try fault(text + end)
      #expect(error.description.hasPrefix("s.yaml:8:"))
      #expect(error.problem == "the document holds more than 1000000 values")
    }
  }

  @Test(
    "What no scenario has is refused at its place before it is built",
    arguments: [
      ("? [a, b]\n: 1\n", "s.yaml:3:3:", "a key must be one word"),
      ("a: &a x\n*a : 1\n", "s.yaml:4:1:", "an alias is used as a key"),
      ("a: " + String(repeating: "[", count: 100), "s.yaml:3:67:", "more than 64 deep"),
      ("a: " + String(repeating: "{a: ", count: 100), "s.yaml:3:", "more than 64 deep"),
    ])
  func refused(text: String, place: String, problem: String) throws {
    let error = try fault(Self.head + text)
    #expect(error.description.hasPrefix(place))
    #expect(error.problem.contains(problem))
  }

  @Test("A million keys of one mapping are not compared each with each")
  func manyKeys() throws {
    let keys = (0..<200_000).map { "k\($0): 1\n" }.joined()
    #expect(try fault(Self.head + keys).problem == "k0: unknown key")
  }

  @Test("A file that is no scenario is not quoted, and a long value only in part")
  func quotesLittle() throws {
    #expect(try !fault("SECRET=hunter2\nOTHER=hunter3\n").description.contains("hunter"))
    let long = try fault(Self.head + "period_s: " + String(repeating: "secret", count: 50) + "\n")
    #expect(long.description.count < 250)
    let database = try fault(Self.head + "period_s: PG:dbname=a password=hunter2\n")
    #expect(!database.description.contains("hunter2"))
  }
}
