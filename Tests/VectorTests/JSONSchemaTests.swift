// Laws of the checker itself: a checker that accepts everything would hold nothing.

import CanonicalJSON
import Testing

@Suite
struct JSONSchemaTests {
    /// A schema and a value, both as JSON text.
    private typealias Pair = (schema: String, value: String)

    private static let misfits: [Pair] = [
        (##"{"type":"string"}"##, "1"),
        (##"{"type":["string","null"]}"##, "true"),
        (##"{"const":"a"}"##, ##""b""##),
        (##"{"enum":["a","b"]}"##, ##""c""##),
        (##"{"minimum":1}"##, "0"),
        (##"{"maximum":1}"##, "2"),
        (##"{"minItems":1}"##, "[]"),
        (##"{"maxItems":0}"##, "[1]"),
        (##"{"pattern":"^[a-z]+$"}"##, ##""A""##),
        (##"{"required":["a"]}"##, ##"{"b":1}"##),
        (##"{"properties":{"a":{"type":"string"}}}"##, ##"{"a":1}"##),
        (##"{"additionalProperties":{"type":"string"}}"##, ##"{"a":1}"##),
        (##"{"items":{"$ref":"#/$defs/word"}}"##, ##"["a",1]"##),
        (##"{"anyOf":[{"type":"null"},{"$ref":"#/$defs/word"}]}"##, "1"),
        (##"{"$ref":"#/$defs/nowhere"}"##, "1"),
        (##"{"format":"date"}"##, ##""x""##),
    ]

    private static let fits: [Pair] = [
        (##"{"type":["string","null"]}"##, "null"),
        (##"{"enum":["a","b"]}"##, ##""b""##),
        (##"{"minimum":1,"maximum":3}"##, "2"),
        (##"{"minimum":1}"##, ##""a""##),
        (##"{"required":["a"],"properties":{"a":{"const":1}}}"##, ##"{"a":1,"b":2}"##),
        (##"{"properties":{"a":{}},"additionalProperties":{"type":"null"}}"##, ##"{"a":1}"##),
        (##"{"anyOf":[{"type":"null"},{"$ref":"#/$defs/word"}]}"##, ##""a""##),
    ]

    private static func problems(_ schema: String, _ value: String) throws -> [String] {
        let text = ##"{"$defs":{"x":\##(schema),"word":{"type":"string"}}}"##
        return try JSONSchema(text: text).problems(of: try LooseJSON.parse(value), by: "x")
    }

    @Test(arguments: misfits)
    func refusesWhatDoesNotFit(_ schema: String, _ value: String) throws {
        #expect(try !Self.problems(schema, value).isEmpty)
    }

    @Test(arguments: fits)
    func acceptsWhatFits(_ schema: String, _ value: String) throws {
        #expect(try Self.problems(schema, value) == [])
    }
}
