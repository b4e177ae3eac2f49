// # One pass over JSON text
//
// Holds the place in the bytes while the parser descends into a value. Invariants:
// 1. `offset` never exceeds the number of bytes, and every read is behind a check against it.
// 2. Depth is checked before descending, so the stack is bounded by the limit, not by the input.
// 3. Every loop moves `offset` forward.
// It must not outlive the buffer it was made with.

/// Reads values from a borrowed buffer.
struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let limits: JSONLimits
    var offset = 0
    /// Collects strings that have escapes; kept so that its storage is used again.
    var unescaped: [UInt8] = []
    private var tokens = 0

    init(bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Reads the only value of the text.
    mutating func document() throws(JSONError) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw .byteOrderMark(offset: 0) }
        let value = try value(depth: 0)
        skipSpace()
        guard offset == bytes.count else { throw .trailingBytes(offset: offset) }
        return value
    }

    /// Reads a value inside `depth` open containers.
    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        let first = try nextByte()
        try countToken()
        switch first {
        case UInt8(ascii: "\""):
            return .string(try string(within: .stringBytes))
        case UInt8(ascii: "{"):
            return try object(depth: depth + 1)
        case UInt8(ascii: "["):
            return try array(depth: depth + 1)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return try integer()
        case UInt8(ascii: "t"):
            return try word("true", .bool(true))
        case UInt8(ascii: "f"):
            return try word("false", .bool(false))
        case UInt8(ascii: "n"):
            return try word("null", .null)
        default:
            throw .unexpectedByte(first, offset: offset)
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        try require(depth, within: .depth, at: offset)
        offset += 1
        var elements: [JSONValue] = []
        if try consume(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            elements.append(try value(depth: depth))
            if try consume(UInt8(ascii: "]")) { return .array(elements) }
            try expect(UInt8(ascii: ","))
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        try require(depth, within: .depth, at: offset)
        offset += 1
        var members: [String: JSONValue] = [:]
        if try consume(UInt8(ascii: "}")) { return .object(members) }
        // Most objects of the protocol fit; growing one key at a time costs a third of the parse.
        members.reserveCapacity(6)
        while true {
            _ = try nextByte()
            let keyOffset = offset
            try require(members.count + 1, within: .objectKeys, at: keyOffset)
            let key = try key()
            try expect(UInt8(ascii: ":"))
            let value = try value(depth: depth)
            guard members.updateValue(value, forKey: key) == .none else {
                throw .duplicateKey(offset: keyOffset)
            }
            if try consume(UInt8(ascii: "}")) { return .object(members) }
            try expect(UInt8(ascii: ","))
        }
    }

    private mutating func key() throws(JSONError) -> String {
        let start = offset
        guard bytes[start] == UInt8(ascii: "\"") else {
            throw .unexpectedByte(bytes[start], offset: start)
        }
        try countToken()
        let key = try string(within: .keyBytes)
        guard JSONKey.isValid(key.utf8) else { throw .invalidKey(offset: start) }
        return key
    }

    private mutating func integer() throws(JSONError) -> JSONValue {
        let start = offset
        let isNegative = bytes[start] == UInt8(ascii: "-")
        if isNegative { offset += 1 }
        let digits = offset
        var magnitude: UInt64 = 0
        while offset < bytes.count, case let digit = bytes[offset] &- UInt8(ascii: "0"),
            digit < 10
        {
            // Wrapping is harmless: more than sixteen digits are refused below by their count.
            magnitude = magnitude &* 10 &+ UInt64(digit)
            offset += 1
        }
        let count = offset - digits
        try require(offset - start, within: .numberCharacters, at: start)
        guard count > 0 else { throw unexpected() }
        if offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
                throw .notAnInteger(offset: start)
            default: break
            }
        }
        if bytes[digits] == UInt8(ascii: "0") {
            if count > 1 { throw .leadingZero(offset: start) }
            if isNegative { throw .negativeZero(offset: start) }
        }
        guard count <= 16, magnitude < 1 << 53 else { throw .integerOutOfRange(offset: start) }
        return .integer(isNegative ? -Int64(magnitude) : Int64(magnitude))
    }

    private mutating func word(
        _ spelling: StaticString,
        _ value: JSONValue
    ) throws(JSONError) -> JSONValue {
        for index in 0..<spelling.utf8CodeUnitCount {
            guard offset < bytes.count, bytes[offset] == spelling.utf8Start[index] else {
                throw unexpected()
            }
            offset += 1
        }
        return value
    }
}

// MARK: - Places and limits

extension JSONScanner {
    /// Skips space and returns the byte after it without consuming it.
    private mutating func nextByte() throws(JSONError) -> UInt8 {
        skipSpace()
        guard offset < bytes.count else { throw .unexpectedEnd(offset: offset) }
        return bytes[offset]
    }

    private mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
                offset += 1
            default: return
            }
        }
    }

    private mutating func consume(_ byte: UInt8) throws(JSONError) -> Bool {
        guard try nextByte() == byte else { return false }
        offset += 1
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard try consume(byte) else { throw unexpected() }
    }

    private mutating func countToken() throws(JSONError) {
        tokens += 1
        try require(tokens, within: .tokens, at: offset)
    }

    /// Refuses an amount over the named limit.
    @inline(__always)
    func require(
        _ amount: Int,
        within bound: JSONLimits.Bound,
        at place: Int
    ) throws(JSONError) {
        let limit = limits[bound]
        if amount > limit { throw .limitExceeded(bound, limit: limit, offset: place) }
    }

    /// Describes the byte, or the end, that the grammar has no place for.
    func unexpected() -> JSONError {
        offset < bytes.count
            ? .unexpectedByte(bytes[offset], offset: offset) : .unexpectedEnd(offset: offset)
    }
}
