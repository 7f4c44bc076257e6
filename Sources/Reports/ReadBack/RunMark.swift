import Foundation

/// How the files of a result say which run they are of, and how that is read back.
///
/// JSON has a member, YAML and XML a comment, the page an element; maps and GeoPackages say it in their metadata.
public enum RunMark {
  /// What it is called in texts.
  public static let key = "run_id"
  /// What it is called in the metadata of maps and GeoPackages.
  public static let metadataKey = "KARAULA_RUN_ID"
  /// It stands within the first bytes of a text, but in JSON with sorted keys.
  public static let searched = 4096
  /// How many hexadecimal digits it has.
  public static let digits = 16

  /// A YAML text with a comment.
  public static func yaml(_ text: String, _ id: String) -> String { "# \(key): \(id)\n" + text }

  /// An XML text of several lines with a comment.
  public static func xml(_ text: String, _ id: String) -> String {
    guard let end = text.firstIndex(of: "\n") else { return text }
    return text[...end] + "<!-- \(key): \(id) -->\n" + text[text.index(after: end)...]
  }

  /// An XML text as it was before `xml` gave it the comment.
  public static func unmarked(xml text: String) -> String {
    text.replacing(/<!-- run_id: [0-9a-f]{16} -->\n/, with: "", maxReplacements: 1)
  }

  /// The ids of two runs that are compared, such as `0123456789abcdef..fedcba9876543210`; a run without one is `none`.
  public static func text(from before: String?, to after: String?) -> String {
    "\(before ?? "none")..\(after ?? "none")"
  }

  /// The id in the beginning of a text; nil when there is none.
  public static func id(in beginning: [UInt8]) -> String? {
    let text = String(decoding: beginning, as: UTF8.self)
    return text.firstMatch(of: /run_id"?: "?([0-9a-f]{16})\b/).map { String($0.1) }
  }

  /// The id in the first line of a table that has its column last; nil when there is no line, or no such column.
  public static func id(inTable beginning: [UInt8]) -> String? {
    let text = String(decoding: beginning, as: UTF8.self)
    return text.firstMatch(of: /^[^\n]*,run_id\n[^\n]*,([0-9a-f]{16})\n/).map { String($0.1) }
  }

  /// The id in a JSON file with sorted keys; nil when there is none.
  ///
  /// - Throws: `InputError` of kind badData when it is no JSON.
  public static func id(inSorted json: [UInt8], file: String) throws -> String? {
    try ResultFiles.decoded(Member.self, from: json, file: file).runID
  }

  private struct Member: Decodable {
    let runID: String?

    private enum CodingKeys: String, CodingKey { case runID = "run_id" }
  }
}
