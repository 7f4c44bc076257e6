import Placement
import Testing

@Suite("Certificates")
struct CertificateTests {
  @Test(
    "A bound follows from the certificate alone", arguments: PlacementLaw.allCases,
    BruteForceTests.objectives)
  func recomputation(law: PlacementLaw, objective: PlacementObjective) {
    for seed in 0..<200 as Range<UInt64> {
      let random = RandomInstance(seed: seed)
      // Where multipliers alone do not suffice, parts of all plans have theirs.
      guard random.limits.budget == nil else { continue }
      let solver = PlacementSolver(random.instance, law: law, objective: objective, limits: random.limits)
      let solution = solver.solution()
      let proof = solver.certificate(of: solution)
      guard proof.proof == nil else { continue }
      let isWithin = zip(proof.multipliers, proof.weights).allSatisfy { (0...$1).contains($0) }
      #expect(isWithin, "seed \(seed)")
      guard !proof.isDetection else { continue }
      let relaxed = proof.weights.indices.reduce(proof.standing) { sum, piece in
        let (w, s, l) = (proof.weights[piece], proof.seconds[piece], proof.multipliers[piece])
        return sum + max(0, w - l, w + s - 2 * l)
      }
      var byType: [Int: [Double]] = [:]
      for (index, column) in proof.columns.enumerated() {
        let value = proof.credits(index).reduce(0) { $0 + $1.credit * proof.multipliers[$1.piece] }
        byType[random.instance.columns[column].type, default: []].append(value)
      }
      let best = byType.reduce(0) { sum, group in
        let most = random.limits.counts?[group.key] ?? 0
        return sum + group.value.sorted(by: >).prefix(most).reduce(0, +)
      }
      // The least bound is that of the plan itself where rounding took it below.
      #expect(relaxed + best <= solution.bound * (1 + 1e-9), "seed \(seed)")
      #expect(solution.bound <= max(relaxed + best, solution.value) * (1 + 1e-9), "seed \(seed)")
    }
  }

  @Test("Branching closes the gap of counted sensors that cover by themselves, each with its own place")
  func branching() {
    var branched = 0
    for seed in stride(from: 0, to: 1800, by: 3) as StrideTo<UInt64> {
      var random = RandomInstance(seed: seed)
      for index in random.instance.columns.indices { random.instance.columns[index].candidate = index }
      let solver = PlacementSolver(random.instance, law: .single, limits: random.limits)
      let solution = solver.solution()
      let best = PlainValue(instance: random.instance, law: .single, objective: .coveredLength)
        .best(random.limits)
      #expect(best <= solution.bound * (1 + 1e-9), "seed \(seed)")
      // A thousandth of a metre: what multipliers leave of a gap when it is closed.
      #expect(solution.bound <= best + 1e-3, "seed \(seed): best \(best), bound \(solution.bound)")
      if solver.certificate(of: solution).proof != nil { branched += 1 }
    }
    #expect(branched > 0)
  }

  /// Three pieces, and three columns that cover two of them each: half of each column would cover all, two columns do.
  @Test("Of four triangles six columns cover ten pieces, and branching proves what multipliers cannot")
  func triangles() throws {
    var chances = CoverageMatrix()
    for triangle in 0..<4 as Range<Int32> {
      for pair in [[0, 1], [0, 2], [1, 2]] as [[Int32]] {
        chances.append(pair.map { (3 * triangle + $0, 0.9) })
      }
    }
    let instance = PlacementInstance(
      pieces: (0..<12).map { _ in .init(weight: 100) },
      columns: (0..<12).map { .init(candidate: $0, type: 0) }, chances: chances, required: 0.9)
    let solver = PlacementSolver(instance, law: .single, limits: .init(counts: [6]))
    let solution = solver.solution()
    #expect(solution.value == 1000)
    #expect(abs(solution.bound - 1000) < 1e-3)
    let proof = try #require(solver.certificate(of: solution).proof)
    #expect(proof.parts.count > 1)
    #expect(proof.parts.allSatisfy { part in part.multipliers.allSatisfy { $0 >= 0 } })
  }

  @Test("Of two columns that cover alike the certificate keeps one")
  func domination() {
    var chances = CoverageMatrix()
    for rows in [[0, 1], [0, 1], [1], [2]] as [[Int32]] { chances.append(rows.map { ($0, 0.9) }) }
    let instance = PlacementInstance(
      pieces: [10, 20, 30].map { .init(weight: $0) }, columns: (0..<4).map { .init(candidate: $0, type: 0) },
      chances: chances, required: 0.9)
    let solver = PlacementSolver(instance, law: .single, limits: .init(counts: [2]))
    let solution = solver.solution()
    #expect(solver.certificate(of: solution).columns == [0, 3])
    #expect(solution.plan == [0, 3])
    #expect(solution.value == 60)
    #expect(solution.bound == 60)
  }
}
