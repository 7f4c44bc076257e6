import Reports

/// The names of the files that runs write into a folder.
enum RunFiles {
  /// Those of every run.
  private static let always: Set = [
    ResultFiles.gaps, ResultFiles.border, ResultFiles.sensors, ResultFiles.geoPackage, ResultFiles.project,
    ResultFiles.summary, ReportPage.name, ResultFiles.plan,
  ]

  /// Whether a run may write, or remove, a file of that name.
  static func isWritten(_ name: String) -> Bool { always.contains(name) || isOfSomeRuns(name) }

  /// Whether a run may write a file of that name, or not.
  static func isOfSomeRuns(_ name: String) -> Bool {
    let names =
      /(coverage(-[1-9][0-9]*)?\.(tif|qml)|hillshade(-[1-9][0-9]*)?\.tif|patrols\.svg|windows\.csv|losses\.json)/
    return name.wholeMatch(of: names) != nil
  }

  /// The same for a path in the folder of a run of all variants.
  ///
  /// - Parameter variants: the names of the folders in it that take a result each.
  static func isOfSomeRuns(_ path: String, in variants: [String]) -> Bool {
    let steps = path.split(separator: "/").map(String.init)
    return steps.count == 2 && variants.contains(steps[0]) && isOfSomeRuns(steps[1])
  }
}
