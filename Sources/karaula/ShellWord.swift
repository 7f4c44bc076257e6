extension String {
  /// The text as a shell takes it for one word: in quotes unless it is plain.
  var shellWord: String {
    let isPlain = allSatisfy { $0.isLetter || $0.isNumber || "/._-+,@%:=".contains($0) }
    return isPlain && !isEmpty ? self : "'\(replacing("'", with: #"'\''"#))'"
  }
}
