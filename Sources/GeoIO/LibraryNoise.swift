import Foundation

/// Keeps a library behind GDAL from printing on its own.
enum LibraryNoise {
  /// HDF5, which netCDF files rest on, prints what fails inside it, also where netCDF tries what may be missing. It
  /// keeps for each thread whether it does; GDAL returns its failures anyhow.
  private typealias SetPrinting =
    @convention(c) (
      _ stack: Int64, _ print: UnsafeMutableRawPointer?, _ data: UnsafeMutableRawPointer?
    ) -> Int32

  /// Nil where GDAL is built without HDF5.
  private static let setHDF5Printing: SetPrinting? = {
    guard let program = unsafe dlopen(nil, RTLD_LAZY), let symbol = unsafe dlsym(program, "H5Eset_auto2")
    else { return nil }
    return unsafe unsafeBitCast(symbol, to: SetPrinting.self)
  }()

  /// Silences this thread; called before files are opened and read, as tasks change threads.
  static func silenceThread() {
    // 0 is H5E_DEFAULT: the thread's own stack.
    _ = setHDF5Printing?(0, nil, nil)
  }
}
