// # Tests of the canonical writer
//
// The spelling by a table, the two round-trip laws by seeded random values.

import CanonicalJSON
import Dice
import Testing

@Suite struct JSONWriterTests {
    @Test(
        arguments: [
            (nil, "null"),
            (true, "true"),
            (-5, "-5"),
            ([], "[]"),
            ([:], "{}"),
            ([1, [false, nil]], "[1,[false,null]]"),
            (["b": 1, "a": 2, "!z": 3, "a.": 4, "aa": 5], #"{"!z":3,"a":2,"a.":4,"aa":5,"b":1}"#),
            ("\"\\/\n\t", #""\"\\/\n\t""#),
            ("\u{0}\u{8}\u{d}\u{1f}\u{7f}", "\"\\u0000\\u0008\\u000d\\u001f\u{7f}\""),
            ("ąę😀\u{2028}", "\"ąę😀\u{2028}\""),
        ] as [(JSONValue, String)]
    )
    func spellsEachValueOneWay(value: JSONValue, text: String) {
        #expect(value.canonicalText == text)
    }

    @Test func sortsKeysByBytesAndNotByScalarOrder() {
        let value: JSONValue = ["\u{FF5E}": 1, "\u{1F600}": 2, "z": 3]
        #expect(value.canonicalText == "{\"z\":3,\"\u{FF5E}\":1,\"\u{1F600}\":2}")
    }

    @Test func writtenValuesReadBackEqual() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("seed \(seed)")
        var random = Dice(seed: seed)
        for _ in 0..<500 {
            let value = random.value(depth: 0)
            let written = JSONWriter.bytes(of: value)
            #expect(try JSONParser.parse(written) == value, "seed \(seed)")
        }
    }

    @Test func anySpellingIsWrittenCanonically() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("seed \(seed)")
        var random = Dice(seed: seed)
        for _ in 0..<500 {
            let value = random.value(depth: 0)
            let loose = Array(random.looseSpelling(of: value).utf8)
            let read = try JSONParser.parse(loose)
            #expect(JSONWriter.bytes(of: read) == JSONWriter.bytes(of: value), "seed \(seed)")
        }
    }
}
