import GeoCore
import Testing

@testable import Coverage

@Suite struct ResponseAssessmentTests {
  private func piece(_ from: Double, _ to: Double, _ seconds: Double?) -> ResponseAssessment.Piece {
    let piece = BorderPiece(
      part: 0, stretch: 0, chainage: from..<to, zone: 0, cell: Cell(row: 0, column: 0),
      middle: PlanePoint(x: 0, y: 0))
    return .init(piece: piece, arrival: seconds.map { .init(seconds: $0, vehicle: 0) })
  }

  @Test(
    "the time of 95 % is by length: 19/20 of 1000 m is 950 m, which the third of four pieces reaches exactly")
  func most() {
    // By pieces 3/4 are within 300 s, and 95 % of them would want the fourth.
    let pieces = [piece(0, 500, 300), piece(500, 550, 900), piece(550, 750, 100), piece(750, 1000, 200)]
    let figures = ResponseAssessment.Figures(of: pieces)
    #expect(figures.mostSeconds == 300 && figures.longestSeconds == 900 && figures.unreachedLength == 0)
    // 949/1000 are not enough.
    let less = [piece(0, 499, 300), piece(499, 550, 900), piece(550, 750, 100), piece(750, 1000, 200)]
    #expect(ResponseAssessment.Figures(of: less).mostSeconds == 900)
  }

  @Test(
    "where nobody comes the longest is not known, and that of 95 % only while 1/20 at the most is missing")
  func unreached() {
    let few = ResponseAssessment.Figures(of: [piece(0, 950, 60), piece(950, 1000, nil)])
    #expect(few.longestSeconds == nil && few.mostSeconds == 60 && few.unreachedLength == 50)
    let many = ResponseAssessment.Figures(of: [piece(0, 949, 60), piece(949, 1000, nil)])
    #expect(many.longestSeconds == nil && many.mostSeconds == nil && many.unreachedLength == 51)
    #expect(ResponseAssessment.Figures(of: []).mostSeconds == nil)
  }
}
