// Identifiers that are made on a device without asking anyone (RFC 9562, version 7). The time part
// keeps neighbours near each other in an index and is never compared with anything.

/// Makes identifiers from a time and random bytes that are handed in.
package enum UniqueID {
    /// Returns a version 7 UUID in its usual text form.
    ///
    /// - Precondition: `random` holds at least ten bytes.
    package static func text(at now: Instant, random: [UInt8]) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        let milliseconds = UInt64(bitPattern: now.milliseconds)
        for index in 0..<6 {
            bytes[index] = UInt8(truncatingIfNeeded: milliseconds >> UInt64(8 * (5 - index)))
        }
        for index in 0..<10 { bytes[6 + index] = random[index] }
        bytes[6] = 0x70 | (bytes[6] & 0x0F)
        bytes[8] = 0x80 | (bytes[8] & 0x3F)
        let digits = Array("0123456789abcdef")
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append("-") }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return text
    }
}
