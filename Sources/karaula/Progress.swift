/// A bar on standard error for work that takes a while, on a terminal only.
struct Progress {
  private static let width = 40
  /// Shorter work needs no bar.
  private static let patience = Duration.milliseconds(500)

  private let isShown: Bool
  private let start = ContinuousClock.now

  /// - Parameter isQuiet: whether the user wants no talk.
  init(isQuiet: Bool) { isShown = !isQuiet && Console.isWatched }

  /// Shows the share of the work that is done, in (0, 1].
  func show(_ share: Double) {
    guard isShown, start.duration(to: .now) > Self.patience else { return }
    let filled = Int(Double(Self.width) * share)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
    // The bar is drawn over itself, and wiped when the work is done.
    let wipe = "\r" + String(repeating: " ", count: Self.width + 8) + "\r"
    Console.talk(share < 1 ? "\r[\(bar)] \(Int(share * 100)) %" : wipe)
  }
}
