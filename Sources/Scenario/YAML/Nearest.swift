/// The known word that a mistyped one is nearest to.
///
/// - Returns: nil when every word is more than a third of its letters, and more than two, away.
func nearest(to word: String, among known: [String]) -> String? {
  let typed = Array(word.lowercased())
  let distances = known.map { (word: $0, distance: editDistance(typed, Array($0.lowercased()))) }
  guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= max(2, best.word.count / 3) && best.distance < best.word.count ? best.word : nil
}

/// What to do about an unknown word: the nearest known one, or all of them.
func suggestion(for word: String, among known: [String]) -> String {
  if let best = nearest(to: word, among: known) { return "did you mean `\(best)`?" }
  return "known here: \(known.joined(separator: ", "))"
}

/// The number of letters to insert, remove or replace to turn one word into another (Levenshtein 1966).
///
/// - Complexity: O(n m).
func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var row = Array(0...right.count)
  for (i, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let replaced = diagonal + (letter == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
    }
  }
  return row[right.count]
}
