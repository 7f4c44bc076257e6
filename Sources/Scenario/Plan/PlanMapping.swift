public import GeoCore

/// A mapping of the plan under construction; keys that have no value are left out.
struct PlanMapping {
  private var pairs: [(String, YAMLNode)] = []

  /// The mapping as a node.
  var node: YAMLNode { .mapping(pairs) }

  /// Adds a value under a key.
  mutating func add(_ key: Key, _ node: YAMLNode?) {
    if let node { pairs.append((key.name, node)) }
  }

  mutating func add(_ key: Key, text: String?) { add(key, text.map(YAMLNode.text)) }

  /// Adds a number, turned from what the program keeps to the key's unit.
  mutating func add(_ key: Key, number: Double?) {
    guard case .number(_, let unit) = key.kind else {
      preconditionFailure("`\(key.name)` is not declared as a number")
    }
    add(key, number.map { .number(unit.written($0)) })
  }

  mutating func add(_ key: Key, integer: Int?) { add(key, integer.map { .number(Double($0)) }) }

  mutating func add(_ key: Key, angle: Angle?) { add(key, angle.map { .number($0.writtenDegrees) }) }
}

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

extension Angle {
  /// The degrees to write so that reading them gives the same bits back.
  public var writtenDegrees: Double {
    preimage(of: radians, near: degrees) { Angle(degrees: $0).radians }
  }
}
