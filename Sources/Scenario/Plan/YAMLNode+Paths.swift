extension YAMLNode {
  /// The keys whose values are paths, wherever they stand but in `free`.
  private static let pathKeys: Set<String> = [
    BorderKeys.source.name, TerrainKeys.dem.name, TerrainKeys.canopy.name, PatrolKeys.routeSource.name,
  ]
  /// The keys below which no value is a path, whatever its key.
  private static let free: Set<String> = [
    ScenarioKeys.criterionSets.name, SiteKeys.attributes.name, ScenarioKeys.matrix.name,
    ScenarioKeys.requirements.name, ScenarioKeys.equipment.name,
  ]

  /// The same value with the paths in it written from elsewhere.
  func rebased(_ paths: PlanPaths, isPath: Bool = false) -> YAMLNode {
    var copy = self
    switch content {
    case .scalar(let text, let isQuoted):
      guard isPath, !isNothing, !text.isEmpty, text != TerrainKeys.copernicusGLO30 else { return self }
      copy.content = .scalar(paths.written(SourcePath(text)), isQuoted: isQuoted)
    case .list(let items):
      copy.content = .list(items.map { $0.rebased(paths, isPath: isPath) })
    case .mapping(let entries):
      copy.content = .mapping(
        entries.map { entry in
          guard !Self.free.contains(entry.key) else { return entry }
          var entry = entry
          entry.value =
            entry.key == ScenarioKeys.variants.name
            ? entry.value.rebasedVariants(paths)
            : entry.value.rebased(paths, isPath: Self.pathKeys.contains(entry.key))
          return entry
        })
    }
    return copy
  }

  /// Variants with the paths in them written from elsewhere, whatever they are called.
  func rebasedVariants(_ paths: PlanPaths) -> YAMLNode {
    guard case .mapping(let entries) = content else { return self }
    let variants = entries.map { Entry(key: $0.key, mark: $0.mark, value: $0.value.rebased(paths)) }
    return YAMLNode(content: .mapping(variants), mark: mark)
  }
}
