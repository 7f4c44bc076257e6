import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The elements of an XML document in their order, as a parser finds them.
struct XMLTree {
  /// An element.
  struct Element {
    /// The names from the root on, such as `testsuites/testsuite`.
    let path: String
    let attributes: [String: String]
    var text = ""
  }

  let elements: [Element]

  /// Reads a document.
  ///
  /// - Throws: the parser's error when it is not well-formed.
  init(_ data: Data) throws {
    let reader = Reader()
    let parser = XMLParser(data: data)
    parser.delegate = reader
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.propertyListReadCorrupt) }
    elements = reader.elements
  }
}

/// Collects elements while a parser walks.
private final class Reader: NSObject, XMLParserDelegate {
  var elements: [XMLTree.Element] = []
  private var open: [(name: String, index: Int)] = []

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append((name, elements.count))
    elements.append(XMLTree.Element(path: open.map(\.name).joined(separator: "/"), attributes: attributes))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last.index].text += text }
  }
}
