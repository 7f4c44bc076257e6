/// The report's colours: those of Okabe and Ito (2008), which colour-blind readers tell apart.
enum ReportColours {
  static let covered = "#0072B2"
  static let marginal = "#56B4E9"
  static let gap = "#D55E00"
  /// Dark enough to be read as a text.
  static let gapText = "#9A3F00"
  static let marginalGap = "#F0A66B"
  static let route = "#009E73"
  static let ink = "#222222"
  static let faint = "#8a8a8a"
  static let ground = "#f7f6f2"
}
