/// How a plan writes the paths of its sources; folders are absolute, without `..` or links.
public enum PlanPaths: Sendable, Hashable {
  /// As absolute paths.
  ///
  /// - Parameter base: the scenario's folder.
  case absolute(base: String)
  /// As paths that start from the folder the plan is written to.
  ///
  /// - Parameters:
  ///   - to: the plan's folder.
  ///   - base: the scenario's folder.
  case relative(to: String, base: String)
  /// Not at all: what is left does not tell where files are.
  case omitted

  /// A path as the plan writes it.
  func written(_ path: SourcePath) -> String {
    switch self {
    case .absolute(let base): path.resolved(in: base)
    case .relative(let folder, let base): path.rebased(from: base, to: folder)
    case .omitted: ""
    }
  }
}
