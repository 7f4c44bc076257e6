/// A figure measured several times: its median, which an interruption does not move, and its extremes.
struct Spread: Sendable, Codable {
  let median: Double
  let least: Double
  let most: Double

  /// - Parameter values: one a repetition, at least one.
  init(_ values: [Double]) {
    let sorted = values.sorted()
    precondition(!sorted.isEmpty, "a median is of something")
    let middle = sorted.count / 2
    median = sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    least = sorted[0]
    most = sorted[sorted.count - 1]
  }
}
