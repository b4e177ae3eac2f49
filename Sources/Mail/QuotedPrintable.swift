// A text as short lines of ASCII (RFC 2045 §6.7). Polish stays readable enough for who looks at the
// bytes, which base64 would not be.

/// Encodes text.
enum QuotedPrintable {
    /// The most columns of a line, with the `=` that says it goes on.
    private static let columnsMax = 76

    /// Returns the lines of a text, each ended by CRLF; control characters are left out.
    static func encode(_ text: String) -> [UInt8] {
        var lines = lines(text)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.flatMap(line)
    }

    /// Splits at every kind of line end, CRLF being one.
    private static func lines(_ text: String) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        var wasReturn = false
        for scalar in text.unicodeScalars {
            defer { wasReturn = scalar == "\r" }
            if scalar == "\n", wasReturn { continue }
            if scalar == "\n" || scalar == "\r" {
                lines.append([])
            } else if scalar == "\t" || scalar.properties.generalCategory != .control {
                lines[lines.count - 1] += String(scalar).utf8
            }
        }
        return lines
    }

    private static func line(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var column = 0
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            var spelled = spelled(byte, isFirst: column == 0, isLast: isLast)
            if column + spelled.count + (isLast ? 0 : 1) > columnsMax {
                result += "=\r\n".utf8
                column = 0
                spelled = Self.spelled(byte, isFirst: true, isLast: isLast)
            }
            result += spelled
            column += spelled.count
        }
        return result + [0x0D, 0x0A]
    }

    /// Spells a byte; at an end of a line a space is no longer seen, and at its beginning a point
    /// or `From ` is changed by programs on the way.
    private static func spelled(_ byte: UInt8, isFirst: Bool, isLast: Bool) -> [UInt8] {
        let isSpace = byte == 0x20 || byte == 0x09
        let isFragile =
            byte == UInt8(ascii: "=") || isSpace && isLast
            || isFirst && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
        if isSpace && !isLast || (0x21...0x7E).contains(byte) && !isFragile { return [byte] }
        return [0x3D, Hexadecimal.digits[Int(byte >> 4)], Hexadecimal.digits[Int(byte & 15)]]
    }
}
