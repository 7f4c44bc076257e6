import Foundation
import Scenario

/// summary.json, as far as the report needs it.
struct ReportSummary: Decodable {
  let name: String
  let variant: String?
  let requiredProbability: Double
  let cellSize: Double
  /// Of the whole border.
  let figures: Figures
  let sensors: [Share]
  let patrols: [Patrol]
  let parts: [Figures]
  /// By the values of the attribute that the scenario groups by; nil when it names none.
  let groups: (column: String, figures: [String: Figures])?
  let requirements: [Requirement]
  let attribution: [String]
  let warnings: [String]
  let versions: [String: String]
  let inputs: [Input]
  /// What names the run's result; nil in one of before results were named.
  let runID: String?
  /// The names of the terrain's pictures.
  let hillshades: [String]
  /// The names of the maps of coverage; none in a result of before they were told.
  let maps: [String]

  /// What is told of a stretch of border; lengths in metres.
  struct Figures: Decodable {
    let length: Double
    let coveredLength: Double
    let coveredFraction: Double
    let gapCount: Int
    let longestGap: Double
    let overlapFraction: Double
    let maxRevisit: Double?
    let marginalCoveredLength: Double?

    private enum CodingKeys: String, CodingKey {
      case length = "border_length_m"
      case coveredLength = "covered_length_m"
      case coveredFraction = "covered_fraction"
      case gapCount = "gap_count"
      case longestGap = "longest_gap_m"
      case overlapFraction = "overlap_fraction"
      case maxRevisit = "max_revisit_s"
      case marginalCoveredLength = "marginal_covered_m"
    }
  }

  /// What a sensor or patrol gives (m).
  struct Share: Decodable {
    let id: String
    let type: String
    let coveredLength: Double
    let soleLength: Double
    let contribution: Double
    let isLinked: Bool?

    private enum CodingKeys: String, CodingKey {
      case id, type
      case coveredLength = "covered_length_m"
      case soleLength = "sole_length_m"
      case contribution = "contribution_m"
      case isLinked = "linked"
    }
  }

  /// A requirement and what was found.
  struct Requirement: Decodable {
    let subject: String
    let wanted: String
    let got: String
    let gotValue: Double?
    let isMet: Bool

    private enum CodingKeys: String, CodingKey {
      case subject, wanted, got
      case isMet = "met"
      case subjectText = "subject_text"
      case wantedText = "wanted_text"
      case gotText = "got_text"
    }

    /// Results of before words were told have the names of figures instead.
    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      isMet = try values.decode(Bool.self, forKey: .isMet)
      gotValue = try values.decodeIfPresent(Double.self, forKey: .got)
      let (name, bounds) = (
        try values.decode(String.self, forKey: .subject), try values.decode(String.self, forKey: .wanted)
      )
      subject = try values.decodeIfPresent(String.self, forKey: .subjectText) ?? name
      wanted = try values.decodeIfPresent(String.self, forKey: .wantedText) ?? bounds
      got =
        try values.decodeIfPresent(String.self, forKey: .gotText)
        ?? gotValue.map { JSONValue.number($0.millionths).text } ?? "not known"
    }
  }

  /// A file that the result depends on.
  struct Input: Decodable {
    let name: String
    let role: String
    let sha256: String?
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    func value<Value: Decodable>(_ key: String) throws -> Value {
      try values.decode(Value.self, forKey: Key(key))
    }
    name = try value("name")
    variant = try values.decodeIfPresent(String.self, forKey: Key("variant"))
    requiredProbability = try value("required_probability")
    cellSize = try value("cell_size_m")
    figures = try Figures(from: decoder)
    sensors = try value("per_sensor")
    patrols = try value("patrols")
    parts = try value("per_part")
    let groupKey = values.allKeys.first { $0.groupColumn != nil }
    groups = try groupKey.flatMap { key in
      try key.groupColumn.map { ($0, try values.decode([String: Figures].self, forKey: key)) }
    }
    requirements = try value("requirements")
    attribution = try value("attribution")
    warnings = try value("warnings")
    versions = try value("versions")
    inputs = try value("inputs")
    runID = try values.decodeIfPresent(String.self, forKey: Key(RunMark.key))
    hillshades = try value("hillshades")
    maps = try values.decodeIfPresent([String].self, forKey: Key("maps")) ?? []
  }

  /// A key of summary.json. The scenario names one of them: that of the figures by group.
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }

    /// The attribute that figures are grouped by under this key.
    var groupColumn: String? {
      let prefix = "per_"
      guard stringValue.hasPrefix(prefix) else { return nil }
      let column = String(stringValue.dropFirst(prefix.count))
      return BorderInput.reservedGroups.contains(column) ? nil : column
    }
  }
}

extension ReportSummary {
  /// A patrol: what it gives and when it is under way.
  struct Patrol: Decodable {
    let share: Share
    /// Nil for a patrol of posts.
    let schedule: Schedule?

    private enum CodingKeys: CodingKey { case schedule }

    init(from decoder: any Decoder) throws {
      share = try Share(from: decoder)
      schedule = try decoder.container(keyedBy: CodingKeys.self)
        .decodeIfPresent(Schedule.self, forKey: .schedule)
    }
  }

  /// When a patrol is under way; times in seconds.
  struct Schedule: Decodable {
    let aircraft: Int
    let lapTime: Double
    let meanInAir: Double
    let airframesNeeded: Int
    let sorties: [Sortie]

    private enum CodingKeys: String, CodingKey {
      case aircraft, sorties
      case lapTime = "lap_s"
      case meanInAir = "mean_in_air"
      case airframesNeeded = "airframes_needed"
    }
  }

  /// One ride or flight.
  struct Sortie: Decodable {
    /// Counted from 1.
    let airframe: Int
    let flight: Span
    let onRoute: Span

    private enum CodingKeys: String, CodingKey {
      case airframe, flight
      case onRoute = "on_route"
    }
  }

  /// From when to when (s).
  struct Span: Decodable {
    let start: Double
    let end: Double

    private enum CodingKeys: String, CodingKey {
      case start = "from_s"
      case end = "to_s"
    }
  }
}
