/// A result that does not meet what the user demands of it: no fault, but an exit code that fails a CI job.
struct RequirementMissed: Error {
  /// What is demanded and what was found, on one line.
  let message: String

  /// A shortfall.
  init(_ message: String) { self.message = message }
}
