import GeoCore
import Testing

struct InputErrorTests {
  @Test("a fault is one line: place, problem, remedy")
  func description() {
    let place = InputError.Place(file: "a.yaml", line: 3, column: 7)
    let fault = InputError(.badData, at: place, "the number is 0", fix: "give one above 0")
    #expect(fault.description == "a.yaml:3:7: the number is 0; give one above 0")
  }

  @Test("a place without a line is the file, and no place is left out")
  func places() {
    #expect(InputError.Place(file: "a.tif").description == "a.tif")
    #expect(InputError.Place(file: "a.yaml", line: 3).description == "a.yaml:3")
    #expect(InputError(.wrongUsage, at: nil, "no", fix: "yes").description == "no; yes")
  }
}

struct WrittenPlaceTests {
  @Test("queries that differ in where they were written alone are equal")
  func equal() {
    var (one, other) = (LayerQuery(crs: "EPSG:4326"), LayerQuery(crs: "EPSG:4326"))
    one.crsPlace = WrittenPlace(InputError.Place(file: "a.yaml", line: 1))
    other.crsPlace = WrittenPlace(InputError.Place(file: "b.yaml", line: 2))
    #expect(one == other)
    #expect(Set([one, other]).count == 1)
  }
}
