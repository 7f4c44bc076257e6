import Reports
import Testing

struct ResultTableTests {
  @Test(
    "gaps are counted in words that fit their number",
    arguments: [
      (["xxxxxxxxxx", "xxxx"], "\n0 gaps:\n"), (["xxx....xxx", "xxxx"], "\n1 gap:\n"),
      (["xxx....xx.", "xxxx"], "\n2 gaps:\n"),
    ])
  func gaps(verdicts: [String], words: String) {
    let text = ResultTable.text(
      of: SmallResult.assessment(verdicts), links: SmallResult.links, name: "small", attribution: [])
    #expect(text.contains(words), "\(text)")
  }
}
