/// A picture of patrols in time, taken into a page: every element is read and written anew, so that nothing gets into the
/// page but what such pictures are made of.
struct RebuiltDiagram {
  /// The picture's text, ending in a line break.
  let svg: Markup

  /// - Returns: nil for a text with anything else in it: scripts, links, styles, pictures, comments.
  init?(_ text: String) {
    var rest = text[...]
    var built: Markup = ""
    var open: [Substring] = []
    while let next = rest.first {
      guard next == "<" else {
        let words = rest.prefix { $0 != "<" }
        guard let plain = String(words).outOfXML else { return nil }
        built += words.allSatisfy(\.isWhitespace) ? Markup(written: String(words)) : Markup(escaping: plain)
        rest = rest[words.endIndex...]
        continue
      }
      guard let end = rest.firstIndex(of: ">") else { return nil }
      let tag = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        guard open.popLast() == tag.dropFirst() else { return nil }
        built += "<\(tag)>"
        continue
      }
      guard let element = Element(tag), !open.isEmpty || built.isEmpty else { return nil }
      built += element.markup
      if !element.isEmpty { open.append(element.name) }
    }
    guard open.isEmpty, built.text.hasPrefix("<svg "), built.text.hasSuffix("</svg>\n") else { return nil }
    svg = built
  }

  /// An element's begin.
  private struct Element {
    let name: Substring
    let attributes: [(name: Substring, value: Substring)]
    let isEmpty: Bool

    private static let names: Set<Substring> = ["svg", "title", "rect", "text", "path"]
    private static let attributeNames: Set<Substring> = [
      "viewBox", "font-family", "font-size", "role", "width", "height", "fill", "x", "y", "text-anchor",
      "stroke", "stroke-width", "transform", "d",
    ]
    private static let space = "http://www.w3.org/2000/svg"

    /// - Returns: nil for an element or an attribute that the picture has not.
    init?(_ tag: Substring) {
      isEmpty = tag.hasSuffix("/")
      let body = isEmpty ? tag.dropLast() : tag
      name = body.prefix { $0 != " " }
      guard Self.names.contains(name) else { return nil }
      var attributes: [(name: Substring, value: Substring)] = []
      var rest = body.dropFirst(name.count).drop { $0 == " " }
      while !rest.isEmpty {
        let key = rest.prefix { $0 != "=" }
        rest = rest.dropFirst(key.count)
        guard rest.hasPrefix("=\"") else { return nil }
        rest = rest.dropFirst(2)
        let value = rest.prefix { $0 != "\"" }
        rest = rest.dropFirst(value.count + 1).drop { $0 == " " }
        guard Self.isAllowed(key, value) else { return nil }
        attributes.append((key, value))
      }
      self.attributes = attributes
    }

    private static func isAllowed(_ key: Substring, _ value: Substring) -> Bool {
      if key == "xmlns" { return value == space }
      if key == "transform" {
        return value.wholeMatch(of: /translate\([-0-9. ]+\) rotate\([-0-9.]+\)/) != nil
      }
      // Numbers, colours and words; no address, function or entity.
      return attributeNames.contains(key)
        && value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || " .,#-+".contains($0)) }
    }

    var markup: Markup {
      "<\(name)" + attributes.map { " \($0.name)=\"\($0.value)\"" }.joined() + (isEmpty ? "/>" : ">")
    }
  }
}

extension String {
  /// The text that `Markup` escaped; nil for one with other entities.
  fileprivate var outOfXML: String? {
    var text = ""
    var rest = self[...]
    while let next = rest.popFirst() {
      guard next == "&" else {
        text.append(next)
        continue
      }
      let name = rest.prefix { $0 != ";" }
      guard let letter = Self.entities[name] else { return nil }
      text += letter
      rest = rest.dropFirst(name.count + 1)
    }
    return text
  }

  private static let entities: [Substring: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#9": "\t", "#10": "\n", "#13": "\r",
  ]
}
