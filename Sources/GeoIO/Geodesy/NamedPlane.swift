/// A coordinate system under a title, for programs that show its name.
public enum NamedPlane {
  /// The well-known text of a PROJ string, with a title for its name.
  ///
  /// - Throws: `GDALError` when it is no system.
  public static func wellKnownText(of projection: String, named title: String) throws -> String {
    let text = try SpatialReference(projection).wellKnownText()
    // The name is the first text of the outermost object.
    guard let open = text.firstIndex(of: "\""),
      let close = text[text.index(after: open)...].firstIndex(of: "\"")
    else { return text }
    let name = title.replacing("\"", with: "\"\"")
    return text[...open] + name + text[close...]
  }
}
