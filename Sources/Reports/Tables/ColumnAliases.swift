/// What the columns of reports are called in front of people, with their units.
enum ColumnAliases {
  /// The aliases as a QGIS style has them; a GeoPackage could hold them itself, but GDAL 3.6 neither
  /// writes nor reads them there.
  ///
  /// - Parameter columns: the layer's, in order.
  static func xml(forColumns columns: [String]) -> Markup {
    let entries = columns.compactMap { column -> Markup? in
      all[column].map { "<alias field=\"\(column)\" name=\"\($0)\"/>\n" }
    }
    return "<aliases>\n\(entries.joined())</aliases>\n"
  }

  /// The names by column.
  private static let all = [
    "part": "Part", "from_m": "From chainage (m)", "to_m": "To chainage (m)", "length_m": "Length (m)",
    "cause": "Cause", "causes": "Metres of each cause", "nearest_sensor": "Nearest sensor",
    "nearest_distance_m": "Distance of the nearest sensor (m)", "max_revisit_s": "Longest wait (s)",
    "covered": "Covered", "probability": "Detection probability", "seen_by": "Seen by",
    "overlap": "Sensors that see it", "marginal": "Marginal", "mean_wait_s": "Mean wait (s)",
    "seen_share": "Share of time seen", "looks": "Looks", "assumed_ground": "Ground assumed",
    "type": "Type", "mast_height_m": "Mast height (m)", "antenna_height_m": "Antenna height (m)",
    "accepts_sensors": "Takes sensors", "ground_elevation_m": "Ground elevation (m)",
    "shift_m": "Shift to the cell's centre (m)", "max_range_m": "Longest range (m)",
    "cameras": "Cameras",
    "covered_length_m": "Border covered (m)", "sole_length_m": "Border covered alone (m)",
    "contribution_m": "Contribution (m)", "attributes": "Attributes", "linked": "Linked", "level": "Level",
    "frequency_ghz": "Frequency (GHz)", "capacity": "Capacity (sensors)",
    "sensors_served": "Sensors served", "from": "From", "to": "To", "clearance_m": "Clearance (m)",
    "clearance_share": "Clearance (share of the Fresnel zone)",
    "clearance_at_m": "Clearance least at (m)",
    "path_clear": "Path clear", "raised_m": "Raised by land cover (m)",
    "most_raised_m": "Most raised by land cover (m)",
    "clearing_height_m": "Antenna height that clears it (m)", "blocked_at_m": "Blocked at (m)",
    "used": "Used", "sensor": "Sensor",
    "camera": "Camera", "task": "Task", "range_m": "Range (m)", "min_range_m": "Least range (m)",
    "azimuth_deg": "Azimuth (degrees)", "sector_deg": "Sector (degrees)", "aircraft": "Aircraft",
    "zone": "Zone", "pieces": "Pieces of border", "rows": "Rows of cells",
    "columns": "Columns of cells", "lap_s": "Lap (s)", "mean_in_air": "Mean in the air",
    "swath_m": "Swath (m)",
  ]
}
