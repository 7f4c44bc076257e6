import GeoCore
import Scenario

extension CheckReport {
  /// The results as JUnit XML, as the schema junit-10.xsd of Jenkins's xUnit plugin has it.
  ///
  /// A testsuite a run, a testcase a requirement. Times are left out, as the schema allows: equal results are equal
  /// bytes.
  public var junit: String {
    let total = counts(count + inapplicableCount + faultCount, missedCount, faultCount)
    let head: Markup =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"\(name)\" \(total)>\n"
    return (head + runs.map(suite).joined() + "</testsuites>\n").text
  }

  private func suite(_ run: CheckedRun) -> Markup {
    let title = hasVariants ? "\(name), \(run.variant)" : name
    let skipped: Markup = run.inapplicableCount > 0 ? " skipped=\"\(run.inapplicableCount)\"" : ""
    let cases = zip(run.results, Self.names(of: run.results)).map {
      testcase($0, named: $1, of: title, against: run.baseline)
    }
    let fault = run.fault.map { fault -> Markup in
      """
          <testcase name="the variant can be checked" classname="\(title)">
            <error message="\(fault)"/>
          </testcase>

      """
    }
    let faults = fault == nil ? 0 : 1
    let change: Markup = run.baseline.map { "    <system-out>\($0.line)</system-out>\n" } ?? ""
    return """
        <testsuite name="\(title)" \(counts(run.results.count + faults, run.missedCount, faults))\(skipped) file="\(file)">

      """ + cases.joined() + (fault ?? "") + change + "  </testsuite>\n"
  }

  /// The requirements' titles, equal ones numbered: whoever reads the file tells cases by their names.
  private static func names(of results: [RequirementResult]) -> [String] {
    let titles = results.map(\.requirement.title)
    var taken = Set(titles)
    var met: Set<String> = []
    return titles.map { title in
      guard !met.insert(title).inserted else { return title }
      var count = 2
      while !taken.insert("\(title) (\(count))").inserted { count += 1 }
      return "\(title) (\(count))"
    }
  }

  private func testcase(
    _ result: RequirementResult, named name: String, of suite: String, against baseline: CheckBaseline?
  ) -> Markup {
    let head: Markup = "    <testcase name=\"\(name)\" classname=\"\(suite)\""
    guard let reason = result.reason else { return head + "/>\n" }
    guard result.isMissed else {
      return """
        \(head)>
              <skipped message="\(reason)"/>
            </testcase>

        """
    }
    let message = result.sentence(against: baseline)
    let text = "\(result.requirement.place): \(result.subject): \(result.comparison)"
    return """
      \(head)>
            <failure type="requirement" message="\(message)">\(text)</failure>
          </testcase>

      """
  }

  private func counts(_ tests: Int, _ failures: Int, _ errors: Int) -> Markup {
    "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\""
  }
}
