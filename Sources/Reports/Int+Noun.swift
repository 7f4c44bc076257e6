extension Int {
  /// The number with what it counts, such as `1 gap` and `2 gaps`.
  ///
  /// - Parameter noun: one of them; its plural takes an `s`.
  func counting(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
