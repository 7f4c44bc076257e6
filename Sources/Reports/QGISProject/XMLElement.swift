/// An element of an XML document.
struct XMLElement {
  /// Names with their values, in order.
  typealias Attributes = KeyValuePairs<String, String>

  /// The element as markup, ending in a line break.
  let markup: Markup

  /// An element that is written already.
  init(written markup: Markup) { self.markup = markup }

  /// An element with other elements in it.
  init(_ name: String, _ attributes: Attributes = [:], _ content: [XMLElement] = []) {
    self.init(name, attributes, markup: content.isEmpty ? "" : "\n" + content.map(\.markup).joined())
  }

  /// An element with a text in it.
  init(_ name: String, _ attributes: Attributes = [:], text: String) {
    self.init(name, attributes, markup: Markup(escaping: text))
  }

  /// An element with markup in it.
  ///
  /// - Parameter more: attributes after the first ones.
  init(_ name: String, _ attributes: Attributes, more: Attributes = [:], markup: Markup) {
    let all = [attributes, more].flatMap { $0.map { name, value -> Markup in " \(name)=\"\(value)\"" } }
      .joined()
    self.markup = markup.isEmpty ? "<\(name)\(all)/>\n" : "<\(name)\(all)>\(markup)</\(name)>\n"
  }

  /// The element as a whole document.
  ///
  /// - Parameter head: what stands before it, such as its document type.
  func document(after head: Markup) -> String { (head + markup).text }
}
