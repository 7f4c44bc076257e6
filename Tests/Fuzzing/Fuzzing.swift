import GeoCore
import GeoIO
import Scenario

/// The readers that are ours, given bytes by libFuzzer: whatever these are, a reader ends, and at worst by telling what is
/// wrong in one line.
///
/// `--reader=NAME` chooses one; libFuzzer takes the other options. Tests/Support/fuzz.py builds and runs all.
private enum Reader: Sendable {
  case scenario
  case mission(MissionFormat)

  private static let option = "--reader="
  private static let scenarioName = "scenario"
  /// What messages call the bytes.
  private static let file = "input"
  /// More than any line of a message has (characters).
  private static let longestMessage = 2000

  /// The one that the command line names.
  static let chosen: Reader = {
    let names = CommandLine.arguments.filter { $0.hasPrefix(option) }.map {
      String($0.dropFirst(option.count))
    }
    guard names.count == 1, let reader = Reader(named: names[0]) else {
      let all = [scenarioName] + MissionFormat.allCases.map(\.rawValue)
      fatalError("give one of \(all.map { option + $0 }.joined(separator: ", "))")
    }
    return reader
  }()

  private init?(named name: String) {
    if name == Self.scenarioName {
      self = .scenario
    } else if let format = MissionFormat(rawValue: name) {
      self = .mission(format)
    } else {
      return nil
    }
  }

  /// Reads some bytes, and stops the program where that ends as it never may.
  func read(_ bytes: [UInt8]) {
    do {
      switch self {
      case .scenario: try Self.readScenario(bytes)
      case .mission(let format): _ = try format.route(from: bytes, of: Self.file)
      }
    } catch let error as InputError {
      precondition(error.description.count <= Self.longestMessage, "a message is too long: \(error)")
    } catch {
      fatalError("an error of another kind: \(error)")
    }
  }

  /// Decodes a scenario and each of its variants; it extends itself at most.
  private static func readScenario(_ bytes: [UInt8]) throws {
    guard let yaml = String(validating: bytes, as: UTF8.self) else { return }
    let text = ScenarioText(yaml: yaml, file: file, folder: "/", identity: "/" + file)
    let document = try ScenarioDocument(text) { name in
      guard name == file else {
        throw InputError(.missingInput, at: .init(file: file), "there is no such file", fix: "check the path")
      }
      return text
    }
    _ = try document.scenario()
    try document.checkVariants()
  }
}

/// What libFuzzer calls for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe Reader.chosen.read(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
