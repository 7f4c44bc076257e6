import RadioLinks
import GeoCore
import SensorPhysics

extension Scenario {
  /// Reads and checks a scenario and all its variants.
  ///
  /// - Parameters:
  ///   - yaml: the scenario's text.
  ///   - file: its name as the user gave it, for messages.
  /// - Throws: `InputError` with file, line, column and YAML path of the first fault.
  public init(yaml: String, file: String) throws {
    let document = try ScenarioDocument(yaml: yaml, file: file)
    self = try document.scenario()
    try document.checkVariants()
  }

  /// Decodes what was merged.
  ///
  /// - Parameters:
  ///   - merged: the values, and what is still to be changed in layers.
  ///   - file: the file's name, for messages.
  ///   - variant: the name of the variant that was merged.
  ///   - variantNames: the variants of the file.
  init(_ merged: MergedDocument, file: String, variant: String?, variantNames: [String]) throws {
    let log = DecodingLog(file: file)
    let document = YAMLValue(node: merged.node, path: .root, log: log)
    try Self.checkVersion(document)
    self.variant = variant
    self.variantNames = variantNames
    siteEdits = RowEdits(merged.edits[.sites] ?? [])
    centreEdits = RowEdits(merged.edits[.centres] ?? [])
    patrolEdits = RowEdits(merged.edits[.patrols] ?? [])
    let map = try YAMLMapping(document, keys: ScenarioKeys.all, "keys and values, such as border: {...}")
    self.file = file
    name = try map.text(ScenarioKeys.name) ?? Self.stem(of: file)
    border = try BorderInput(map.required(ScenarioKeys.border))
    terrain = try map.mapping(ScenarioKeys.terrain).map(TerrainInput.init)
    grid = try GridSettings(map.mapping(ScenarioKeys.grid))
    target = try map(ScenarioKeys.target).map(Target.init) ?? .person
    task = try map.choice(ScenarioKeys.task, DiscriminationTask.self) ?? .detection
    requiredProbability = try map.number(ScenarioKeys.requiredProbability) ?? geometricRangeProbability
    exposure = try map.number(ScenarioKeys.exposure) ?? ScenarioKeys.defaultExposure
    period = try map.number(ScenarioKeys.period) ?? ScenarioKeys.defaultPeriod
    conditions = try Conditions(map.mapping(ScenarioKeys.conditions))
    let sets = try map(ScenarioKeys.criterionSets).map(CriterionSet.list) ?? []
    criterionSets = sets
    criteria = try CriterionSet.byBand(map(ScenarioKeys.criteria), among: sets)
    assumptions = try PhysicsAssumptions(map.mapping(ScenarioKeys.assumptions))
    let catalogue = try EquipmentType.builtIn()
    self.catalogue = catalogue
    equipment = try Self.equipment(map, over: catalogue, criteria: sets)
    sites = try map(ScenarioKeys.sites).map(SiteEntry.list) ?? []
    let types = CentreTypes(equipment, catalogue)
    centres = try map(ScenarioKeys.centres).map { try CentreEntry.list($0, types) } ?? []
    links = try LinkSettings(map(ScenarioKeys.links), hasCentres: !centres.isEmpty)
    linksPlace = (map(ScenarioKeys.links) ?? map(ScenarioKeys.centres))?.place
    patrols = try map(ScenarioKeys.patrols).map { try PatrolEntry.list($0, criteria: sets) } ?? []
    requirements = try map(ScenarioKeys.requirements).map(Requirement.list) ?? []
    placement = try map(ScenarioKeys.placement).map(PlacementInput.init)
    crossing = try map(ScenarioKeys.crossing).map { [grid, exposure] in
      try CrossingInput($0, grid, exposure: exposure)
    }
    response = try map(ScenarioKeys.response).map(ResponseInput.init)
    try Requirement.checkVariants(of: requirements, among: variantNames)
    matrix = map(ScenarioKeys.matrix)?.node
    warnings = []
    try checkInline()
    warnings = log.warnings.inFileOrder
  }

