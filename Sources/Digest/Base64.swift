// Base64 text without padding. Decoding accepts only what encoding makes.

/// Spells bytes in the standard base64 alphabet, without padding (RFC 4648, section 4).
package enum Base64 {
    private static let text = BitText(
        alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
        bitsPerCharacter: 6)

    /// Returns the text of the bytes.
    package static func encode(_ bytes: [UInt8]) -> String {
        text.encode(bytes)
    }

    /// Returns the bytes of the text, or nil when no bytes are written so.
    package static func decode(_ text: String) -> [UInt8]? {
        self.text.decode(text)
    }
}
