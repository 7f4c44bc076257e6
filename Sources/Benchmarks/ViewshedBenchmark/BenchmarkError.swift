/// Why a benchmark cannot be run, for whoever typed the command.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
