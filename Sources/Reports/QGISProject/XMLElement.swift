/// An element of an XML document.
struct XMLElement: CustomStringConvertible {
  /// Names with their values, in order.
  typealias Attributes = KeyValuePairs<String, String>

  /// The element's text.
  let description: String

  /// An element that is written already.
  init(written text: String) { description = text }

  /// An element with other elements in it.
  init(_ name: String, _ attributes: Attributes = [:], _ content: [XMLElement] = []) {
    let body = content.map(\.description).joined()
    self.init(name, attributes, markup: body.isEmpty ? "" : "\n" + body)
  }

  /// An element with a text in it.
  init(_ name: String, _ attributes: Attributes = [:], text: String) {
    self.init(name, attributes, markup: text.inXML)
  }

  /// An element with text in it that is XML already.
  ///
  /// - Parameter more: attributes after the first ones.
  init(_ name: String, _ attributes: Attributes, more: Attributes = [:], markup: String) {
    let all = [attributes, more].flatMap { $0.map { " \($0)=\"\($1.inXML)\"" } }.joined()
    description = markup.isEmpty ? "<\(name)\(all)/>\n" : "<\(name)\(all)>\(markup)</\(name)>\n"
  }
}
