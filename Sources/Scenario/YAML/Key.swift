/// A key of a mapping, declared once: it is what the decoder accepts, checks and names in messages.
struct Key: Sendable {
  /// What a key's value is.
  indirect enum Kind: Sendable {
    case text
    case flag
    case number(Interval, Unit)
    case integer(Interval)
    case choice([String])
    case list(Kind)
    case mapping([Key])
    /// A mapping of names of the user's choice.
    case named(Kind)
    /// Any one of several kinds.
    case either([Kind])
    case anything
  }

  var name: String
  var kind: Kind
  /// A noun phrase: what to give.
  var summary: String
  /// What holds when the key is absent; nil when there is nothing to hold.
  var fallback: String?
  var isRequired: Bool

  init(
    _ name: String, _ kind: Kind, _ summary: String, fallback: String? = nil, isRequired: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.fallback = fallback
    self.isRequired = isRequired
  }
}
