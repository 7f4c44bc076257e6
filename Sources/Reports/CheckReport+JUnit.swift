import GeoCore
import Scenario

extension CheckReport {
  /// The results as JUnit XML, as the schema junit-10.xsd of Jenkins's xUnit plugin has it.
  ///
  /// A testsuite a run, a testcase a requirement. Times are left out, as the schema allows: equal results are equal
  /// bytes.
  public var junit: String {
    let total = counts(count, missedCount)
    let head =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"\(name.inXML)\" \(total)>\n"
    return head + runs.map(suite).joined() + "</testsuites>\n"
  }

  private func suite(_ run: CheckedRun) -> String {
    let title = hasVariants ? "\(name), \(run.variant)" : name
    return """
        <testsuite name="\(title.inXML)" \(counts(run.results.count, run.missedCount)) file="\(file.inXML)">

      """ + run.results.map { testcase($0, of: title) }.joined() + "  </testsuite>\n"
  }

  private func testcase(_ result: RequirementResult, of suite: String) -> String {
    let head =
      "    <testcase name=\"\(result.requirement.title.inXML)\" classname=\"\(suite.inXML)\""
    guard !result.isMet else { return head + "/>\n" }
    let message = "\(result.requirement.metric.name): \(result.comparison)"
    let text = "\(result.requirement.place): \(result.subject): \(result.comparison)"
    return """
      \(head)>
            <failure type="requirement" message="\(message.inXML)">\(text.inXML)</failure>
          </testcase>

      """
  }

  private func counts(_ tests: Int, _ failures: Int) -> String {
    "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"0\""
  }
}
