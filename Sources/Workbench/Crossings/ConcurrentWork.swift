/// Work on many things at a time.
enum ConcurrentWork {
  /// The results of a body for each of some items, in their order.
  ///
  /// - Parameters:
  ///   - count: how many are in work at a time, at least 1.
  ///   - onProgress: takes the share done, in (0, 1].
  /// - Throws: the first fault that comes, and `CancellationError`.
  static func map<Item: Sendable, Value: Sendable>(
    _ items: [Item], atOnce count: Int, onProgress: (Double) -> Void,
    _ body: @escaping @Sendable (Item) throws -> Value
  ) async throws -> [Value] {
    var values = [Value?](repeating: nil, count: items.count)
    try await withThrowingTaskGroup(of: (index: Int, value: Value).self) { group in
      var next = 0
      func add() {
        guard next < items.count else { return }
        let (index, item) = (next, items[next])
        next += 1
        group.addTask { (index, try body(item)) }
      }
      for _ in 0..<max(count, 1) { add() }
      var done = 0
      while let found = try await group.next() {
        values[found.index] = found.value
        done += 1
        onProgress(Double(done) / Double(items.count))
        add()
      }
    }
    return values.compactMap { $0 }
  }
}
