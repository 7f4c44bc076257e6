/// The places that a search has reached and not settled, the cheapest first: a heap of four children a node, with room for
/// every place from the start, so that nothing is allocated while it is used.
///
/// Order: exponent, then seconds, then place. So paths are unique, also where nothing is seen.
@safe
struct PathQueue: ~Copyable {
  struct Entry {
    var exponent: Double
    var seconds: Double
    var place: Int32

    @inline(__always)
    static func < (left: Entry, right: Entry) -> Bool {
      if left.exponent != right.exponent { return left.exponent < right.exponent }
      if left.seconds != right.seconds { return left.seconds < right.seconds }
      return left.place < right.place
    }
  }

  private let entries: UnsafeMutablePointer<Entry>
  /// Where each place is in the heap, or one of the two below.
  private let slots: UnsafeMutablePointer<Int32>
  private var count = 0
  private static let unknown: Int32 = -1
  private static let settled: Int32 = -2

  /// A queue for places from 0 to below a number.
  init(places: Int) {
    unsafe entries = .allocate(capacity: max(places, 1))
    unsafe slots = .allocate(capacity: max(places, 1))
    unsafe slots.initialize(repeating: Self.unknown, count: places)
  }

  deinit {
    unsafe entries.deallocate()
    unsafe slots.deallocate()
  }

  /// Whether a place was taken out already.
  @inline(__always)
  func isSettled(_ place: Int) -> Bool { unsafe slots[place] == Self.settled }

  /// Puts a place in, or moves it forward.
  ///
  /// - Complexity: O(log n).
  @inline(__always)
  mutating func put(_ entry: Entry) {
    let place = Int(entry.place)
    var slot = unsafe Int(slots[place])
    if slot < 0 {
      slot = count
      count &+= 1
    }
    while slot > 0 {
      let parent = (slot &- 1) >> 2
      let above = unsafe entries[parent]
      guard entry < above else { break }
      unsafe entries[slot] = above
      unsafe slots[Int(above.place)] = Int32(truncatingIfNeeded: slot)
      slot = parent
    }
    unsafe entries[slot] = entry
    unsafe slots[place] = Int32(truncatingIfNeeded: slot)
  }

  /// Takes out the cheapest place; nil when there is none.
  ///
  /// - Complexity: O(log n).
  @inline(__always)
  mutating func pop() -> Entry? {
    guard count > 0 else { return nil }
    let first = unsafe entries[0]
    unsafe slots[Int(first.place)] = Self.settled
    count &-= 1
    guard count > 0 else { return first }
    let last = unsafe entries[count]
    var slot = 0
    while true {
      let child = slot << 2 &+ 1
      guard child < count else { break }
      var least = child
      for other in (child &+ 1)..<max(min(child &+ 4, count), child &+ 1)
      where unsafe entries[other] < entries[least] {
        least = other
      }
      let below = unsafe entries[least]
      guard below < last else { break }
      unsafe entries[slot] = below
      unsafe slots[Int(below.place)] = Int32(truncatingIfNeeded: slot)
      slot = least
    }
    unsafe entries[slot] = last
    unsafe slots[Int(last.place)] = Int32(truncatingIfNeeded: slot)
    return first
  }
}
