/// Faults of variants and of their matrix.
extension BadScenario {
  /// A scenario with two sites, its variants on line 6.
  private static func variant(_ text: String, _ place: String, _ words: String...) -> BadScenario {
    let sites = """
      sites:
        - {id: P1, type: fixed-pillar, at: [22, 42]}
        - {id: P2, type: fixed-pillar, at: [22.1, 42]}

      """
    return BadScenario(yaml: smallest + sites + text + "\n", place: place, words: words)
  }

  static let variants: [BadScenario] = [
    .variant("variants: [fog]", "s.yaml:6:11:", "variants: expected a mapping, found a list of 1"),
    .variant("variants: {fog: dense}", "s.yaml:6:17:", "variants.fog: expected a mapping, found dense"),
    .variant(
      "variants: {fog: {conditons: {}}}", "s.yaml:6:18:", "variants.fog.conditons: unknown key",
      "did you mean `conditions`?"),
    .variant(
      "variants: {fog: {conditions: {visibility: 1}}}", "s.yaml:6:31:",
      "variant fog: conditions.visibility: unknown key", "`visibility_km`"),
    .variant(
      "variants: {fog: {conditions: {visibility_km: 0}}}", "s.yaml:6:46:",
      "variant fog: conditions.visibility_km: expected a number at least 0.001 and at most 1000 km, found 0"),
    .variant("variants: {fog: {karaula: 2}}", "s.yaml:6:18:", "variants.fog.karaula: unknown key"),
    .variant("variants: {fog: {border: null}}", "s.yaml:1:1:", "variant fog: border: missing"),
    .variant("variants: {base: {}}", "s.yaml:6:12:", "variants.base:", "the scenario without changes"),
    .variant("variants: {a/b: {}}", "s.yaml:6:12:", "variants.a/b: a variant cannot have this name"),
    .variant("variants: {..: {}}", "s.yaml:6:12:", "a variant cannot have this name"),
    .variant(
      "variants: {less: {sites: {remove: [P3]}}}", "s.yaml:6:36:",
      "variant less: variants.less.sites.remove[0]: no site has the id P3", "the ids are P1, P2"),
    .variant(
      "variants: {less: {sites: {remove: [\"Q*\"]}}}", "s.yaml:6:36:", "no site has the id Q*"),
    .variant(
      "variants: {less: {sites: {remove: P1}}}", "s.yaml:6:35:", "variants.less.sites.remove: expected a list"
    ),
    .variant(
      "variants: {less: {patrols: {remove: [U1]}}}", "s.yaml:6:38:", "no patrol has the id U1",
      "there are none"),
    .variant(
      "variants: {more: {sites: {append: []}}}", "s.yaml:6:27:", "variants.more.sites.append: unknown key",
      "known here: add, remove, change"),
    .variant(
      "variants: {more: {sites: {add: [{id: P1, type: fixed-pillar, at: [22, 42]}]}}}", "s.yaml:6:33:",
      "variant more: sites[2].id: the id P1 is also that of"),
    .variant(
      "variants: {turn: {sites: {change: {P1: {azimut_deg: 1}}}}}", "s.yaml:6:41:",
      "variants.turn.sites.change.P1.azimut_deg: unknown key", "`azimuth_deg`"),
    .variant(
      "variants: {turn: {sites: {change: {P1: {azimuth_deg: north}}}}}", "s.yaml:6:54:",
      "variants.turn.sites.change.P1.azimuth_deg: expected a number", "found north"),
    .variant(
      "variants: {turn: {sites: {change: {P1: {id: P9}}}}}", "s.yaml:6:41:", "change.P1.id: unknown key"),
    .variant(
      "variants: {turn: {sites: {change: {\"P?0\": {azimuth_deg: 1}}}}}", "s.yaml:6:36:",
      "no site has the id P?0"),
    .variant(
      "variants: {fog: {}}\nmatrix: {weather: [base, fig]}", "s.yaml:7:26:",
      "matrix.weather[1]: expected base | fog, found fig", "did you mean `fog`?"),
    .variant("variants: {fog: {}}\nmatrix: [fog]", "s.yaml:7:9:", "matrix: expected a mapping"),
    .variant("variants: {fog: {}}\nmatrix: {a: []}", "s.yaml:7:13:", "at least one variant"),
    .variant(
      "variants: {fog: {}}\nmatrix: {a: [fog], b: [base, fog]}", "s.yaml:7:30:", "fog is given more than once"
    ),
    .variant("extends: other.yaml", "s.yaml:6:10:", "extends: no other file is read here"),
  ]
}
