/// The probability of doing the task at a range that the geometric laws give: every published range table is
/// one of 50 % (Johnson 1958; FLIR TN-0002), in clear air.
public let geometricRangeProbability = 0.5

/// The resolution a task needs.
extension DiscriminationTask {
  /// Pixels across the critical dimension in a thermal image: the industry's 1.5, 6 and 12.
  ///
  /// FLIR TN-0002; the tables of Hikvision and Viewsheen agree.
  public var pixelsAcross: Double {
    switch self {
    case .detection: 1.5
    case .recognition: 6
    case .identification: 12
    }
  }

  /// Pixels per metre on the target in a visible image: EN 62676-4:2015's detect, recognise and identify.
  ///
  /// Only the 125 could be checked against the standard. That the probability is 0.5 at the range they give
  /// is an assumption.
  public var pixelsPerMetre: Double {
    switch self {
    case .detection: 25
    case .recognition: 125
    case .identification: 250
    }
  }
}
