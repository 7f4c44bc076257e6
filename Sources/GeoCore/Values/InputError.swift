/// A fault in what the user gave, told in one line: where, what was found, what to do.
public struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of fault it is; the command line turns it into an exit code.
  public enum Kind: Sendable, Hashable {
    /// Malformed, invalid or impossible data.
    case badData
    /// An input that is missing or cannot be read.
    case missingInput
    /// An output that cannot be written.
    case cannotWrite
    /// A wrong way to call the program.
    case wrongUsage
    /// The system lacks what the program needs, such as open files or PROJ's database.
    case systemLacks
  }

  /// Where in a file the fault stands; line and column count from 1.
  public struct Place: Sendable, Hashable, CustomStringConvertible {
    /// The file's path or URL as the user gave it.
    public var file: String
    /// The line, from 1; nil when the file has no lines.
    public var line: Int?
    /// The column, from 1.
    public var column: Int?

    /// A place in a file.
    public init(file: String, line: Int? = nil, column: Int? = nil) {
      self.file = file
      self.line = line
      self.column = column
    }

    /// FILE, FILE:LINE or FILE:LINE:COL.
    public var description: String {
      ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
    }
  }

  /// What kind of fault it is.
  public let kind: Kind
  /// Where it stands; nil when no file is at fault.
  public let place: Place?
  /// What is wrong and what was found.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  /// A fault with its place and its remedy.
  public init(_ kind: Kind, at place: Place?, _ problem: String, fix remedy: String) {
    self.kind = kind
    self.place = place
    self.problem = problem
    self.remedy = remedy
  }

  /// One line: place, problem, remedy.
  public var description: String {
    (place.map { "\($0): " } ?? "") + problem + "; " + remedy
  }
}

/// Where a value was written; values that differ in it alone are equal.
public struct WrittenPlace: Sendable, Hashable {
  /// The place; nil when it is not known.
  public var place: InputError.Place?

  /// A place, or none.
  public init(_ place: InputError.Place? = nil) { self.place = place }

  /// All are equal.
  public static func == (left: Self, right: Self) -> Bool { true }

  /// Adds nothing.
  public func hash(into hasher: inout Hasher) {}
}
