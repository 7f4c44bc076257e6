import GeoCore
import GeoIO
import Testing

struct WaypointFileTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let home = "0\t1\t0\t16\t0\t0\t0\t0\t44\t20\t100\t1"
  private static let first = "1\t0\t3\t16\t0\t0\t0\t0\t44.1\t20.1\t50\t1"
  private static let second = "2\t0\t10\t16\t0\t0\t0\t0\t44.2\t20.2\t60\t1"

  private func path(_ lines: [String], head: String = "QGC WPL 110") throws -> String {
    try scratch.write(([head] + lines).joined(separator: "\r\n") + "\r\n\r\n", to: "a.waypoints")
  }

  @Test("item 0 is the home position, the others are the route")
  func route() throws {
    let route = try RouteReader(path: path([Self.home, Self.first, Self.second])).route()
    #expect(route.launch == Coordinate(longitude: 20, latitude: 44))
    #expect(
      route.vertices == [
        RouteVertex(
          Coordinate(longitude: 20.1, latitude: 44.1), height: RouteHeight(metres: 50, above: .launch)),
        RouteVertex(
          Coordinate(longitude: 20.2, latitude: 44.2), height: RouteHeight(metres: 60, above: .ground)),
      ])
  }

  @Test(
    "a fault is told with its line and column",
    arguments: [
      ([home, "1\t0\t3\t16\t0\t0\t0\t0\t44.1\t20.1\t50"], "3:1", "expected 12 fields, found 11"),
      ([home, first, first], "4:1", "expected item 2 with a whole frame and command, found 1 0 3 16"),
      ([home, "1\t0\t3\t16\t0\t0\t0\t0\tnorth\t20.1\t50\t1"], "3:18", "expected a number, found `north`"),
      ([home, "1\t0\t3\t16\t0\t0\t0\t0\tnan\t20.1\t50\t1"], "3:18", "expected a number, found `nan`"),
      ([home, "1\t0\t3.5\t16\t0\t0\t0\t0\t44\t20.1\t50\t1"], "3:1", "whole frame"),
      ([home, "1\t0\t3\t16\t0\t0\t0\t0\t20.1\t441\t50\t1"], "3:1", "not on Earth"),
      ([home, "1\t0\t2\t16\t0\t0\t0\t0\t44.1\t20.1\t50\t1"], "3:1", "item 1 has the frame 2"),
    ])
  func faults(lines: [String], place: String, words: String) throws {
    let path = try path(lines)
    let error = try fault(.badData) { _ = try RouteReader(path: path).route() }
    #expect(error.description.hasPrefix("\(path):\(place): "))
    #expect(error.problem.contains(words))
  }

  @Test(
    "a height, a wait or a speed beyond all that flies is told, and nothing counts with it",
    arguments: [
      ("16\t0\t0\t0\t0\t44.2\t20.2\t-1e300", "a height of -1e+300 m"),
      ("16\t1e300\t0\t0\t0\t44.2\t20.2\t50", "waits for 1e+300 s"),
      ("18\t1e300\t0\t9\t0\t44.2\t20.2\t50", "m in circles"),
      ("18\t1e308\t0\t1e308\t0\t44.2\t20.2\t50", "inf m in circles"),
      ("178\t0\t1e9\t0\t0\t0\t0\t0", "a speed of 1000000000.0 m/s"),
    ])
  func beyondAll(item: String, words: String) throws {
    let path = try path([
      Self.home, Self.first, "2\t0\t0\t\(item)\t1", "3\t0\t3\t16\t0\t0\t0\t0\t44.3\t20\t50\t1",
    ])
    let error = try fault(.badData) { _ = try RouteReader(path: path).route() }
    #expect(error.problem.contains(words))
  }

  @Test("another version, and a list without waypoints, are refused")
  func refused() throws {
    let old = try path([Self.home, Self.first, Self.second], head: "QGC WPL 100")
    #expect(
      try fault(.badData) { _ = try RouteReader(path: old).route() }.problem.contains("version 110 is read"))
    let empty = try path([Self.home])
    #expect(
      try fault(.badData) { _ = try RouteReader(path: empty).route() }.problem.contains("no place"))
  }
}
