import Synchronization

/// What one worker needs to work out fans one after the other; kept for the next viewshed, as giving memory back to
/// the system and asking for it again takes as long as part of the work.
final class SweepScratch: @unchecked Sendable {
  /// The ground of the fan in work.
  let ground = SideGround()
  /// Which of its targets were told of.
  let told = DecidedTargets()
  /// Its verdicts, in the layout of the ground.
  var verdicts: [UInt8] = []
  /// The flags of a viewshed that nobody needs any more, to be written over.
  var flags: [UInt8] = []
  /// Its least visible heights (m), in the layout of the ground.
  var heights: [Float] = []

  /// Hands over the flags, so that they have one owner.
  func takeFlags() -> [UInt8] {
    defer { flags = [] }
    return flags
  }

  /// Makes room for verdicts over a ground.
  func prepareVerdicts() {
    if verdicts.count < ground.posts.count { verdicts = [UInt8](repeating: 0, count: ground.posts.count) }
  }

  /// Makes room for heights over a ground.
  func prepareHeights() {
    if heights.count < ground.posts.count { heights = [Float](repeating: 0, count: ground.posts.count) }
  }

  /// What no worker uses at present: one at a time holds each, hence the unchecked conformance.
  private static let idle = Mutex<[SweepScratch]>([])

  /// Runs a body with storage that it has for itself.
  static func with<Result>(_ body: (SweepScratch) -> Result) -> Result {
    let storage = idle.withLock { $0.popLast() } ?? SweepScratch()
    defer { idle.withLock { $0.append(storage) } }
    return body(storage)
  }
}
