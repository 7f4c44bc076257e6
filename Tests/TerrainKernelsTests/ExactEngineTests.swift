import GeoCore
import Testing

@testable import TerrainKernels

/// The cells in which two viewsheds differ.
func differences(_ one: Viewshed, _ other: Viewshed) -> [Cell] {
  one.window.rows.flatMap { row in
    one.window.columns.map { Cell(row: row, column: $0) }.filter { one[$0] != other[$0] }
  }
}

@Suite("The exact engine")
struct ExactEngineTests {
  private static let cases = (0..<228).map { SightCase(seed: $0) }
  private static let largeCases = ([301, 306, 311] as [UInt64]).map { SightCase(seed: $0, sides: 150...300) }

  @Test("Every verdict is that of the reference", arguments: cases + largeCases)
  func equalsReference(sight: SightCase) {
    let terrain = sight.terrain
    let exact = sight.viewshed(.exact, over: terrain)
    let reference = sight.viewshed(.reference, over: terrain)
    #expect(exact.window == reference.window)
    let wrong = differences(exact, reference)
    #expect(wrong.isEmpty, "\(wrong.count) cells differ, such as \(wrong.prefix(5))")
  }
}
