import GeoCore
import Scenario

/// A requirement and what was found: under the names of requirements, and in words and units.
struct SummaryRequirement: Codable, Sendable {
  let subject: String
  let wanted: String
  /// Nil when it is not known.
  @OrNull var got: Double?
  let isMet: Bool
  private let subjectText: String?
  private let wantedText: String?
  private let gotText: String?

  private enum CodingKeys: String, CodingKey {
    case subject, wanted, got
    case isMet = "met"
    case subjectText = "subject_text"
    case wantedText = "wanted_text"
    case gotText = "got_text"
  }

  init(_ result: RequirementResult) {
    let requirement = result.requirement
    subject = result.subject
    wanted = requirement.wanted
    isMet = result.isMet
    subjectText = (requirement.name.map { "\($0.onOneLine): " } ?? "") + requirement.wordsOfSubject
    wantedText = requirement.wordsOfBounds
    gotText = result.wordsOfGot
    got = result.got
  }

  /// What it is of, for readers. Results of before words were told have the names of figures instead.
  var shownSubject: String { subjectText ?? subject }
  /// Its bounds, for readers.
  var shownWanted: String { wantedText ?? wanted }
  /// What was found, for readers.
  var shownGot: String { gotText ?? got.map { JSONValue.number($0.millionths).text } ?? "not known" }
}
