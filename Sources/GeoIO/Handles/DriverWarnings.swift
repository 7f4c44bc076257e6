import CPROJ
import CSystemShims
import Foundation
public import GeoCore

/// Turns what GDAL warns of while an input is read into notes that name the input.
///
/// Warnings that differ in numbers alone, such as those of single features, become one note with their count.
final class DriverWarnings {
  private let input: String
  private let notes: InputNotes
  /// What PROJ said first of a system that it does not understand; nil when it said nothing.
  private(set) var systemFailure: String?

  /// Of an input.
  ///
  /// - Parameters:
  ///   - input: its path as given.
  ///   - notes: takes the warnings.
  init(of input: String, notes: InputNotes) {
    self.input = input
    self.notes = notes
  }

  /// Adds what GDAL said.
  func add(_ messages: [String]) {
    if systemFailure == nil { systemFailure = messages.first { $0.hasPrefix(Self.projMark) } }
    for message in messages where !Self.saysNothing.contains(where: { message.contains($0) }) {
      notes.addCounted("\(input): GDAL warns: \(message)")
    }
  }

  /// How GDAL starts what PROJ says.
  private static let projMark = "PROJ: "

  /// Parts of warnings that say nothing of what is read.
  ///
  /// - The ending of a GeoPackage's name and the mark in its header are its maker's affair: its tables tell what it is.
  /// - A date in another form than GeoPackage's own that GDAL understands all the same.
  private static let saysNothing = [
    "non conformant file extension", "bad application_id", "successfully parsed",
  ]
}

/// What the program needs of the system it runs on.
public enum SystemNeeds {
  /// Files that may be open at once, at the least: PROJ's database, inputs with their sidecars, outputs, and what the
  /// runtime holds, with one section at a time.
  static let leastHandles: rlim_t = 40

  /// Has writes beyond the limit of a file's size fail, as on a full disk, instead of ending the process.
  public static func reportSizeLimit() { karaula_report_size_limit() }

  /// Keeps memory that is given back for the process's next use: what works through many large arrays would else have the
  /// system clear the same pages over and over.
  public static func keepMemory() { karaula_keep_memory() }

  /// Throws when too few files may be open at once.
  ///
  /// - Throws: `InputError` of kind systemLacks.
  public static func checkHandles() throws {
    var limit = rlimit()
    #if os(Linux)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    guard unsafe getrlimit(resource, &limit) == 0, limit.rlim_cur < leastHandles else { return }
    throw InputError(
      .systemLacks, at: nil, "only \(limit.rlim_cur) files may be open at once, \(leastHandles) are needed",
      fix: "raise the limit (ulimit -n)")
  }

  /// Throws when PROJ does not find its database of coordinate systems, or cannot read it.
  ///
  /// - Throws: `InputError` of kind systemLacks.
  public static func checkCoordinateSystems() throws {
    let context = unsafe proj_context_create()
    defer { unsafe proj_context_destroy(context) }
    // It is told here in one line.
    unsafe proj_log_level(context, PJ_LOG_NONE)
    let path = unsafe proj_context_get_database_path(context).map { unsafe String(cString: $0) }
    let system = unsafe proj_create_from_database(context, "EPSG", "4326", PJ_CATEGORY_CRS, 0, nil)
    defer { unsafe proj_destroy(system) }
    guard unsafe system == nil else { return }
    throw InputError(
      .systemLacks, at: path.map { .init(file: $0) },
      path == nil
        ? "PROJ does not find its database proj.db" : "PROJ cannot read its database of coordinate systems",
      fix: "install PROJ's data, or let PROJ_LIB name the folder that holds proj.db")
  }

  /// Whether an error number of the system says that no more files can be opened.
  static func isLackOfHandles(_ number: Int32) -> Bool { number == EMFILE || number == ENFILE }

  /// Whether no more files can be opened now.
  public static var areHandlesUsedUp: Bool {
    let descriptor = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
    guard descriptor < 0 else {
      close(descriptor)
      return false
    }
    return isLackOfHandles(errno)
  }

  /// The fault of what could not be opened for that.
  public static func handlesFault(at path: String?) -> InputError {
    InputError(
      .systemLacks, at: path.map { .init(file: $0) }, "no more files can be opened",
      fix: "raise the limit of open files (ulimit -n), or give fewer --threads")
  }
}
