import ArgumentParser
import Foundation
import GeoIO
import Scenario

/// The files that a command reads, none of which it may write over.
struct ReadFiles {
  private var names: [String: String] = [:]

  /// The files of sources.
  ///
  /// - Parameter sources: paths as the program opens them.
  init(_ sources: [String]) { add(sources) }

  /// Adds the files of sources.
  mutating func add(_ sources: [String]) {
    for source in sources {
      for file in SourceFiles.all(of: source) {
        for path in Self.paths(of: file) { names[path] = file }
      }
    }
  }

  /// Throws for a file to be written that is read.
  ///
  /// - Throws: `ValidationError`.
  func check(_ file: String, option: String) throws {
    guard let read = Self.paths(of: file).lazy.compactMap({ names[$0] }).first else { return }
    let other = ScenarioFile.canonical(file) == ScenarioFile.canonical(read) ? "" : ", as \(read)"
    throw ValidationError("\(option) \(file) is an input\(other): give another name")
  }

  /// Throws for a folder in which a file that is read has a name that is to be written, or removed as an earlier run's.
  ///
  /// - Parameter isWritten: whether a file of that name may be.
  /// - Throws: `ValidationError`.
  func check(folder: String, option: String, isWritten: (_ name: String) -> Bool) throws {
    let place = ScenarioFile.canonical(folder)
    let hit = names.keys.sorted().first { path in
      let url = URL(fileURLWithPath: path)
      return url.deletingLastPathComponent().path == place && isWritten(url.lastPathComponent)
    }
    guard let hit, let read = names[hit] else { return }
    throw ValidationError(
      "\(option) \(folder) would write over \(read), which is an input: give another folder")
  }

  /// A file's path without links, and that of the link that it may be itself.
  private static func paths(of file: String) -> Set<String> {
    let url = URL(fileURLWithPath: file)
    let folder = ScenarioFile.canonical(url.deletingLastPathComponent().path)
    return [ScenarioFile.canonical(file), (folder == "/" ? "" : folder) + "/" + url.lastPathComponent]
  }
}

extension ScenarioFile {
  /// What a run of the scenario reads: its own files, and the sources that it names.
  var readSources: [String] {
    let named =
      [scenario.border.source] + scenario.layerSources + scenario.rasterSources
      + (scenario.placement?.sources ?? [])
    return files + named.map(path)
  }
}
