import GeoCore
import Testing

struct InputNotesTests {
  @Test("a sentence is kept once, in the order of adding")
  func once() {
    let notes = InputNotes()
    for sentence in ["b", "a", "b"] { notes.add(sentence) }
    #expect(notes.sentences == ["b", "a"])
  }

  @Test(
    "of sentences that differ in numbers alone three are told with the count of the others, in any order of adding"
  )
  func counted() {
    let sentences = (1...12).map { "a.shp: feature \($0) is odd" } + ["b.shp: is odd"]
    let expected = [
      "a.shp: feature 1 is odd", "a.shp: feature 2 is odd", "a.shp: feature 3 is odd (and 9 more like it)",
      "b.shp: is odd",
    ]
    for order in [
      sentences, [sentences[11]] + sentences, sentences.dropLast().reversed() + ["b.shp: is odd"],
    ] {
      let notes = InputNotes()
      for sentence in order { notes.addCounted(sentence) }
      #expect(notes.sentences == expected)
    }
  }

  @Test("three or fewer of a kind are all told")
  func few() {
    let notes = InputNotes()
    for number in [30, 4, 200] { notes.addCounted("row \(number)") }
    #expect(notes.sentences == ["row 4", "row 30", "row 200"])
  }

  @Test("what is new is told once, by the alphabet")
  func new() {
    let notes = InputNotes()
    notes.add("b")
    #expect(notes.newSentences() == ["b"])
    for sentence in ["d", "b", "c"] { notes.add(sentence) }
    #expect(notes.newSentences() == ["c", "d"])
    #expect(notes.newSentences().isEmpty)
    #expect(notes.sentences == ["b", "d", "c"])
  }

  @Test("a system is told with its operation and how far that may be off, once for an input")
  func systems() {
    let notes = InputNotes()
    var system = InputSystem(
      file: "a.shp", layer: "a", name: "X (EPSG:1)", operation: "X to WGS 84 (2)", accuracy: 1.5)
    notes.add(system)
    notes.add(system)
    #expect(notes.systems == [system])
    #expect("\(system)" == "X (EPSG:1), brought to WGS 84 by X to WGS 84 (2), within 1.5 m")
    system.accuracy = nil
    #expect("\(system)" == "X (EPSG:1), brought to WGS 84 by X to WGS 84 (2), of unstated accuracy")
    system.operation = nil
    #expect("\(system)" == "X (EPSG:1), on WGS 84 itself")
  }
}
