// Lower-case base32 text without padding, for codes that people read and type. Decoding accepts
// only what encoding makes.

/// Spells bytes in the letters a-z and the digits 2-7, without padding (RFC 4648, section 6).
package enum Base32 {
    private static let text = BitText(
        alphabet: "abcdefghijklmnopqrstuvwxyz234567",
        bitsPerCharacter: 5)

    /// Returns the text of the bytes.
    package static func encode(_ bytes: [UInt8]) -> String {
        text.encode(bytes)
    }

    /// Returns the bytes of the text, or nil when no bytes are written so.
    package static func decode(_ text: String) -> [UInt8]? {
        self.text.decode(text)
    }
}
