/// Where a source is, as the scenario writes it: a path relative to the scenario's folder, or anything GDAL
/// opens.
public struct SourcePath: Sendable, Hashable {
  /// The path as written.
  public var text: String

  /// A path as written.
  public init(_ text: String) { self.text = text }

  /// Whether it is a file's path that starts from the scenario's folder.
  ///
  /// Absolute paths, GDAL's virtual files (`/vsizip/...`), URLs and connection strings (`PG:...`) are not.
  public var isRelative: Bool {
    guard !text.hasPrefix("/"), !text.contains("://") else { return false }
    guard let colon = text.firstIndex(of: ":") else { return true }
    let driver = text[..<colon]
    return
      !(driver.first?.isUppercase == true && driver.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" })
  }

  /// What to open.
  ///
  /// - Parameter folder: the scenario's folder.
  public func resolved(in folder: String) -> String {
    guard isRelative else { return text }
    return folder.isEmpty ? text : Self.join(folder, text)
  }

  /// The path that leads to the same source from another folder.
  ///
  /// - Parameters:
  ///   - folder: the scenario's folder, absolute and without `..` or links.
  ///   - other: the folder to start from, in the same form.
  public func rebased(from folder: String, to other: String) -> String {
    guard isRelative else { return text }
    let target = Self.steps(Self.join(folder, text))
    let start = Self.steps(other)
    let shared = zip(target, start).prefix { $0 == $1 }.count
    let up = [String](repeating: "..", count: start.count - shared)
    let steps = up + target.dropFirst(shared)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }

  /// A path taken from a folder; leading `.` and `..` steps are taken, so that the result is short.
  private static func join(_ folder: String, _ path: String) -> String {
    var base = steps(folder)
    var rest = steps(path)[...]
    while let step = rest.first, step == "." || step == ".." {
      if step == ".." {
        guard let last = base.last, last != ".." else { break }
        base.removeLast()
      }
      rest.removeFirst()
    }
    return (folder.hasPrefix("/") ? "/" : "") + (base + rest).joined(separator: "/")
  }

  private static func steps(_ path: String) -> [String] {
    path.split(separator: "/").map(String.init).filter { $0 != "." }
  }
}
