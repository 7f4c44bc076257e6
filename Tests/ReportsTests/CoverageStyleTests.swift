import Foundation
import Reports
import Testing

struct CoverageStyleTests {
  /// The upper ends of the classes and their opacities, in order.
  private static func items(required: Double) -> [(most: Double, alpha: Int)] {
    CoverageStyle(required: required).qml.matches(of: /<item value="([^"]+)".* alpha="(\d+)"/).map {
      (Double($0.output.1) ?? .nan, Int($0.output.2) ?? -1)
    }
  }

  @Test(
    "the classes rise from nothing, which is transparent, to 1, whatever is required",
    arguments: [0.001, 0.3, 0.5, 0.9, 1])
  func classes(required: Double) {
    let items = Self.items(required: required)
    #expect(items.first?.most == 0)
    #expect(items.last?.most == 1)
    #expect(items.map(\.alpha) == [0] + Array(repeating: 255, count: items.count - 1))
    for (lower, upper) in zip(items, items.dropFirst()) { #expect(lower.most < upper.most) }
  }

  @Test(
    "what is just required belongs to another class than what is just too little", arguments: [0.3, 0.5, 1])
  func edge(required: Double) {
    let bounds = Self.items(required: required).map(\.most)
    let classOf = { (probability: Double) in bounds.firstIndex { probability <= $0 } }
    #expect(classOf(required) != classOf(required.nextDown))
  }

  @Test(
    "the labels tell the bounds with all their decimals",
    arguments: [
      (0.999, ["below 0.4995", "0.4995 to 0.999", "0.999 to 0.9995, enough", "0.9995 to 1, enough"]),
      (0.004, ["below 0.002", "0.002 to 0.004", "0.004 to 0.502, enough", "0.502 to 1, enough"]),
      (0.57, ["below 0.285", "0.285 to 0.57", "0.57 to 0.785, enough", "0.785 to 1, enough"]),
      (1, ["below 0.5", "0.5 to 1", "1 to 1, enough"]),
    ] as [(Double, [String])])
  func labels(required: Double, labels: [String]) {
    let found = CoverageStyle(required: required).qml.matches(of: /<item [^>]*label="([^"]+)"/)
      .map { String($0.output.1) }
    #expect(found == ["0"] + labels)
  }
}
