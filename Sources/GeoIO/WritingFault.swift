import Foundation
import GeoCore

/// Faults of the operating system while something is written.
enum WritingFault {
  /// The fault of a call that has just failed.
  ///
  /// - Parameters:
  ///   - path: the output's path as the user gave it.
  ///   - problem: what could not be done; the system's reason is added.
  ///   - number: the system's error number.
  /// - Returns: a fault of kind systemLacks when there are no handles left, else cannotWrite.
  static func of(_ path: String, _ problem: String, number: Int32 = errno) -> InputError {
    let reason = unsafe String(cString: strerror(number))
    guard !SystemNeeds.isLackOfHandles(number) else { return SystemNeeds.handlesFault(at: path) }
    return InputError(.cannotWrite, at: .init(file: path), "\(problem): \(reason)", fix: remedy(number))
  }

  /// The fault of an output that cannot be written for a reason of its own.
  static func of(_ path: String, saying problem: String, fix remedy: String = usualRemedy) -> InputError {
    InputError(.cannotWrite, at: .init(file: path), problem, fix: remedy)
  }

  static let usualRemedy = "choose a folder you may write to"

  private static func remedy(_ number: Int32) -> String {
    switch number {
    case ENOSPC, EDQUOT: "make room, or choose a folder with room"
    case EFBIG: "raise the limit of a file's size (ulimit -f), or choose another folder"
    default: usualRemedy
    }
  }
}
