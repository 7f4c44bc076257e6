/// Which local centre serves which sensor: a maximum flow.
///
///     sensor --> local centre, up to its capacity --> regional centre, up to its capacity --> sink
///
/// A sensor that is added may move others to other centres, but takes none off.
struct SensorAssignment {
  private var network: FlowNetwork
  private let sink: Int
  private let centreCount: Int
  /// For each sensor the centres it can be linked to, and the arc to each.
  private var options: [[(centre: Int, arc: Int)]] = []
  /// For each centre the arc that carries all it serves.
  private var served: [Int?] = []

  /// An assignment of so many sensors, none of them added yet.
  ///
  /// - Parameter regionals: for each centre the regional one behind it; itself for a regional one, nil for none.
  init(sensorCount: Int, centres: [MonitoringCentre], regionals: [Int?]) {
    centreCount = centres.count
    sink = centreCount + sensorCount
    network = FlowNetwork(nodeCount: sink + 1)
    for (centre, regional) in regionals.enumerated() {
      served.append(
        regional.map { regional in
          network.addArc(
            from: centre, to: regional == centre ? sink : regional, capacity: centres[centre].capacity)
        })
    }
  }

  /// Adds the next sensor, served if that is possible at all.
  ///
  /// - Parameter centres: the local centres that it can be linked to, the preferred first.
  mutating func add(reaching centres: [Int]) {
    let node = centreCount + options.count
    options.append(centres.map { ($0, network.addArc(from: node, to: $0, capacity: 1)) })
    network.send(from: node, to: sink)
  }

  /// For each sensor the centre that serves it; nil for none.
  var chosen: [Int?] { options.map { $0.first { network.flow(on: $0.arc) > 0 }?.centre } }

  /// For each centre how many sensors it serves.
  var servedCounts: [Int] { served.map { $0.map { network.flow(on: $0) } ?? 0 } }
}
