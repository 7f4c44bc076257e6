/// Stored numbers that are elevations as they are, row by row: nearly all of nearly every DEM.
struct PlainNumbers {
  private let lowest: Float
  private let highest: Float
  private let void: Float

  /// Those within some elevations (m), except one that marks voids.
  init(within elevations: ClosedRange<Double>, except void: Float?) {
    let (low, high) = (Float(elevations.lowerBound), Float(elevations.upperBound))
    // A bound that rounding moved outwards is the next number inwards.
    lowest = Double(low) < elevations.lowerBound ? low.nextUp : low
    highest = Double(high) > elevations.upperBound ? high.nextDown : high
    self.void = void ?? .nan
  }

  /// Whether any of a row's numbers is 0; nil when one of them is no elevation.
  func hasZeros(_ numbers: ArraySlice<Float>) -> Bool? {
    var others: Int32 = 0
    var zeros: Int32 = 0
    unsafe numbers.withUnsafeBufferPointer { numbers in
      for index in 0..<numbers.count {
        let number = unsafe numbers[index]
        // Not a number fails the first two.
        others |= number >= lowest ? 0 : 1
        others |= number <= highest ? 0 : 1
        others |= number == void ? 1 : 0
        zeros |= number == 0 ? 1 : 0
      }
    }
    return others == 0 ? zeros != 0 : nil
  }
}
