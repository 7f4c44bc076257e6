/// The published sets.
extension CriterionSet {
  /// All sets that need no definition, in the order in which they are listed.
  public static let builtIn = [industry, johnson1958, en62676, analytics]

  /// The industry's 1.5, 6 and 12 pixels across the critical dimension.
  public static let industry = CriterionSet(
    name: "industry", source: "FLIR TN-0002; the tables of Hikvision and Viewsheen agree",
    detection: .cycles(0.75), recognition: .cycles(3), identification: .cycles(6))

  /// Johnson's own figures.
  public static let johnson1958 = CriterionSet(
    name: "johnson-1958", edition: "1958", source: "J. Johnson, Analysis of image forming systems, 1958",
    detection: .cycles(1), recognition: .cycles(4), identification: .cycles(6.4))

  /// The levels detect, recognise and identify of the standard for video surveillance.
  ///
  /// Its edition of 2025 replaced the levels.
  public static let en62676 = CriterionSet(
    name: "en-62676-4", edition: "2015",
    source: "EN 62676-4:2015; 125 px/m verified, 25 and 250 unverified; that they mean a probability of 0.5 "
      + "is an assumption",
    detection: .pixelsPerMetre(25), recognition: .pixelsPerMetre(125), identification: .pixelsPerMetre(250))

  /// What automatic alarms need: some 6 pixels across the target to detect it. Recognition and identification, which
  /// are for people to do, are the industry's.
  public static let analytics = CriterionSet(
    name: "analytics",
    source: "Axis, thermal cameras (white paper): analytics need about 6 pixels across the target",
    detection: .cycles(3), recognition: .cycles(3), identification: .cycles(6))

  /// The set that a camera of a band is judged by unless its user says otherwise.
  public static func usual(for band: Band) -> CriterionSet { band.isThermal ? industry : en62676 }
}
