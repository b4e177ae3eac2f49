// # Strings of JSON text
//
// Reads one string: well-formed UTF-8 (RFC 3629), the escapes of RFC 8259 §7, and only scalars that
// I-JSON allows (RFC 7493 §2.1). A string without escapes is copied once, straight from the input.

extension JSONScanner {
    /// Reads the string whose opening quote is at `offset`; its length is held to the given bound.
    mutating func string(within bound: JSONLimits.Bound) throws(JSONError) -> String {
        let quote = offset
        offset += 1
        unescaped.removeAll(keepingCapacity: true)
        while true {
            let run = try plainRun()
            try require(unescaped.count + run.count, within: bound, at: quote)
            if bytes[offset] == UInt8(ascii: "\\") {
                unescaped.append(contentsOf: run)
                try appendEscaped()
                continue
            }
            offset += 1
            if unescaped.isEmpty { return String(decoding: run, as: UTF8.self) }
            unescaped.append(contentsOf: run)
            return String(decoding: unescaped, as: UTF8.self)
        }
    }

    /// Reads up to the next quote or backslash, leaves `offset` there and returns the bytes before.
    private mutating func plainRun() throws(JSONError) -> UnsafeBufferPointer<UInt8> {
        let start = offset
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                return UnsafeBufferPointer(rebasing: bytes[start..<offset])
            case 0x20..<0x80:
                offset += 1
            case 0..<0x20:
                throw .unescapedControl(offset: offset)
            default:
                try skipMultibyteScalar()
            }
        }
        throw .unexpectedEnd(offset: offset)
    }

    /// Checks and passes one scalar of two to four bytes.
    private mutating func skipMultibyteScalar() throws(JSONError) {
        let lead = bytes[offset]
        let width = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard lead >= 0xC2, lead < 0xF5, bytes.count - offset >= width else {
            throw .invalidUTF8(offset: offset)
        }
        var scalar = UInt32(lead) & (0x7F >> UInt32(width))
        for index in offset + 1..<offset + width {
            guard bytes[index] & 0xC0 == 0x80 else { throw .invalidUTF8(offset: offset) }
            scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
        }
        let smallest: UInt32 = width == 2 ? 0x80 : width == 3 ? 0x800 : 0x1_0000
        guard scalar >= smallest, Unicode.Scalar(scalar) != nil else {
            throw .invalidUTF8(offset: offset)
        }
        if isNoncharacter(scalar) { throw .forbiddenScalar(scalar, offset: offset) }
        offset += width
    }

    /// Reads the escape at `offset` and appends what it stands for.
    private mutating func appendEscaped() throws(JSONError) {
        let backslash = offset
        offset += 1
        guard offset < bytes.count else { throw .unexpectedEnd(offset: offset) }
        let letter = bytes[offset]
        offset += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(letter)
        case UInt8(ascii: "n"): unescaped.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): unescaped.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "b"): throw .forbiddenScalar(0x08, offset: backslash)
        case UInt8(ascii: "f"): throw .forbiddenScalar(0x0C, offset: backslash)
        case UInt8(ascii: "r"): throw .forbiddenScalar(0x0D, offset: backslash)
        case UInt8(ascii: "u"):
            let scalar = try escapedScalar(from: backslash)
            unescaped.append(contentsOf: scalar.utf8)
        default: throw .invalidEscape(offset: backslash)
        }
    }

    /// Reads the digits after `\u`, with the second half of a surrogate pair where there is one.
    private mutating func escapedScalar(from backslash: Int) throws(JSONError) -> Unicode.Scalar {
        var code = try hexadecimalUnit(from: backslash)
        if UTF16.isLeadSurrogate(UInt16(truncatingIfNeeded: code)) {
            guard bytes.count - offset >= 2, bytes[offset] == UInt8(ascii: "\\"),
                bytes[offset + 1] == UInt8(ascii: "u")
            else { throw .loneSurrogate(offset: backslash) }
            offset += 2
            let trail = try hexadecimalUnit(from: offset - 2)
            guard UTF16.isTrailSurrogate(UInt16(truncatingIfNeeded: trail)) else {
                throw .loneSurrogate(offset: backslash)
            }
            code = 0x1_0000 + (code & 0x3FF) << 10 + trail & 0x3FF
        }
        guard let scalar = Unicode.Scalar(code) else { throw .loneSurrogate(offset: backslash) }
        let isForbiddenControl = code < 0x20 && code != 0x09 && code != 0x0A
        if isForbiddenControl || isNoncharacter(code) {
            throw .forbiddenScalar(code, offset: backslash)
        }
        return scalar
    }

    /// Reads four hexadecimal digits as one UTF-16 code unit.
    private mutating func hexadecimalUnit(from backslash: Int) throws(JSONError) -> UInt32 {
        guard bytes.count - offset >= 4 else { throw .unexpectedEnd(offset: bytes.count) }
        var unit: UInt32 = 0
        for byte in bytes[offset..<offset + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw .invalidEscape(offset: backslash)
            }
            unit = unit << 4 | UInt32(digit)
        }
        offset += 4
        return unit
    }

    /// Returns whether Unicode promises never to assign the code point.
    private func isNoncharacter(_ code: UInt32) -> Bool {
        code & 0xFFFE == 0xFFFE || 0xFDD0...0xFDEF ~= code
    }
}
