// # Tests of the strict parser
//
// Tables of accepted and refused texts; every rule of the format has at least one row.

import CanonicalJSON
import Dice
import Testing

@Suite struct JSONParserTests {
    @Test(
        arguments: [
            ("null", .null),
            ("true", true),
            ("false", false),
            ("0", 0),
            ("-1", -1),
            ("9007199254740991", 9_007_199_254_740_991),
            ("-9007199254740991", -9_007_199_254_740_991),
            (#""""#, ""),
            ("[]", []),
            ("{}", [:]),
            (" \t\r\n[ 1 , 2 ] \r\n", [1, 2]),
            (#"{"b":{"a":[null]},"a":"x"}"#, ["a": "x", "b": ["a": [nil]]]),
            (#""\"\\\/\n\t""#, "\"\\/\n\t"),
            (#""\u000a\u0009\u0022""#, "\n\t\""),
            (#""\u0105\u20AC\ud83d\uDE00""#, "ą€😀"),
            (#""Zażółć gęślą jaźń 😀""#, "Zażółć gęślą jaźń 😀"),
            (
                "\"\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFD}\u{10000}\u{10FFFD}\"",
                "\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFD}\u{10000}\u{10FFFD}"
            ),
            ("\"\u{2028}\u{FEFF}\u{FDCF}\u{FDF0}\"", "\u{2028}\u{FEFF}\u{FDCF}\u{FDF0}"),
            (#"{"!op":1,"a0_.:~/@-":2,"\u0061b":3}"#, ["!op": 1, "a0_.:~/@-": 2, "ab": 3]),
        ] as [(String, JSONValue)]
    )
    func readsEveryAllowedSpelling(text: String, value: JSONValue) throws {
        #expect(try JSONParser.parse(Array(text.utf8)) == value)
    }

    @Test(
        arguments: [
            ("", .unexpectedEnd(offset: 0)),
            ("  ", .unexpectedEnd(offset: 2)),
            ("[", .unexpectedEnd(offset: 1)),
            ("[1", .unexpectedEnd(offset: 2)),
            (#"{"a""#, .unexpectedEnd(offset: 4)),
            (#"{"a":"#, .unexpectedEnd(offset: 5)),
            (#""abc"#, .unexpectedEnd(offset: 4)),
            (#""\"#, .unexpectedEnd(offset: 2)),
            (#""\u12"#, .unexpectedEnd(offset: 5)),
            ("tru", .unexpectedEnd(offset: 3)),
            ("-", .unexpectedEnd(offset: 1)),
            ("nulL", .unexpectedByte(0x4C, offset: 3)),
            ("+1", .unexpectedByte(0x2B, offset: 0)),
            (".5", .unexpectedByte(0x2E, offset: 0)),
            ("-a", .unexpectedByte(0x61, offset: 1)),
            ("NaN", .unexpectedByte(0x4E, offset: 0)),
            ("'a'", .unexpectedByte(0x27, offset: 0)),
            ("[1,]", .unexpectedByte(0x5D, offset: 3)),
            ("[,1]", .unexpectedByte(0x2C, offset: 1)),
            ("[1 2]", .unexpectedByte(0x32, offset: 3)),
            ("[1}", .unexpectedByte(0x7D, offset: 2)),
            (#"{"a":1,}"#, .unexpectedByte(0x7D, offset: 7)),
            (#"{"a" 1}"#, .unexpectedByte(0x31, offset: 5)),
            ("{a:1}", .unexpectedByte(0x61, offset: 1)),
            ("{1:1}", .unexpectedByte(0x31, offset: 1)),
            ("[\u{B}]", .unexpectedByte(0x0B, offset: 1)),
            ("\u{FEFF}1", .byteOrderMark(offset: 0)),
            ("1 2", .trailingBytes(offset: 2)),
            ("{}\u{0}", .trailingBytes(offset: 2)),
        ] as [(String, JSONError)]
    )
    func refusesBrokenGrammar(text: String, error: JSONError) {
        expectRefusal(of: Array(text.utf8), with: error)
    }

    @Test(
        arguments: [
            ("1.0", .notAnInteger(offset: 0)),
            ("[1e2]", .notAnInteger(offset: 1)),
            ("-0E1", .notAnInteger(offset: 0)),
            ("00", .leadingZero(offset: 0)),
            ("-01", .leadingZero(offset: 0)),
            ("-0", .negativeZero(offset: 0)),
            ("9007199254740992", .integerOutOfRange(offset: 0)),
            ("-9007199254740992", .integerOutOfRange(offset: 0)),
            ("18446744073709551617", .integerOutOfRange(offset: 0)),
        ] as [(String, JSONError)]
    )
    func refusesNumbersThatAreNotSmallIntegers(text: String, error: JSONError) {
        expectRefusal(of: Array(text.utf8), with: error)
    }

    @Test(
        arguments: [
            (#""\u0000""#, .forbiddenScalar(0, offset: 1)),
            (#""a\u001f""#, .forbiddenScalar(0x1F, offset: 2)),
            (#""\b""#, .forbiddenScalar(8, offset: 1)),
            (#""\f""#, .forbiddenScalar(12, offset: 1)),
            (#""\r""#, .forbiddenScalar(13, offset: 1)),
            (#""\ufdd0""#, .forbiddenScalar(0xFDD0, offset: 1)),
            (#""\uFFFF""#, .forbiddenScalar(0xFFFF, offset: 1)),
            (#""\ud83f\udffe""#, .forbiddenScalar(0x1_FFFE, offset: 1)),
            ("\"\n\"", .unescapedControl(offset: 1)),
            ("\"a\u{0}\"", .unescapedControl(offset: 2)),
            (#""\x""#, .invalidEscape(offset: 1)),
            (#""\u00g0""#, .invalidEscape(offset: 1)),
            (#""\u+123""#, .invalidEscape(offset: 1)),
            (#""\ud800""#, .loneSurrogate(offset: 1)),
            (#""\ud800a""#, .loneSurrogate(offset: 1)),
            (#""\ud800\n""#, .loneSurrogate(offset: 1)),
            (#""\ud800\ud800""#, .loneSurrogate(offset: 1)),
            (#""\ud800\u0041""#, .loneSurrogate(offset: 1)),
            (#""\udc00""#, .loneSurrogate(offset: 1)),
        ] as [(String, JSONError)]
    )
    func refusesForbiddenCharacters(text: String, error: JSONError) {
        expectRefusal(of: Array(text.utf8), with: error)
    }

    @Test(arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1_FFFE, 0x10_FFFF] as [UInt32])
    func refusesRawNoncharacters(code: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(code))
        let text = "\"\(Character(scalar))\""
        expectRefusal(of: Array(text.utf8), with: .forbiddenScalar(code, offset: 1))
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28],
            [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
        ] as [[UInt8]]
    )
    func refusesInvalidUTF8(bytes: [UInt8]) {
        let quote = UInt8(ascii: "\"")
        expectRefusal(of: [quote] + bytes + [quote], with: .invalidUTF8(offset: 1))
        expectRefusal(of: [quote] + bytes, with: .invalidUTF8(offset: 1))
    }

    @Test(arguments: [
        "", "!", "A", "1a", "_a", "!1", "!!a", "aB", "a b", "ą", "aą", "a!", "a;", "a[", "a`", "a,",
    ])
    func refusesKeysOutsideTheGrammar(key: String) {
        expectRefusal(of: Array("{\"\(key)\":1}".utf8), with: .invalidKey(offset: 1))
    }

    @Test(arguments: [
        (#"{"a":1,"a":1}"#, 7), (#"{"a":1,"b":2,"\u0061":3}"#, 13), (#"{"a":null,"a":null}"#, 10),
    ])
    func refusesDuplicateKeysAfterUnescaping(text: String, offset: Int) {
        expectRefusal(of: Array(text.utf8), with: .duplicateKey(offset: offset))
    }

    @Test func readsSlicesWithOffsetsFromTheirStart() throws {
        let bytes = Array("xx[1]yy".utf8)
        #expect(try JSONParser.parse(bytes[2..<5]) == [1])
        #expect(throws: JSONError.trailingBytes(offset: 3)) { try JSONParser.parse(bytes[2..<6]) }
    }

    @Test func neverTrapsOnMutatedText() {
        let seed = UInt64.random(in: .min ... .max)
        print("seed \(seed)")
        var random = Dice(seed: seed)
        let text = Array(#"{"a":[1,-20,"zażółć\n\ud83d\ude00",true,null],"!b":{"c":false}}"#.utf8)
        for _ in 0..<5_000 {
            var mutated = text
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<mutated.count, using: &random)
                mutated[place] = UInt8.random(in: .min ... .max, using: &random)
            }
            mutated.removeLast(Int.random(in: 0..<4, using: &random))
            guard let value = try? JSONParser.parse(mutated) else { continue }
            let written = JSONWriter.bytes(of: value)
            #expect((try? JSONParser.parse(written)) == value, "seed \(seed)")
        }
    }
}

/// Expects that the parser refuses the bytes with exactly this error.
func expectRefusal(
    of bytes: [UInt8],
    limits: JSONLimits = .line,
    with error: JSONError,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(throws: error, sourceLocation: sourceLocation) {
        try JSONParser.parse(bytes, limits: limits)
    }
}
