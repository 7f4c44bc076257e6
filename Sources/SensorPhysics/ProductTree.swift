/// The product of factors of which one changes at a time.
///
///             ab cd            each change multiplies again on the way to the root;
///            /     \           nothing is divided out, so that a factor of 0 can come and go
///          ab       cd
///         /  \     /  \
///        a    b   c    d
struct ProductTree {
  /// The root at 1, the factors from `count` on; two parts of node n are at 2 n and 2 n + 1.
  private var nodes: [Double]
  private let count: Int

  /// The product of that many ones.
  init(count: Int) {
    // A whole binary tree keeps the factors in their order.
    var leaves = 1
    while leaves < count { leaves *= 2 }
    self.count = leaves
    nodes = Array(repeating: 1, count: 2 * leaves)
  }

  /// The product of all factors.
  var product: Double { nodes[1] }

  /// Changes a factor.
  ///
  /// - Complexity: O(log n) in the factors.
  mutating func set(_ index: Int, to factor: Double) {
    var node = count + index
    nodes[node] = factor
    while node > 1 {
      node /= 2
      nodes[node] = nodes[2 * node] * nodes[2 * node + 1]
    }
  }
}
