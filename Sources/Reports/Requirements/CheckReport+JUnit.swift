import GeoCore
import Scenario

extension CheckReport {
  /// The results as JUnit XML, as the schema junit-10.xsd of Jenkins's xUnit plugin has it.
  ///
  /// A testsuite a run, a testcase a requirement. Times are left out, as the schema allows: equal results are equal
  /// bytes.
  public var junit: String {
    let total = counts(count + inapplicableCount + faultCount, missedCount, faultCount)
    let head =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"\(name.inXML)\" \(total)>\n"
    return head + runs.map(suite).joined() + "</testsuites>\n"
  }

  private func suite(_ run: CheckedRun) -> String {
    let title = hasVariants ? "\(name), \(run.variant)" : name
    let skipped = run.inapplicableCount > 0 ? " skipped=\"\(run.inapplicableCount)\"" : ""
    let cases = zip(run.results, Self.names(of: run.results)).map {
      testcase($0, named: $1, of: title, against: run.baseline)
    }
    let fault = run.fault.map { fault in
      """
          <testcase name="the variant can be checked" classname="\(title.inXML)">
            <error message="\(fault.inXML)"/>
          </testcase>

      """
    }
    let faults = fault == nil ? 0 : 1
    let change = run.baseline.map { "    <system-out>\($0.line.inXML)</system-out>\n" } ?? ""
    return """
        <testsuite name="\(title.inXML)" \(counts(run.results.count + faults, run.missedCount, faults))\(skipped) file="\(file.inXML)">

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
  ) -> String {
    let head = "    <testcase name=\"\(name.inXML)\" classname=\"\(suite.inXML)\""
    guard let reason = result.reason else { return head + "/>\n" }
    guard result.isMissed else {
      return """
        \(head)>
              <skipped message="\(reason.inXML)"/>
            </testcase>

        """
    }
    let message = result.sentence(against: baseline)
    let text = "\(result.requirement.place): \(result.subject): \(result.comparison)"
    return """
      \(head)>
            <failure type="requirement" message="\(message.inXML)">\(text.inXML)</failure>
          </testcase>

      """
  }

  private func counts(_ tests: Int, _ failures: Int, _ errors: Int) -> String {
    "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\""
  }
}

extension String {
  /// The text as XML and HTML hold it, in an attribute or between tags; what XML 1.0 cannot hold is a replacement
  /// character.
  var inXML: String {
    unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\t", "\n", "\r": "&#\(scalar.value);"
      case _ where scalar.properties.generalCategory == .control, "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
      default: String(scalar)
      }
    }.joined()
  }
}
