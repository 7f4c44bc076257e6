/// The probability of doing the task at a range that the geometric laws give: every published range table is
/// one of 50 % (Johnson 1958; FLIR TN-0002), in clear air.
public let geometricRangeProbability = 0.5

/// Below this probability a sensor is not asked about a place at all: an assumption that bounds how far a run
/// looks.
///
/// A hundred sensors that are left out so miss together what one of 63 % sees, 1 - 0.99^100; scenarios hold
/// few such neighbours.
public let negligibleProbability = 0.01
