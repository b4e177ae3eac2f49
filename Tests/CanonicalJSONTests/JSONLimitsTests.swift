// # Tests of the limits
//
// Each limit one below, at and one above its value.

import CanonicalJSON
import Testing

@Suite struct JSONLimitsTests {
    @Test(arguments: [-1, 0, 1])
    func holdsDepth(excess: Int) {
        let depth = 32 + excess
        let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        expect(arrays, isRefusedBy: excess > 0 ? .depth : nil, at: 32)
        let objects =
            String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
        expect(objects, isRefusedBy: excess > 0 ? .depth : nil, at: 32 * 5)
    }

    @Test(arguments: [-1, 0, 1])
    func holdsKeysOfOneObject(excess: Int) {
        let members = (0..<256 + excess).map { "\"k\(1_000 + $0)\":0" }
        let text = "{" + members.joined(separator: ",") + "}"
        expect(text, isRefusedBy: excess > 0 ? .objectKeys : nil, at: 1 + 256 * 10)
    }

    @Test(arguments: [-1, 0, 1])
    func holdsTokensOfValues(excess: Int) {
        let text = "[" + Array(repeating: "0", count: 19_999 + excess).joined(separator: ",") + "]"
        expect(text, isRefusedBy: excess > 0 ? .tokens : nil, at: 1 + 19_999 * 2)
    }

    @Test(arguments: [-1, 0, 1])
    func holdsTokensOfKeys(excess: Int) {
        var limits = JSONLimits.line
        limits.tokensMax = 5 - excess
        let text = Array(#"{"a":0,"b":0}"#.utf8)
        if excess > 0 {
            let error = JSONError.limitExceeded(.tokens, limit: 4, offset: 11)
            expectRefusal(of: text, limits: limits, with: error)
        } else {
            #expect(throws: Never.self) { try JSONParser.parse(text, limits: limits) }
        }
    }

    @Test(arguments: [-1, 0, 1])
    func holdsStringBytes(excess: Int) {
        let bound: JSONLimits.Bound? = excess > 0 ? .stringBytes : nil
        let plain = String(repeating: "a", count: 65_536 + excess)
        expect("\"\(plain)\"", isRefusedBy: bound, at: 0)
        let polish = String(repeating: "ż", count: 32_768) + plain.suffix(excess + 1).dropFirst()
        expect("\"\(excess < 0 ? String(polish.dropLast()) : polish)\"", isRefusedBy: bound, at: 0)
        let escaped = String(repeating: #"\u0061"#, count: 65_536 + excess)
        expect("\"\(escaped)\"", isRefusedBy: bound, at: 0)
    }

    @Test(arguments: [-1, 0, 1])
    func holdsKeyBytes(excess: Int) {
        let key = String(repeating: "k", count: 64 + excess)
        expect("{\"\(key)\":0}", isRefusedBy: excess > 0 ? .keyBytes : nil, at: 1)
    }

    @Test(arguments: [-1, 0, 1])
    func holdsNumberCharacters(excess: Int) {
        let number = "-" + String(repeating: "9", count: 23 + excess)
        let error: JSONError =
            excess > 0
            ? .limitExceeded(.numberCharacters, limit: 24, offset: 0)
            : .integerOutOfRange(offset: 0)
        expectRefusal(of: Array(number.utf8), with: error)
    }

    private func expect(_ text: String, isRefusedBy bound: JSONLimits.Bound?, at offset: Int) {
        let bytes = Array(text.utf8)
        guard let bound else {
            #expect(throws: Never.self) { try JSONParser.parse(bytes) }
            return
        }
        let limit = JSONLimits.line[bound]
        expectRefusal(of: bytes, with: .limitExceeded(bound, limit: limit, offset: offset))
    }
}
