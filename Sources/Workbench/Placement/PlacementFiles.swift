import Coverage
import Foundation
import GeoCore
import GeoIO
import Placement
import Reports
import Scenario

/// The files of a placement.
struct PlacementFiles: Sendable {
  let problem: PlacementProblem
  let answer: PlacementAnswer

  /// The files of an answer.
  init(problem: PlacementProblem, answer: PlacementAnswer) {
    self.problem = problem
    self.answer = answer
  }

  /// The names of the files of any placement.
  static let names: Set = [
    "placement.yaml", "placement.gpkg", "placement.json", "certificate.json", "certificate.columns.gz",
    "certificate.columns-run.gz", "certificate.tree.gz", "siting.tif", "report.html",
  ]

  /// Writes them.
  ///
  /// - Throws: `InputError` of kind cannotWrite.
  func write(to folder: OutputFolder) throws {
    let sites = self.sites
    try folder.write(Array(try scenario(with: sites, in: folder).utf8), to: "placement.yaml")
    try GeoPackage.write(
      SitingLayers.layers(chosen: chosenTable(sites), candidates: try candidateTable()), to: "placement.gpkg",
      in: folder)
    for (law, certificate) in answer.certificates {
      try writeColumns(of: certificate, law, to: folder)
      if let proof = certificate.proof { try write(proof, of: certificate, to: folder) }
    }
    try folder.write(certificates.file, to: "certificate.json")
    try folder.write(figures(sites).file, to: "placement.json")
    try folder.write(Array(page(sites).html.utf8), to: "report.html")
  }

  /// The chosen sites in the order in which they gain most.
  private var sites: [Site] {
    let taken = problem.resolution.takenIDs
    var number = 0
    return answer.chosen.map { chosen in
      repeat { number += 1 } while taken.contains("placed-\(number)")
      return PlacedSite(problem, chosen.column, id: "placed-\(number)").site
    }
  }

  /// The scenario with the chosen sites, in the order in which the search combined them, so that a run gives the same bits.
  private func scenario(with sites: [Site], in folder: OutputFolder) throws -> String {
    let byColumn = zip(answer.chosen, sites).sorted { $0.0.column < $1.0.column }.map(\.1)
    let resolution = problem.resolution
    let home = ScenarioFile.canonical(folder.path)
    guard resolution.scenario.variant == nil else {
      // A variant is no file that could be extended: its plan is written out.
      return try resolution.scenario.planYAML(
        resolving: resolution.sites + byColumn, centres: resolution.centres, patrols: resolution.patrols,
        cellSize: resolution.cellSize, paths: .relative(to: home, base: resolution.file.folder))
    }
    let path = SourcePath(URL(fileURLWithPath: resolution.scenario.file).lastPathComponent)
    return try Scenario.extending(
      path.rebased(from: resolution.file.folder, to: home), adding: byColumn)
  }

  private func writeColumns(
    of certificate: PlacementCertificate, _ law: PlacementLaw, to folder: OutputFolder
  ) throws {
    let name = law == .single ? "certificate.columns.gz" : "certificate.columns-run.gz"
    try CompressedText.write(to: name, in: folder) { write in
      for (index, number) in certificate.columns.enumerated() {
        try Task.checkCancellation()
        let column = problem.instance.columns[number]
        let credits = certificate.credits(index).map { "[\($0.piece), \($0.credit)]" }
        let azimuth = column.azimuth.map { "\($0)" } ?? "null"
        let cost = column.cost.map { "\($0)" } ?? "null"
        let type = JSONValue.text(problem.types[column.type]).line
        try write(
          "[\(column.candidate), \(type), \(azimuth), \(cost), [\(credits.joined(separator: ", "))]]\n")
      }
    }
  }

  /// Writes the parts that prove a bound: a line with the groups of pieces, then a line a part.
  private func write(_ proof: CoreProof, of certificate: PlacementCertificate, to folder: OutputFolder) throws
  {
    let lines = Dictionary(
      uniqueKeysWithValues: certificate.columns.enumerated().map { ($1, $0) })
    try CompressedText.write(to: "certificate.tree.gz", in: folder) { write in
      let groups = proof.groups.map { "[\($0.map { "\($0)" }.joined(separator: ", "))]" }
      try write("[\(groups.joined(separator: ", "))]\n")
      for part in proof.parts {
        try Task.checkCancellation()
        let split = part.split.map { "[\(lines[$0.column] ?? -1), \($0.with), \($0.without)]" } ?? "null"
        let multipliers = part.multipliers.map { "\($0)" }.joined(separator: ", ")
        try write("[\(split), [\(multipliers)]]\n")
      }
    }
  }

