/// The alphabet of names that files, folders and columns may be named after: those of variants and types of equipment.
///
/// Letters and digits of any script and a few signs: nothing that parts a path, a list or a table, is hidden, or moves a
/// cursor.
enum NameAlphabet {
  /// The most letters of a name.
  static let longest = 100
  /// What messages say of it.
  static let told = "up to \(longest) letters, digits, - and _"

  private static let signs = "-_."
  /// What names of types may hold beside that.
  static let inTypes = " +()"

  /// Whether a name is of the alphabet: it begins with a letter or a digit.
  ///
  /// - Parameter others: more signs that it may hold.
  static func holds(_ name: some StringProtocol, and others: String = "") -> Bool {
    guard let first = name.first, first.isLetter || first.isNumber, name.count <= longest else {
      return false
    }
    return name.allSatisfy { $0.isLetter || $0.isNumber || signs.contains($0) || others.contains($0) }
  }
}
