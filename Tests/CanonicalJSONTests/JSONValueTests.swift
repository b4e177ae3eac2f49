// # Tests of JSON values
//
// Equality by bytes and the convenience accessors.

import CanonicalJSON
import Testing

@Suite struct JSONValueTests {
    @Test func equalityIsThatOfCanonicalBytes() {
        let composed: JSONValue = "\u{e9}"
        let decomposed: JSONValue = "e\u{301}"
        #expect(composed != decomposed)
        #expect([composed] != [decomposed] as JSONValue)
        #expect(["a": composed] != ["a": decomposed] as JSONValue)
        #expect(Set([composed, decomposed, composed]).count == 2)
    }

    @Test func kindsDiffer() {
        let kinds: [JSONValue] = [nil, false, 0, "", [], [:]]
        #expect(Set(kinds).count == kinds.count)
    }

    @Test func accessorsReadOnlyTheirOwnKind() {
        let value: JSONValue = ["s": "x", "i": 1, "b": true, "a": [1], "n": nil]
        #expect(value["s"]?.stringValue == "x")
        #expect(value["i"]?.integerValue == 1)
        #expect(value["b"]?.boolValue == true)
        #expect(value["a"]?.arrayValue == [1])
        #expect(value.objectValue?.count == 5)
        #expect(value["s"]?.integerValue == nil)
        #expect(value["i"]?.boolValue == nil)
        #expect(value.stringValue == nil)
    }

    @Test func missingMembersAreNotNull() {
        let value: JSONValue = ["n": nil]
        #expect(value["n"] == JSONValue.null)
        #expect(value["n"] != nil)
        #expect(value["m"] == nil)
        #expect(([1] as JSONValue)["n"] == nil)
    }
}
