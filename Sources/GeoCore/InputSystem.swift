/// How the coordinates of an input are placed on Earth.
public struct InputSystem: Sendable, Hashable, CustomStringConvertible {
  /// The input's path as given.
  public var file: String
  /// The layer in it; nil for what has no layers.
  public var layer: String?
  /// The coordinate system's name and code, such as `WGS 84 / UTM zone 34N (EPSG:32634)`.
  public var name: String
  /// The operation that brings it to WGS 84; nil when it is on WGS 84 itself.
  public var operation: String?
  /// How far that operation may be off (m), at least 0; nil when nobody states it.
  public var accuracy: Double?

  /// A system of an input.
  public init(file: String, layer: String?, name: String, operation: String?, accuracy: Double?) {
    self.file = file
    self.layer = layer
    self.name = name
    self.operation = operation
    self.accuracy = accuracy
  }

  /// The system, the operation and its accuracy.
  public var description: String {
    guard let operation else { return "\(name), on WGS 84 itself" }
    guard let accuracy else { return "\(name), brought to WGS 84 by \(operation), of unstated accuracy" }
    return "\(name), brought to WGS 84 by \(operation), within \(accuracy.metres)"
  }
}

extension Double {
  /// A length of the order of metres, to the decimetre.
  fileprivate var metres: String {
    let tenths = (self * 10).rounded() / 10
    return "\(Int(exactly: tenths).map(String.init) ?? "\(tenths)") m"
  }
}
