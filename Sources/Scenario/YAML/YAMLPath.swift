import GeoCore

/// Where a value stands in its document, such as `sites[2].azimuth_deg`; the document itself is the empty
/// path.
struct YAMLPath: Sendable, Hashable, CustomStringConvertible {
  private enum Step: Hashable {
    case key(String)
    case index(Int)
  }

  private var steps: [Step] = []

  /// The document itself.
  static let root = YAMLPath()

  /// The path of a key's value.
  func key(_ name: String) -> YAMLPath {
    var path = self
    path.steps.append(.key(name))
    return path
  }

  /// The path of a list's item, counted from 0.
  func item(_ index: Int) -> YAMLPath {
    var path = self
    path.steps.append(.index(index))
    return path
  }

  var description: String { text { "[\($0)]" } }

  /// The path without its indices, such as `sites[].azimuth_deg`: one text for all items of a list.
  var pattern: String { text { _ in "[]" } }

  private func text(_ index: (Int) -> String) -> String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let name): text += (text.isEmpty ? "" : ".") + name.quoted
      case .index(let number): text += index(number)
      }
    }
    return text
  }
}
