import Scenario
import Testing

@Suite struct SourcePathTests {
  @Test(
    "a relative path starts from the scenario's folder; anything else stays as it is",
    arguments: [
      ("line.geojson", "/a/b", "/a/b/line.geojson"), ("../data/x.tif", "/a/b", "/a/data/x.tif"),
      ("./x.tif", "/a/b/", "/a/b/x.tif"), ("../../../x.tif", "/a", "/../../x.tif"), ("x.tif", "", "x.tif"),
      ("../x.tif", "..", "../../x.tif"), ("/abs/x.tif", "/a", "/abs/x.tif"),
      ("/vsizip/x.zip", "/a", "/vsizip/x.zip"), ("https://e.org/x.tif", "/a", "https://e.org/x.tif"),
      ("PG:dbname=a", "/a", "PG:dbname=a"), ("at 10:30.tif", "/a", "/a/at 10:30.tif"),
    ])
  func resolved(text: String, folder: String, expected: String) {
    #expect(SourcePath(text).resolved(in: folder) == expected)
  }

  @Test(
    "a path is written from another folder",
    arguments: [
      ("x.tif", "/a/b", "/a/b", "x.tif"), ("x.tif", "/a/b", "/a", "b/x.tif"),
      ("x.tif", "/a/b", "/a/c/d", "../../b/x.tif"), ("../x.tif", "/a/b", "/c", "../a/x.tif"),
      ("/abs/x.tif", "/a", "/b", "/abs/x.tif"), (".", "/a", "/a", "."),
    ])
  func rebased(text: String, folder: String, other: String, expected: String) {
    #expect(SourcePath(text).rebased(from: folder, to: other) == expected)
  }
}
