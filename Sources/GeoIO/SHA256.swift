/// The secure hash SHA-256 (FIPS 180-4), so that an input can be told again by any `sha256sum`.
struct SHA256 {
  private var state: [UInt32]
  private var block: [UInt8] = []
  private var byteCount: UInt64 = 0
  private var words = [UInt32](repeating: 0, count: 64)

  private static let blockSize = 64

  init() {
    state = Self.fractions(of: Self.primes.prefix(8), root: 2)
  }

  /// Takes in some bytes.
  mutating func update(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      block.append(byte)
      byteCount += 1
      if block.count == Self.blockSize { compress() }
    }
  }

  /// The digest as 64 hexadecimal digits.
  consuming func digest() -> String {
    let bits = byteCount * 8
    update([0x80])
    while block.count != Self.blockSize - 8 { update([0]) }
    update((0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) })
    return state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// Works a whole block into the state (section 6.2.2).
  private mutating func compress() {
    for index in 0..<16 {
      words[index] = 0
      for byte in 4 * index..<4 * index + 4 { words[index] = words[index] << 8 | UInt32(block[byte]) }
    }
    for index in 16..<64 {
      let (old, recent) = (words[index - 15], words[index - 2])
      let first = old.rotated(7) ^ old.rotated(18) ^ old >> 3
      let second = recent.rotated(17) ^ recent.rotated(19) ^ recent >> 10
      words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
    }
    let constants = Self.constants
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let sum1 = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
      let first = h &+ sum1 &+ (e & f ^ ~e & g) &+ constants[index] &+ words[index]
      let sum0 = a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)
      let second = sum0 &+ (a & b ^ a & c ^ b & c)
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ second)
    }
    for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= value }
    block.removeAll(keepingCapacity: true)
  }

  /// The first 64 primes, whose roots the constants are made of.
  private static let primes: [Int] = Array(
    (2...).lazy.filter { number in !(2..<number).contains { number % $0 == 0 } }.prefix(64))

  private static let constants = fractions(of: primes[...], root: 3)

  /// The first 32 bits of the fractional parts of the square or cube roots of numbers (sections 4.2.2 and 5.3.3), by
  /// whole numbers: the largest r with r^root <= number x 2^(32 root).
  private static func fractions(of numbers: ArraySlice<Int>, root: Int) -> [UInt32] {
    numbers.map { number in
      var found: UInt64 = 0
      for bit in (0..<37).reversed() {
        let next = found | 1 << UInt64(bit)
        if isPower(next, root, atMost: number) { found = next }
      }
      return UInt32(truncatingIfNeeded: found)
    }
  }

  /// Whether value^root <= number x 2^(32 root), for values below 2^37.
  private static func isPower(_ value: UInt64, _ root: Int, atMost number: Int) -> Bool {
    let value = UInt128(value)
    let power = root == 2 ? value * value : value * value * value
    return power <= UInt128(number) << UInt128(32 * root)
  }
}

extension UInt32 {
  fileprivate func rotated(_ bits: UInt32) -> UInt32 { self >> bits | self << (32 - bits) }
}
