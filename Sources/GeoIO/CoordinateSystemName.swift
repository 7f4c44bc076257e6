import GeoCore

/// What a user writes to name a coordinate system, checked before anything is read.
public enum CoordinateSystemName {
  /// Why a text names no coordinate system; nil when it names one.
  public static func fault(in text: String) -> String? {
    do {
      _ = try SpatialReference(text)
      return nil
    } catch {
      return "\(error)"
    }
  }

  /// What may be written.
  public static let forms = SystemText.forms
}
