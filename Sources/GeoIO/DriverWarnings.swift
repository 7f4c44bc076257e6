import GeoCore

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
