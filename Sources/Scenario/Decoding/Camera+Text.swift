import GeoCore
public import SensorPhysics

/// A camera written as one word of a command line.
public struct CameraText: Sendable {
  /// The camera.
  public let camera: Camera
  /// What its user should know about it.
  public let warnings: [String]

  /// The name of a camera that gives none.
  private static let defaultName = "camera"

  /// Reads a camera such as `band=lwir,focal_length_mm=150,pitch_um=17,pixels=640x480`.
  ///
  /// The keys are those of a scenario's cameras; `name` may be left out.
  ///
  /// - Throws: `InputError` of kind wrongUsage.
  public init(_ text: String) throws {
    let log = DecodingLog(file: "")
    do {
      let node = YAMLNode.mapping(try Self.pairs(text))
      camera = try Camera(YAMLValue(node: node, path: .root, log: log), criteria: [])
      warnings = log.warnings.map(\.text)
    } catch let error as InputError {
      throw InputError(.wrongUsage, at: nil, error.problem, fix: error.remedy)
    }
  }

  private static func pairs(_ text: String) throws -> [(String, YAMLNode)] {
    var pairs: [(String, YAMLNode)] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
        String($0).trimmed
      }
      guard words.count == 2 else {
        throw fault("expected KEY=VALUE, found `\(String(part).onOneLine)`", "write band=lwir,hfov_deg=4,...")
      }
      guard !pairs.contains(where: { $0.0 == words[0] }) else {
        throw fault("`\(words[0].onOneLine)` given more than once", "keep one")
      }
      pairs.append((words[0], value(of: words[0], words[1])))
    }
    guard !pairs.contains(where: { $0.0 == CameraKeys.name.name }) else { return pairs }
    return [(CameraKeys.name.name, .text(defaultName))] + pairs
  }

  /// A detector is written as 640x480.
  private static func value(of key: String, _ text: String) -> YAMLNode {
    guard key == CameraKeys.pixels.name else { return .bare(text) }
    return .list(text.split(separator: "x", omittingEmptySubsequences: false).map { .bare(String($0)) })
  }

  private static func fault(_ problem: String, _ remedy: String) -> InputError {
    InputError(.wrongUsage, at: nil, problem, fix: remedy)
  }
}

extension String {
  /// The text without spaces at its ends.
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
