// # Keys of JSON objects
//
// The protocol's keys are short ASCII words, so two keys are equal exactly when their bytes are.

/// Decides which texts may be keys.
enum JSONKey {
    /// Returns whether the bytes match `!?[a-z][a-z0-9_.:~/@-]*`.
    @inline(__always)
    static func isValid(_ key: String.UTF8View) -> Bool {
        var rest = key.makeIterator()
        var first = rest.next()
        if first == UInt8(ascii: "!") { first = rest.next() }
        guard let first, isLetter(first) else { return false }
        while let byte = rest.next() {
            guard isLetter(byte) || isInner(byte) else { return false }
        }
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "a") < 26
    }

    /// Returns whether the byte may follow the first letter without being one.
    private static func isInner(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "-")...UInt8(ascii: "/"),
            UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "@"):
            true
        default: false
        }
    }
}