  /// Finds the faults of what is written in the scenario itself, before any layer is read.
  private func checkInline() throws {
    let inlineSites = sites.compactMap(\.inline)
    let drafts = patrols.compactMap(\.inline)
    _ = try sensors(sites: inlineSites)
    try checkIDs(sites: inlineSites, centres: centres.compactMap(\.inline), patrols: drafts)
    try checkPlacement()
    for draft in drafts { _ = try patrol(draft, along: nil) }
  }

  private static func equipment(
    _ map: YAMLMapping, over catalogue: [EquipmentType], criteria sets: [CriterionSet]
  ) throws -> [EquipmentType] {
    try map(ScenarioKeys.equipment).map { try EquipmentType.list($0, over: catalogue, criteria: sets) } ?? []
  }

  /// Looks at the version before anything else: another version's keys would only confuse.
  static func checkVersion(_ document: YAMLValue) throws {
    let remedy = "start the file with `karaula: \(ScenarioKeys.formatVersion)`"
    guard case .mapping(let entries) = document.node.content else {
      throw document.fault(expected: "a mapping", fix: remedy)
    }
    guard let entry = entries.first(where: { $0.key == ScenarioKeys.karaula.name }) else {
      throw InputError(
        .badData, at: document.place, "\(ScenarioKeys.karaula.name): missing, the format's version",
        fix: remedy)
    }
    guard YAMLValue.number(entry.value) == Double(ScenarioKeys.formatVersion) else {
      let version = YAMLValue(
        node: entry.value, path: document.path.key(ScenarioKeys.karaula.name), log: document.log)
      throw version.fault(expected: "version \(ScenarioKeys.formatVersion)", fix: remedy)
    }
  }

  /// A file's name without folders and extension.
  private static func stem(of file: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    return String(name.split(separator: ".").first ?? name)
  }
}

extension [ScenarioWarning] {
  /// The warnings by line and column.
  fileprivate var inFileOrder: [ScenarioWarning] {
    sorted {
      ($0.place.line ?? 0, $0.place.column ?? 0) < ($1.place.line ?? 0, $1.place.column ?? 0)
    }
  }
}

extension LinkSettings {
  /// - Parameters:
  ///   - value: a word or a mapping; nil for what is usual.
  ///   - hasCentres: whether there is anything to link to.
  init(_ value: YAMLValue?, hasCentres: Bool) throws {
    let usual: LinkPolicy = hasCentres ? .report : .ignore
    guard let value else {
      self.init(mode: usual)
      return
    }
    guard case .mapping = value.node.content else {
      let word = try value.choice(LinkKeys.words, ScenarioKeys.links.summary)
      self.init(mode: LinkPolicy(rawValue: word) ?? usual)
      return
    }
    let map = try YAMLMapping(value, keys: LinkKeys.all, ScenarioKeys.links.summary)
    self.init(mode: try map.choice(LinkKeys.mode, LinkPolicy.self) ?? usual)
    if let list = map(LinkKeys.appliesTo) { kinds = try Self.kinds(list) }
    rules.earthRadiusFactor = try map.number(LinkKeys.earthRadiusFactor) ?? rules.earthRadiusFactor
    rules.fresnelShare = try map.number(LinkKeys.fresnelShare) ?? rules.fresnelShare
  }

  private static func kinds(_ value: YAMLValue) throws -> [LinkedKind] {
    let summary = LinkKeys.appliesTo.summary
    let words = try value.list(summary).map {
      try $0.choice(LinkedKind.allCases.map(\.rawValue), summary)
    }
    guard !words.isEmpty else {
      throw value.fault(expected: "at least one kind", fix: "give \(summary), or `mode: ignore`")
    }
    return LinkedKind.allCases.filter { words.contains($0.rawValue) }
  }
}
