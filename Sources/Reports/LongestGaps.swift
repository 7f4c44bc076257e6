import Coverage

extension Assessment {
  /// The places of gaps in `gaps`, the longest first; of equals the first.
  var longestGapsFirst: [Int] {
    gaps.indices.sorted { (gaps[$1].length, $0) < (gaps[$0].length, $1) }
  }
}
