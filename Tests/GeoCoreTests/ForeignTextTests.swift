import GeoCore
import Testing

struct ForeignTextTests {
  @Test("A text on one line has no controls, breaks or signs of direction, and keeps its letters")
  func oneLine() {
    #expect("a\r\nb\u{1B}[2J\u{202E}c\u{2028}d".onOneLine == "a b [2J c d")
    #expect("Ђорђе 1 — č\u{200D}".onOneLine == "Ђорђе 1 — č\u{200D}")
  }

  @Test("What is quoted is short, and of a database no more than its tables")
  func quoted() {
    #expect(String(repeating: "x", count: 100).quoted == String(repeating: "x", count: 60) + "...")
    #expect("PG:dbname=a password=hunter2 host=b".quoted == "PG:dbname=a")
    #expect("postgresql://me:hunter2@host/a".quoted == "PG:")
  }

  @Test(
    "No line on a terminal or in a log is a command of a service",
    arguments: [
      "::error::x", "  ::error::x", "a\n::error::x", "a\r\n::set-output name=a::b", "a\u{2028}::error::x",
      "##vso[task.x]y",
      "a ##[error]b", "::::error::x", "###[group]",
    ])
  func commands(text: String) {
    for line in text.onTerminal.split(separator: "\n") {
      #expect(!line.drop { $0.isWhitespace }.hasPrefix("::"))
      #expect(!line.contains("##"))
    }
  }

  @Test(
    "Secrets in the name of a database are refused, wherever they stand",
    arguments: [
      "PG:dbname=a password=b", "pg:dbname = a PASSWORD = 'b'", "PG:dbname='a b' passfile=/x",
      "PG:dbname=a sslkey=/x",
      "postgresql://me:b@host/a", "postgres://host/a?password=b", "PG:postgresql://me:b@host/a",
      "PG:dbname=a ssl",
    ])
  func secrets(source: String) {
    let error = #expect(throws: InputError.self) { try DatabaseName.kept(source, at: nil) }
    #expect(error?.kind == .badData)
  }

  @Test("The short name of a database leads to the whole one")
  func kept() throws {
    let whole = "PG:dbname='a b' host=h user=u schemas=s"
    let short = try DatabaseName.kept(whole, at: nil)
    #expect(short == "PG:dbname='a b' schemas=s")
    #expect(DatabaseName.opening(short) == whole)
    #expect(try DatabaseName.kept("a.gpkg", at: nil) == "a.gpkg")
  }
}
