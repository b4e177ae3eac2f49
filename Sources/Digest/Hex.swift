// Lower-case hexadecimal text. Decoding accepts only what encoding makes.

/// Spells bytes as lower-case hexadecimal digits (RFC 4648, section 8).
package enum Hex {
    private static let text = BitText(
        alphabet: "0123456789abcdef",
        bitsPerCharacter: 4)

    /// Returns the text of the bytes.
    package static func encode(_ bytes: [UInt8]) -> String {
        text.encode(bytes)
    }

    /// Returns the bytes of the text, or nil when no bytes are written so.
    package static func decode(_ text: String) -> [UInt8]? {
        self.text.decode(text)
    }
}
