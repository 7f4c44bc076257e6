import Scenario

/// How maps draw equipment: each class of the catalogue has a shape of its own, the same in every project.
enum EquipmentSymbol: String, CaseIterable {
  case fixedPillar = "fixed-pillar"
  case stationarySystem = "stationary-system"
  case thermalCamera = "thermal-camera"
  case mobileVideoSystem = "mobile-video-system"
  case cameraVehicle = "camera-vehicle"
  case patrolVehicle = "patrol-vehicle"
  case drone
  case uav
  case localCentre = "local-centre"
  case regionalCentre = "regional-centre"
  /// A type that extends no class.
  case other

  /// The symbol of a type.
  init(_ type: EquipmentType?) { self = type?.catalogueClass.flatMap(Self.init(rawValue:)) ?? .other }

  /// Its shape around the origin, some 14 pixels wide, as the data of an SVG path.
  var path: String {
    switch self {
    case .fixedPillar: "M0 -8l7 13h-14z"
    case .stationarySystem: "M-6 -6h12v12h-12z"
    case .thermalCamera: "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z"
    case .mobileVideoSystem: "M0 -8l8 8l-8 8l-8 -8z"
    case .cameraVehicle: "M0 -7l6.7 4.9l-2.6 7.9h-8.2l-2.6 -7.9z"
    case .patrolVehicle: "M-7 5l7 -11l7 11l-7 -4z"
    case .drone: "M-2 -7h4v5h5v4h-5v5h-4v-5h-5v-4h5z"
    case .uav: "M0 -8l8 12l-8 -4l-8 4z"
    case .localCentre, .regionalCentre: Self.star
    case .other: "M-3.5 -6h7l3.5 6l-3.5 6h-7l-3.5 -6z"
    }
  }

  private static let star = "M0 -9l2.2 6h6.4l-5 4l1.8 6.2l-5.4 -3.6l-5.4 3.6l1.8 -6.2l-5 -4h6.4z"

  /// QGIS's name of the nearest of its simple markers.
  var marker: QMLSymbol.Shape {
    switch self {
    case .fixedPillar: "triangle"
    case .stationarySystem: "square"
    case .thermalCamera: "circle"
    case .mobileVideoSystem: "diamond"
    case .cameraVehicle: "pentagon"
    case .patrolVehicle, .uav: "filled_arrowhead"
    case .drone: "cross_fill"
    case .localCentre, .regionalCentre: "star"
    case .other: "hexagon"
    }
  }
}