  private func page(_ sites: [Site]) -> PlacementPage {
    let (candidates, resolution) = (problem.candidates, problem.resolution)
    let seeing = Set(problem.instance.columns.map(\.candidate))
    let isCovered = problem.lengths.isCovered(by: answer.plan, law: answer.law)
    return PlacementPage(
      name: resolution.scenario.name, objective: problem.placement.objective.rawValue,
      before: answer.coveredBefore, after: answer.figures.covered, bound: answer.figures.bound,
      steps: answer.curve.map {
        .init(sensors: $0.sensors, euros: $0.euros, value: $0.value, bound: $0.bound)
      },
      sites: zip(answer.chosen, sites).map { share, site in
        .init(
          id: site.id, type: site.type, place: site.coordinate, azimuth: site.azimuth?.degrees,
          gained: share.gained, lost: share.lost)
      },
      border: zip(problem.pieces, isCovered).map { piece, isCovered in
        .init(
          places: resolution.border.parts[piece.part].vertices(in: piece.chainage), isCovered: isCovered)
      },
      candidates: seeing.sorted().map { candidates.all[$0].coordinate },
      refused: candidates.excluded
        + candidates.all.indices.filter { !seeing.contains($0) }.map { candidates.all[$0].coordinate },
      reasons: candidates.refusals, isBought: problem.limits.budget != nil,
      attributions: resolution.attribution)
  }

  private func chosenTable(_ sites: [Site]) -> FeatureTable {
    FeatureTable(
      name: "chosen",
      columns: [
        .init("id", .text), .init("type", .text), .init("azimuth_deg", .real), .init("gained_m", .real),
        .init("lost_without_m", .real),
      ],
      features: zip(answer.chosen, sites).map { share, site in
        .init(
          .point(site.coordinate),
          [
            .text(site.id), .text(site.type), site.azimuth.map { .real($0.degrees) } ?? .null,
            .real(share.gained.finiteMillimetres), .real(share.lost.finiteMillimetres),
          ])
      })
  }

  /// Each candidate with its best column of each type: what it would cover alone, and what it would add to the plan.
  private func candidateTable() throws -> FeatureTable {
    let instance = problem.instance
    let alone = instance.gains(beyond: [], law: .single, objective: problem.objective)
    let added = instance.gains(beyond: answer.plan, law: answer.law, objective: problem.objective)
    var best: [Int: [Int: (column: Int, added: Int)]] = [:]
    for (index, column) in instance.columns.enumerated() {
      guard let known = best[column.candidate]?[column.type] else {
        best[column.candidate, default: [:]][column.type] = (index, index)
        continue
      }
      best[column.candidate]?[column.type] = (
        alone[index] > alone[known.column] ? index : known.column,
        added[index] > added[known.added] ? index : known.added
      )
    }
    let chosen = Set(answer.plan.map { instance.columns[$0].candidate })
    let features = best.sorted { $0.key < $1.key }.flatMap { candidate, types in
      types.sorted { $0.key < $1.key }.map { type, found in
        FeatureTable.Feature(
          .point(problem.candidates.all[candidate].coordinate),
          [
            .text(problem.types[type]), .real(alone[found.column].finiteMillimetres),
            instance.columns[found.column].azimuth.map { .real($0) } ?? .null,
            .real(added[found.added].finiteMillimetres),
            instance.columns[found.added].azimuth.map { .real($0) } ?? .null,
            .boolean(chosen.contains(candidate)),
          ])
      }
    }
    return FeatureTable(
      name: "candidates",
      columns: [
        .init("type", .text), .init("alone_m", .real), .init("alone_azimuth_deg", .real),
        .init("added_m", .real), .init("added_azimuth_deg", .real), .init("chosen", .boolean),
      ], features: features)
  }
}
