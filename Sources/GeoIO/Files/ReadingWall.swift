import CPROJ
import CSystemShims
import Foundation
import GeoCore

/// The kernel's wall round what is read: a second one behind `InputAccess`, which looks at names.
///
/// A library that opens a file of its own accord, or a fault in the first wall, meets it. It is Landlock's, which Linux has
/// since 5.19; elsewhere there is the first wall alone.
public enum ReadingWall {
  /// Lets the process read only what lies beneath a folder, what the libraries are made of, and beneath the folders of its
  /// outputs; and lets it start no program.
  ///
  /// It holds for threads that are started from now on, so it must be raised before there are any others.
  ///
  /// - Parameters:
  ///   - folder: the folder that inputs lie in.
  ///   - outputs: files and folders that will be written; what lies beside them can be read, as they are made there.
  /// - Returns: whether the wall stands; false where the kernel has none.
  /// - Throws: `InputError` of kind systemLacks when the kernel has one and refuses to raise it.
  @discardableResult
  public static func raise(around folder: String, outputs: [String]) throws -> Bool {
    let places = [folder] + outputs.flatMap(homes) + systemPlaces + libraryPlaces
    let texts = unsafe places.map { unsafe strdup($0) }
    defer { unsafe texts.forEach { unsafe free($0) } }
    let pointers = unsafe texts.map { unsafe UnsafePointer($0) }
    if unsafe karaula_confine_reading(pointers, Int32(pointers.count)) == 0 { return true }
    let number = errno
    if number == ENOSYS || number == EOPNOTSUPP { return false }
    throw InputError(
      .systemLacks, at: nil,
      "the kernel refuses to keep reading inside \(folder): \(unsafe String(cString: strerror(number)))",
      fix: "run it without --confine if you trust the scenario")
  }

  /// The folder that an output is made in, and that of what it is a link to; the nearest that is there.
  private static func homes(of output: String) -> [String] {
    [output, InputAccess.realPath(of: output) ?? output].map { path in
      var home = path
      repeat {
        home = home.parentFolder
      } while InputAccess.realPath(of: home) == nil && home != "."
      return home
    }
  }

  /// What the C library, GDAL and the Swift runtime read of a Linux system: libraries and their data, certificates, names of
  /// hosts, and what tells how much memory there is.
  private static let systemPlaces = [
    "/usr", "/lib", "/lib64", "/nix/store", "/etc/ld.so.cache", "/etc/ssl", "/etc/pki",
    "/etc/ca-certificates",
    "/etc/resolv.conf", "/etc/hosts", "/etc/host.conf", "/etc/nsswitch.conf", "/etc/gai.conf",
    "/etc/services",
    "/etc/localtime", "/etc/gdal", "/etc/proj", "/sys/fs/cgroup", "/sys/devices/system", "/proc/self/status",
    "/proc/self/cgroup", "/proc/self/maps", "/proc/self/stat", "/proc/self/statm", "/proc/meminfo",
    "/proc/cpuinfo",
    "/proc/stat", "/proc/sys/vm/overcommit_memory", "/dev/null", "/dev/zero", "/dev/urandom", "/dev/random",
    "/dev/shm",
  ]

  /// Where the user says that the libraries' data lie, and where PROJ found its own.
  private static var libraryPlaces: [String] {
    let named = [
      "PROJ_LIB", "PROJ_DATA", "GDAL_DATA", "GDAL_DRIVER_PATH", "CPL_TMPDIR", "TMPDIR", "CURL_CA_BUNDLE",
      "SSL_CERT_FILE", "SSL_CERT_DIR", "PGPASSFILE",
    ]
    .compactMap { ProcessInfo.processInfo.environment[$0] }
    .flatMap { $0.split(separator: ":").map(String.init) }
    let context = unsafe proj_context_create()
    defer { unsafe proj_context_destroy(context) }
    let own = unsafe [
      proj_context_get_database_path(context).map {
        unsafe String(cString: $0).parentFolder
      },
      proj_context_get_user_writable_directory(context, 0).map { unsafe String(cString: $0) },
    ].compactMap(\.self)
    return named + own
  }
}
