import GeoCore
import Testing

/// Numbers and texts as people and files write them.
@Suite struct WrittenNumberTests {
  @Test(
    "a number has a point before its decimals or none, whatever blanks stand around it",
    arguments: [("18", 18.0), (" 18.5\u{A0}", 18.5), ("-1e3", -1000), ("+.5", 0.5), ("7.", 7)])
  func value(text: String, number: Double) {
    #expect(WrittenNumber(text).value == number)
    #expect(WrittenNumber(text).valueWithComma == nil)
  }

  @Test(
    "words, other digits and grouped numbers are none",
    arguments: ["", "nan", "inf", "0x1F", "1 234", "1.2.3", "٣", "e", "18 m"])
  func none(text: String) {
    #expect(WrittenNumber(text).value == nil)
    #expect(WrittenNumber(text).valueWithComma == nil)
  }

  @Test(
    "one comma may stand before decimals, and cannot part thousands unless three digits follow up to three",
    arguments: [
      ("75,5", 75.5, true), ("22,954", 22.954, false), ("-22,954", -22.954, false), ("0,125", 0.125, true),
      ("4819000,125", 4_819_000.125, true), ("1,2e3", 1200, true), ("100,000", 100, false),
    ])
  func comma(text: String, number: Double, isCertain: Bool) {
    #expect(WrittenNumber(text).valueWithComma == number)
    #expect(WrittenNumber(text).hasCertainComma == isCertain)
  }

  @Test(
    "several commas, a comma beside a point or at an end are none",
    arguments: ["1,234,567", "1.234,5", "1,234.5", ",5", "5,", "a,b"])
  func noComma(text: String) {
    #expect(WrittenNumber(text).valueWithComma == nil)
    #expect(!WrittenNumber(text).hasCertainComma)
  }

  @Test("a number with a unit is told apart from it", arguments: ["18 m", "18m", "18\u{A0}m"])
  func unit(text: String) throws {
    let parts = try #require(WrittenNumber(text).numberAndUnit)
    #expect(parts.number == "18")
    #expect(parts.unit == "m")
    #expect(WrittenNumber("ca. 18").numberAndUnit == nil)
    #expect(WrittenNumber("18").numberAndUnit == nil)
  }

  @Test("the mark of a column's decimals follows from all of its texts")
  func mark() {
    #expect(DecimalMark(of: ["1.5", "x", ""], areCommasUsual: true) == nil)
    #expect(DecimalMark(of: ["1,5", "12"], areCommasUsual: false) == .comma)
    #expect(DecimalMark(of: ["1,500"], areCommasUsual: false) == .unclear)
    #expect(DecimalMark(of: ["1,500"], areCommasUsual: true) == .comma)
    #expect(DecimalMark(of: ["1,5", "1.5"], areCommasUsual: true) == .unclear)
  }

  @Test("bytes that are no UTF-8 are shown one by one, so that different ones differ")
  func escapes() {
    #expect(String(escapingBytesOtherThanUTF8: Array("Ђердап".utf8)) == "Ђердап")
    #expect(String(escapingBytesOtherThanUTF8: [0x41, 0xC1, 0xF3, 0x42]) == #"A\xC1\xF3B"#)
    // A letter that is cut off, and a sequence that is longer than its letter.
    #expect(String(escapingBytesOtherThanUTF8: [0xD0]) == #"\xD0"#)
    #expect(String(escapingBytesOtherThanUTF8: [0xC0, 0x80]) == #"\xC0\x80"#)
    #expect(String(escapingBytesOtherThanUTF8: [0xE2, 0x82, 0x41]) == #"\xE2\x82A"#)
  }
}
