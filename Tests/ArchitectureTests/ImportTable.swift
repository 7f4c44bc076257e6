/// Which module may import which: the table of geodata/manual/architecture.md.
struct ImportTable: Sendable {
  /// What each module may import, besides the standard library.
  let allowed: [String: Set<String>]

  /// The standard library's own modules that are imported by name.
  static let standardLibrary: Set<String> = ["Synchronization", "RegexBuilder"]

  static let karaula = ImportTable(allowed: [
    "CGDAL": [],
    "CPROJ": [],
    "CCrypto": [],
    "CSIMDShims": [],
    "CSystemShims": [],
    "GeoCore": ["RealModule"],
    "SweepRings": [],
    "SweepKernels": ["SweepRings", "CSIMDShims"],
    "SweepKernelsAVX2": ["SweepRings", "CSIMDShims"],
    "SweepKernelsAVX512": ["SweepRings", "CSIMDShims"],
    "TerrainKernels": [
      "GeoCore", "CSIMDShims", "SweepRings", "SweepKernels", "SweepKernelsAVX2", "SweepKernelsAVX512",
    ],
    "SensorPhysics": ["GeoCore", "RealModule"],
    "PatrolMotion": ["GeoCore", "RealModule"],
    "RadioLinks": ["GeoCore", "RealModule"],
    "Coverage": ["GeoCore", "TerrainKernels", "SensorPhysics", "PatrolMotion", "RadioLinks"],
    "Scenario": ["GeoCore", "SensorPhysics", "PatrolMotion", "RadioLinks", "Yams", "CYaml", "Foundation"],
    "Planner": ["GeoCore", "TerrainKernels", "SensorPhysics", "PatrolMotion", "RadioLinks", "Coverage"],
    "Placement": ["RealModule"],
    "Crossings": ["GeoCore", "RealModule"],
    "GeoIO": ["GeoCore", "CGDAL", "CPROJ", "CCrypto", "CSystemShims", "Foundation"],
    "Reports": [
      "GeoCore", "SensorPhysics", "PatrolMotion", "RadioLinks", "Coverage", "Scenario", "Foundation",
    ],
    "Workbench": [
      "GeoCore", "TerrainKernels", "SensorPhysics", "PatrolMotion", "RadioLinks", "Coverage", "Scenario",
      "Planner", "Placement", "Crossings", "GeoIO", "Reports", "CSystemShims", "RealModule", "Foundation",
    ],
    "karaula": [
      "Workbench", "GeoCore", "TerrainKernels", "SensorPhysics", "Scenario", "GeoIO", "Reports",
      "ArgumentParser", "Logging", "Foundation", "Dispatch",
    ],
    "Benchmarks": ["GeoCore", "TerrainKernels", "Crossings", "CGDAL", "ArgumentParser", "Foundation"],
  ])

  /// The imports of a file that the table does not allow, in the file's order.
  ///
  /// - Parameters:
  ///   - source: the file's text.
  ///   - file: its name, for the report.
  ///   - module: the module it belongs to.
  func violations(in source: String, file: String, module: String) -> [Violation] {
    let allowed = self.allowed[module, default: []]
    return imports(of: source).compactMap { name, line in
      let name = String(name)
      guard !allowed.contains(name), !Self.standardLibrary.contains(name) else { return nil }
      return Violation(file: file, line: line, module: module, imported: name, allowed: allowed)
    }
  }

  /// The modules that may import one.
  func importers(of name: String) -> Set<String> {
    Set(allowed.filter { $0.value.contains(name) }.keys)
  }

  /// The modules that a file imports and the lines (from 1) that say so.
  private func imports(of source: String) -> [(name: Substring, line: Int)] {
    let statement =
      #/
      \s* (?: (?: @\w+ (?: \([^)]*\) )? | public | package | internal | fileprivate | private ) \s+ )*
      import \s+
      (?: (?: typealias | struct | class | enum | protocol | let | var | func ) \s+ )?
      (?<name> \w+ )
    /#
    let lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.enumerated().compactMap { index, line in
      line.prefixMatch(of: statement).map { ($0.output.name, index + 1) }
    }
  }
}

/// An import that the table does not allow.
struct Violation: Equatable, CustomStringConvertible {
  let file: String
  let line: Int
  let module: String
  let imported: String
  let allowed: Set<String>

  var description: String {
    "\(file):\(line): \(module) imports \(imported); it may import \(allowed.sorted().joined(separator: ", "))"
  }
}
