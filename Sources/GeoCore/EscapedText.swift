extension String {
  /// The text of some bytes: what is UTF-8 as it is, other bytes as `\xC1`.
  ///
  /// Different bytes give different texts, which a replacement sign for each would not.
  public init(escapingBytesOtherThanUTF8 bytes: [UInt8]) {
    self.init()
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var position = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar):
        unicodeScalars.append(Unicode.UTF8.decode(scalar))
        position += scalar.count
      case .error(let length):
        for byte in bytes[position..<position + length] {
          let digits = String(byte, radix: 16, uppercase: true)
          append("\\x" + (digits.count < 2 ? "0" : "") + digits)
        }
        position += length
      case .emptyInput: return
      }
    }
  }
}
