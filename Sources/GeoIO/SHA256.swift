import CCrypto

/// The secure hash SHA-256 (FIPS 180-4), so that an input can be told again by any `sha256sum`; computed by OpenSSL.
@safe
public struct SHA256: ~Copyable {
  private let context: OpaquePointer

  /// The hash of nothing yet.
  public init() {
    guard let context = unsafe EVP_MD_CTX_new(), unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    else {
      preconditionFailure("OpenSSL has SHA-256, and memory for its state")
    }
    unsafe self.context = unsafe context
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Takes in some bytes.
  public mutating func update(_ bytes: borrowing [UInt8]) {
    let isDone = unsafe bytes.withUnsafeBytes {
      unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) == 1
    }
    precondition(isDone, "OpenSSL takes bytes until the digest is asked for")
  }

  /// The digest as 64 hexadecimal digits.
  public consuming func digest() -> String {
    var bytes = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var count: UInt32 = 0
    let isDone = unsafe EVP_DigestFinal_ex(context, &bytes, &count) == 1
    precondition(isDone, "OpenSSL gives a digest once")
    return bytes[..<Int(count)].map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
