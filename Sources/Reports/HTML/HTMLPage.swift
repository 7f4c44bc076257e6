import GeoCore

/// The frame of a page: what a report and a comparison have alike.
struct HTMLPage {
  let title: String
  let heading: String
  /// What stands on each sheet of paper.
  let runningTitle: String
  /// The run that it is of; nil for none.
  var runID: String?
  /// Markup below the heading.
  let introduction: Markup
  /// Markup of the sections.
  let sections: [Markup]
  let attribution: [String]

  /// The page: HTML 5 that XML readers take, too.
  var html: String {
    let mark: Markup = runID.map { "<meta name=\"\(RunMark.key)\" content=\"\($0)\"/>\n" } ?? ""
    let markup: Markup = """
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" lang="en" xml:lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      script-src 'unsafe-inline'; img-src data:"/>
      \(mark)<title>\(title)</title>
      <style>
      \(HTMLStyle.css)
      @page { @top-left { content: "\(runningTitle.inCSS)"; font: 8pt sans-serif; } \
      @top-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
      </style>
      </head>
      <body>
      <header>
      <h1>\(heading)</h1>
      \(introduction)
      </header>
      <main>
      \(sections.joined())</main>
      <footer>
      \((attribution.map { HTMLText.paragraph("Data: \($0)") }).joined(separator: "\n"))
      </footer>
      <script>
      //<![CDATA[
      \(HTMLScript.text)
      //]]>
      </script>
      </body>
      </html>

      """
    return markup.text
  }
}

extension String {
  /// The text as a style sheet's string holds it, within XML: all but letters, digits and spaces by their numbers.
  fileprivate var inCSS: String {
    unicodeScalars.map { scalar in
      let isPlain =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == " ")
      return isPlain ? String(scalar) : "\\" + String(scalar.value, radix: 16) + " "
    }.joined()
  }
}
